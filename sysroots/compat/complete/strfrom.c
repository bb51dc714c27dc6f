/* strfromd, strfromf, strfroml (TS 18661-1, glibc 2.25): snprintf of one number. The format is
 * "%", an optional precision ("." and digits), and one of aAeEfFgG. */
#include "libc.h"

extern int snprintf(char *text, size_t size, const char *format, ...);

struct format {
    char text[8]; /* "%.*Lg" */
    int precision;
};

/* snprintf treats a negative precision as none. */
static struct format read_format(const char *text, bool is_long)
{
    struct format format = {"%.*", -1};
    text += *text == '%';
    if (*text == '.') {
        format.precision = 0;
        for (text++; *text >= '0' && *text <= '9'; text++)
            if (__builtin_mul_overflow(format.precision, 10, &format.precision) ||
                __builtin_add_overflow(format.precision, *text - '0', &format.precision))
                format.precision = INT32_MAX;
    }
    size_t at = 3;
    if (is_long)
        format.text[at++] = 'L';
    format.text[at] = *text;
    return format;
}

int strfromd(char *restrict text, size_t size, const char *restrict format, double value)
{
    struct format f = read_format(format, false);
    return snprintf(text, size, f.text, f.precision, value);
}

int strfromf(char *restrict text, size_t size, const char *restrict format, float value)
{
    return strfromd(text, size, format, value);
}

int strfroml(char *restrict text, size_t size, const char *restrict format, long double value)
{
    struct format f = read_format(format, true);
    return snprintf(text, size, f.text, f.precision, value);
}
