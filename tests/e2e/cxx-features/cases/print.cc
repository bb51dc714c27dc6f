// std: c++23
// gcc: 14
// clang: 18
// libc++: 18
// links: -lstdc++exp
// output: one 2 3.5 list: [1, 2] ä to a stream
//
// <print>, to files and streams, and others of C++23.
#include "must.h"

#include <expected>
#include <fstream>
#include <iostream>
#include <print>
#include <string>
#include <vector>

static std::expected<int, std::string> half(int number)
{
    if (number % 2)
        return std::unexpected("odd");
    return number / 2;
}

int main()
{
    std::print("{} {} ", "one", 2);
    std::print(stdout, "{:.1f} ", 3.5);
    std::vector<int> list{1, 2};
    std::string told = "[";
    for (int i : list)
        told += std::format("{}{}", told.size() > 1 ? ", " : "", i);
    std::print("list: {}] \u00e4 ", told);
    std::fflush(stdout);
    std::println(std::cout, "to {} stream", 'a');
    std::ofstream file("/tmp/print.txt");
    std::print(file, "{:>4}", 17);
    file.close();
    std::string read;
    std::getline(std::ifstream("/tmp/print.txt"), read);
    must(read == "  17");
    must(half(4).transform([](int i) { return i + 1; }).value() == 3 && half(3).error() == "odd");
    try {
        (void)half(5).value();
        must(!"thrown");
    } catch (const std::bad_expected_access<std::string> &e) {
        must(e.error() == "odd");
    }
    return done();
}
