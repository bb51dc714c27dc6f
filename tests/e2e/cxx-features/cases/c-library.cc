// std: c++17
// libc++: 15
//
// C's own library by its C++ names: what newer headers redirect or inline, and std:: names of
// functions that came with C11 and C17.
#include "must.h"

#include <cctype>
#include <cerrno>
#include <cfenv>
#include <cinttypes>
#include <clocale>
#include <cmath>
#include <csetjmp>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <cuchar>
#include <cwchar>
#include <cwctype>

static int tell(char *room, std::size_t size, const char *format, ...)
{
    std::va_list words;
    va_start(words, format);
    int count = std::vsnprintf(room, size, format, words);
    va_end(words);
    return count;
}
static volatile std::sig_atomic_t got;

int main()
{
    std::timespec now{};
    must(std::timespec_get(&now, TIME_UTC) == TIME_UTC && now.tv_sec > 1300000000);
    void *block = std::aligned_alloc(64, 128);
    must(block && reinterpret_cast<std::uintptr_t>(block) % 64 == 0);
    std::free(block);
    char16_t unit = 0;
    std::mbstate_t state{};
    must(std::mbrtoc16(&unit, "a", 1, &state) == 1 && unit == u'a');
    char room[40];
    must(tell(room, sizeof room, "%5.2f|%-4d|%s", 3.14159, 7, "x") == 12 &&
         std::strcmp(room, " 3.14|7   |x") == 0);
    int number = 0;
    char word[8];
    must(std::sscanf("0x1f word", "%i %7s", &number, word) == 2 && number == 31 &&
         std::strcmp(word, "word") == 0);
    wchar_t *end = nullptr;
    must(std::wcstol(L"12x", &end, 10) == 12 && *end == L'x' &&
         std::strtoull("777", nullptr, 8) == 511);
    must(std::strtoimax("-5", nullptr, 10) == -5 && std::abs(std::imaxdiv(7, 2).quot) == 3);
    volatile double above_one = 1.1;
    must(std::fesetround(FE_UPWARD) == 0 && std::nearbyint(above_one) == 2 &&
         std::fesetround(FE_TONEAREST) == 0);
    must(std::pow(2.0, 0.5) == std::sqrt(2.0) && std::exp(0.0) == 1 && std::log(1.0) == 0 &&
         std::fma(2.0, 3.0, 1.0) == 7);
    must(std::isnan(std::nan("")) && std::signbit(-0.0f) && std::lgamma(3.0) > 0.69 &&
         std::abs(std::tgamma(5.0) - 24) < 1e-9);
    must(std::pow(2.0f, 3.0f) == 8 && std::pow(2.0L, 3.0L) == 8 && std::fmod(7.5, 2.0) == 1.5);
    std::signal(SIGUSR1, [](int) { got = 1; });
    std::raise(SIGUSR1);
    must(got == 1);
    std::jmp_buf back;
    static int jumps;
    if (setjmp(back) < 3)
        std::longjmp(back, ++jumps + 1);
    must(jumps == 2);
    must(std::strcmp(std::setlocale(LC_ALL, "C"), "C") == 0 && std::towupper(L'a') == L'A');
    std::tm when{};
    when.tm_year = 112;
    when.tm_mday = 25;
    when.tm_mon = 11;
    must(std::mktime(&when) != -1 && when.tm_wday == 2 &&
         std::strftime(room, sizeof room, "%F", &when) == 10);
    std::at_quick_exit([] { std::_Exit(done()); });
    std::atexit([] { must(!"run by quick_exit"); });
    std::quick_exit(9);
}
