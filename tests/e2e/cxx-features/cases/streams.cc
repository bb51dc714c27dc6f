// std: c++11
// output: hello 42 3.50 0x1p+0 wide 7
//
// Streams of characters and of wide ones, with and without stdio behind them; numbers as text.
#include "must.h"

#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>

static void numbers()
{
    must(std::to_string(-17) == "-17");
    must(std::to_string(0x1.8p1) == "3.000000" ||
         std::to_string(0x1.8p1) == "3"); // shorter since C++26
    must(std::stoi("0x1f", nullptr, 16) == 31 && std::stoull("18446744073709551615") == ~0ull);
    must(std::stof("1.5") == 1.5f && std::stod("1e-3") == 1e-3 && std::stold("2.5e1") == 25.0L);
    must(std::stoi(L"12") == 12 && std::to_wstring(5) == L"5");
    std::size_t end = 0;
    must(std::stoi("12abc", &end) == 12 && end == 2);
    try {
        std::stoi("no number");
        must(!"thrown");
    } catch (const std::invalid_argument &) {
    }
    try {
        std::stoi("99999999999999999999");
        must(!"thrown");
    } catch (const std::out_of_range &) {
    }
}

static void strings()
{
    std::stringstream text;
    text << std::boolalpha << true << ' ' << std::hex << std::showbase << 255 << ' '
         << std::setprecision(3) << 3.14159;
    must(text.str() == "true 0xff 3.14");
    bool truth = false;
    int number = 0;
    double real = 0;
    text >> truth >> number >> real;
    must(truth && number == 255 && real == 3.14 && text.eof());

    std::wstringstream wide;
    wide << std::setw(5) << std::setfill(L'*') << 42 << L" \u00e4";
    must(wide.str() == L"***42 \u00e4");

    std::istringstream faulty("x");
    faulty.exceptions(std::ios::failbit);
    try {
        faulty >> number;
        must(!"thrown");
    } catch (const std::ios_base::failure &e) {
        must(e.code() == std::io_errc::stream);
    }

    std::tm when = {};
    std::istringstream("2012-12-25 13:14:15") >> std::get_time(&when, "%Y-%m-%d %H:%M:%S");
    must(when.tm_year == 112 && when.tm_mon == 11 && when.tm_hour == 13);
    std::ostringstream told;
    told << std::put_time(&when, "%d.%m.%y");
    must(told.str() == "25.12.12");
}

static void files()
{
    const char *name = "/tmp/streams.txt";
    {
        std::ofstream out(name);
        out << "one\ntwo\n" << 3 << '\n';
        must(out.good());
    }
    std::ifstream in(name);
    std::string line, last;
    while (std::getline(in, line))
        last = line;
    must(last == "3");
    in.clear();
    in.seekg(4);
    in >> line;
    must(line == "two");
    std::wofstream wide("/tmp/wide.txt");
    wide << L"wide" << 1;
    wide.close();
    must(wide.good());
    std::ifstream missing("/nowhere/at/all");
    must(!missing);
}

int main()
{
    numbers();
    strings();
    files();
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::cout << "hello " << 42 << ' ' << std::fixed << std::setprecision(2) << 3.5 << ' '
              << std::hexfloat << 1.0 << std::flush;
    std::wcout << L" wide " << 7 << std::endl;
    return done();
}
