/* Floating-point text by <charconv>, whatever the locale.
 * flags: -std=c++17
 * needs: __cpp_lib_to_chars of charconv
 * | 3.25 3.25 up to the comma
 * | a third is 0.33333333333333333334236835143737920362
 * | the shortest 0.1 1e+300
 */
#include <charconv>
#include <cstdio>
#include <cstring>

static double read(const char *text, std::chars_format format, const char **end)
{
    double value = 0;
    *end = std::from_chars(text, text + std::strlen(text), value, format).ptr;
    return value;
}

int main()
{
    const char *end;
    double hex = read("1.ap1", std::chars_format::hex, &end);
    double decimal = read("3.25,0", std::chars_format::general, &end);
    std::printf("%g %g %s\n", hex, decimal, *end == ',' ? "up to the comma" : "too far");
    char text[64];
    *std::to_chars(text, text + sizeof(text), 1 / 3.0L, std::chars_format::fixed, 38).ptr = 0;
    std::printf("a third is %s\n", text);
    *std::to_chars(text, text + sizeof(text), 0.1).ptr = 0;
    std::printf("the shortest %s", text);
    *std::to_chars(text, text + sizeof(text), 1e300).ptr = 0;
    std::printf(" %s\n", text);
}
