// A bit of everything that libstdc++ has code for; everything.txt has what it prints.
#include <codecvt>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <future>
#include <iomanip>
#include <iostream>
#include <locale>
#include <map>
#include <mutex>
#include <random>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <thread>
struct D {
    int n;
    ~D()
    {
        std::cout << "tls " << n << std::endl;
    }
};
thread_local D d{1};
int main()
{
    std::cout << "hello " << 3.5 << ' ' << std::hex << 255 << std::dec << '\n';
    try {
        throw std::runtime_error("thrown");
    } catch (const std::exception &e) {
        std::cout << e.what() << '\n';
    }
    std::thread t([] {
        d.n = 2;
        try {
            throw 7;
        } catch (int i) {
            std::cout << "in thread " << i << std::endl;
        }
    });
    t.join();
    auto f = std::async(std::launch::async, []() -> int { throw std::logic_error("future"); });
    try {
        f.get();
    } catch (const std::logic_error &e) {
        std::cout << e.what() << '\n';
    }
    std::regex r("(\\w+)@(\\w+)\\.com");
    std::smatch m;
    std::string s = "joe@example.com";
    std::cout << std::regex_match(s, m, r) << m[1] << '\n';
    namespace fs = std::filesystem;
    fs::create_directories("/tmp/everything/b");
    {
        std::ofstream o("/tmp/everything/b/f");
        o << 1.25 << " x\n";
    }
    for (auto &e : fs::recursive_directory_iterator("/tmp/everything"))
        std::cout << e.path() << '\n';
    std::ifstream i("/tmp/everything/b/f");
    double x;
    i >> x;
    std::cout << x << ' ' << fs::file_size("/tmp/everything/b/f") << '\n';
    fs::remove_all("/tmp/everything");
    std::cout << std::isupper('A', std::locale()) << std::toupper('b', std::locale::classic())
              << std::tolower(L'Q', std::locale()) << '\n';
    for (auto n : {"C", "POSIX", "C.UTF-8", "de_DE.UTF-8", ""})
        try {
            std::locale l(n);
            std::cout << "locale " << l.name() << '\n';
            std::ostringstream o;
            o.imbue(l);
            o << 1234567.5 << ' ' << std::put_money(12345);
            std::time_t z = 0;
            o << ' ' << std::put_time(std::gmtime(&z), "%c %x %A");
            std::cout << o.str() << '\n';
            std::wostringstream w;
            w.imbue(l);
            w << 1234567.5 << std::put_time(std::gmtime(&z), L"%c %x %A");
            std::wstring ws = w.str();
            std::cout << std::string(ws.begin(), ws.end()) << '\n';
        } catch (const std::runtime_error &e) {
            std::cout << n << ": " << e.what() << '\n';
        }
    std::random_device rd;
    (void)rd();
    std::mt19937 g(1);
    std::cout << g() << '\n';
    std::wcout << L"wide" << std::endl;
    std::mutex mu;
    std::condition_variable cv;
    std::unique_lock lk(mu);
    std::cout << (cv.wait_for(lk, std::chrono::milliseconds(5)) == std::cv_status::timeout) << '\n';
}
