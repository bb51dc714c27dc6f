// std: c++17
// gcc: 11
// libc++: no
//
// Numbers from and to characters without the locale: shortest, exact, and at the edges of each
// type.
#include "must.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>

template <class Real, class... Words> static std::string told(Real value, Words... words)
{
    char text[6000];
    auto end = std::to_chars(text, text + sizeof text, value, words...);
    return end.ec == std::errc() ? std::string(text, end.ptr) : "too long";
}
template <class Real>
static Real read(std::string_view text, std::chars_format format = std::chars_format::general)
{
    Real value = -1;
    auto end = std::from_chars(text.data(), text.data() + text.size(), value, format);
    return end.ec == std::errc() && end.ptr == text.data() + text.size() ? value : Real(-7);
}
template <class Real> static void real()
{
    using limits = std::numeric_limits<Real>;
    for (Real value :
         {Real(0), Real(1) / 3, Real(-1e10L), limits::max(), limits::min(), limits::epsilon()}) {
        must(read<Real>(told(value)) == value);
        must(read<Real>(told(value, std::chars_format::hex), std::chars_format::hex) == value);
        must(read<Real>(told(value, std::chars_format::scientific, 40)) == value);
    }
    must(std::isinf(read<Real>("inf")) && std::isnan(read<Real>("nan")) &&
         std::signbit(read<Real>("-0")));
    must(told(Real(0.5)) == "0.5");
    must(told(Real(2.5), std::chars_format::fixed, 3) == "2.500" &&
         read<Real>("25e-1") == Real(2.5));
    Real kept = 3;
    std::string_view large = "1e999999";
    auto end = std::from_chars(large.data(), large.data() + large.size(), kept);
    must(end.ec == std::errc::result_out_of_range && kept == 3 &&
         end.ptr == large.data() + large.size());
    std::string_view words = "x1";
    must(std::from_chars(words.data(), words.data() + 2, kept).ec == std::errc::invalid_argument);
}

int main()
{
    real<float>();
    real<double>();
    real<long double>();
    must(told(0.1) == "0.1" && told(1e23) == "1e+23" && told(0.1f) == "0.1" &&
         told(5e-324) == "5e-324" && read<double>("5e-324") == 5e-324);
    must(told(1.5, std::chars_format::hex) == "1.8p+0");
    must(told(1.0L / 3) == "0.33333333333333333334" && told(1e300 * 1e10) == "inf");
    must(read<double>("9007199254740993") == 9007199254740992.0 &&
         read<double>("2.2250738585072011e-308") < 2.2250738585072014e-308);
    must(told(255, 16) == "ff" && told(-128, 2) == "-10000000" &&
         told(~0ull) == "18446744073709551615");
    int number = 0;
    std::string_view hex = "7fg";
    must(std::from_chars(hex.data(), hex.data() + 3, number, 16).ptr == hex.data() + 2 &&
         number == 127);
    char small[2];
    must(std::to_chars(small, small + 2, 1234).ec == std::errc::value_too_large);
    return done();
}
