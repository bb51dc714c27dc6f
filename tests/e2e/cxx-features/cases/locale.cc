// std: c++11
// root: locale
//
// Facets of the classic locale, and of a named one where the target has it.
#include "must.h"

#include <codecvt>
#include <cstring>
#include <iomanip>
#include <locale>
#include <sstream>

static void classic()
{
    const std::locale &c = std::locale::classic();
    must(c.name() == "C" && std::locale("C").name() == "C");
#ifndef _LIBCPP_VERSION // for which it is another one
    must(std::locale("POSIX") == c);
#endif
    must(std::isalpha('a', c) && !std::isalpha(L'1', c) && std::toupper('x', c) == 'X' &&
         std::tolower(L'X', c) == L'x');
    must(std::use_facet<std::numpunct<char>>(c).decimal_point() == '.');
    must(std::use_facet<std::collate<char>>(c).compare("ab", "ab" + 2, "b", "b" + 1) < 0);
    must(std::use_facet<std::moneypunct<wchar_t>>(c).frac_digits() == 0);
    std::ostringstream money;
    money.imbue(c);
    money << std::put_money("123");
    must(money.str() == "123");
    std::wstring_convert<std::codecvt_utf8<wchar_t>> utf8;
    must(utf8.to_bytes(L"\u00e4\u20ac") == "\xc3\xa4\xe2\x82\xac" &&
         utf8.from_bytes("\xc3\xa4") == L"\u00e4");
    std::wstring_convert<std::codecvt_utf8_utf16<char16_t>, char16_t> utf16;
    must(utf16.from_bytes("\xf0\x9f\x98\x80") == u"\xd83d\xde00");
}

static void own_facet()
{
    struct comma : std::numpunct<char> {
        char do_decimal_point() const override
        {
            return ',';
        }
        char do_thousands_sep() const override
        {
            return '.';
        }
        std::string do_grouping() const override
        {
            return "\3";
        }
    };
    std::ostringstream out;
    out.imbue(std::locale(std::locale::classic(), new comma));
    out << 1234567 << ' ' << std::fixed << std::setprecision(1) << 2.5;
    must(out.str() == "1.234.567 2,5");
    double value = 0;
    std::istringstream in("1.234,5");
    in.imbue(out.getloc());
    in >> value;
    must(value == 1234.5);
}

static void named()
{
    try {
        std::locale missing("no_WHERE");
        must(!"thrown");
    } catch (const std::runtime_error &e) {
        must(std::strstr(e.what(), "locale") || std::strstr(e.what(), "no_WHERE"));
    }
    std::locale there("xx_XX");
    must(there.name() == "xx_XX" && there != std::locale::classic());
    std::ostringstream out;
    out.imbue(there);
    out << 1234567 << ' ' << std::fixed << std::setprecision(2) << 0.25 << ' ' << std::showbase
        << std::put_money("123456");
    must(out.str() == "1.234.567 0,25 TKR 1.234,56");
    std::tm when = {};
    when.tm_mon = 1;
    when.tm_mday = 3;
    std::ostringstream date;
    date.imbue(there);
    date << std::put_time(&when, "%d %B");
    must(date.str() == "03 secondmonth");
    std::istringstream in("1.000,5 14 thirdmonth");
    in.imbue(there);
    double value = 0;
    in >> value >> std::get_time(&when, "%d %B");
    must(value == 1000.5 && when.tm_mon == 2 && when.tm_mday == 14);

    std::locale mixed(std::locale::classic(), there, std::locale::numeric);
    must(std::use_facet<std::numpunct<wchar_t>>(mixed).decimal_point() == L',');
#ifndef _LIBCPP_VERSION // which names mixtures so
    must(mixed.name() != "*");
#endif
    std::locale before = std::locale::global(there);
    must(std::stod("1,5") == 1.5); // by the C library's locale, which global() sets
    std::locale::global(before);
    must(std::stod("1.5") == 1.5);
}

int main()
{
    classic();
    own_facet();
    named();
    return done();
}
