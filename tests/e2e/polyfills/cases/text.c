/* Numbers as text, and characters of 8, 16 and 32 bits. */
#include "case.h"

#include <locale.h>
#include <uchar.h>
#include <wchar.h>

static void numbers(void)
{
    static const char *const formats[] = {"%g", "%.0f", "%.20e", "%a",   "%.3A",
                                          "%G", "%.F",  "%E",    "%.0a", "%.100f"};
    static const double values[] = {0,      -0.0,          1.5,       -2.5,      1e300,
                                    1e-310, 123456789.123, 1.0 / 0.0, -1.0 / 0.0};
    char text[500];
    for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++)
        for (size_t j = 0; j < sizeof(values) / sizeof(*values); j++)
            for (size_t size = 0; size <= 500; size = size ? size * 10 : 5) {
                memset(text, '.', 20);
                text[20] = 0;
                int n = strfromd(text, size, formats[i], values[j]);
                printf("%s %zu: %d %s", formats[i], size, n, text);
                text[0] = 0;
                n = strfromf(text, size, formats[i], (float)values[j]);
                printf(" %d %s", n, size ? text : "");
                text[0] = 0;
                n = strfroml(text, size, formats[i], (long double)values[j] / 3);
                printf(" %d %s\n", n, size ? text : "");
            }
}

static void show_state(const char *what, size_t answer, unsigned long value)
{
    printf("%s: %zd %lx%s\n", what, (ssize_t)answer, value,
           (ssize_t)answer == -1 ? strerror(errno) : "");
}

/* Reads `size` bytes, `step` at a time. */
static void read_text(const char *bytes, size_t size, size_t step)
{
    mbstate_t s8 = {0}, s16 = {0}, s32 = {0};
    unsigned char c8;
    char16_t c16;
    char32_t c32;
    for (int kind = 0; kind < 3; kind++)
        for (size_t at = 0, calls = 0; at < size && calls < 40; calls++) {
            size_t left = size - at < step ? size - at : step, answer;
            c8 = 0, c16 = 0, c32 = 0;
            errno = 0;
            if (kind == 0)
                answer = mbrtoc8(&c8, bytes + at, left, &s8), show_state("mbrtoc8", answer, c8);
            else if (kind == 1)
                answer = mbrtoc16(&c16, bytes + at, left, &s16),
                show_state("mbrtoc16", answer, c16);
            else
                answer = mbrtoc32(&c32, bytes + at, left, &s32),
                show_state("mbrtoc32", answer, c32);
            if (answer == (size_t)-1)
                break;
            at += answer == (size_t)-2 ? left : answer == (size_t)-3 ? 0 : answer ? answer : 1;
        }
    printf("initial: %d %d %d\n", !!mbsinit(&s8), !!mbsinit(&s16), !!mbsinit(&s32));
}

static void write_text(void)
{
    static const char16_t pairs[] = {'a',    0xe9, 0x20ac, 0xd83d, 0xde00, 0,
                                     0xd800, 'x',  'y',    0xdc00, 'z'};
    static const char32_t wide[] = {'a', 0xe9, 0x20ac, 0x1f600, 0, 0xd800, 0x110000};
    static const unsigned char bytes[] = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\0\xed\xa0y\xc0z\xe2"
                                         "\x28w\xf4\x90v\xff\xf0\x80u\xe0\x80";
    mbstate_t s = {0};
    char out[16];
    size_t answer;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
        memset(out, 0, sizeof(out));
        errno = 0;
        answer = c16rtomb(out, pairs[i], &s);
        show_state("c16rtomb", answer, strlen(out));
        printf("%s\n", out);
    }
    memset(&s, 0, sizeof(s));
    for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++) {
        memset(out, 0, sizeof(out));
        errno = 0;
        answer = c32rtomb(out, wide[i], &s);
        show_state("c32rtomb", answer, strlen(out));
        printf("%s\n", out);
    }
    memset(&s, 0, sizeof(s));
    for (size_t i = 0; i < sizeof(bytes) - 1; i++) {
        memset(out, 0, sizeof(out));
        errno = 0;
        answer = c8rtomb(out, bytes[i], &s);
        show_state("c8rtomb", answer, strlen(out));
        if (answer == (size_t)-1)
            memset(&s, 0, sizeof(s));
    }
    SHOW(c16rtomb(NULL, 'x', NULL));
    SHOW(c32rtomb(NULL, 'x', NULL));
    SHOW(c8rtomb(NULL, 'x', NULL));
    SHOW(mbrtoc16(NULL, NULL, 5, NULL));
    SHOW(mbrtoc32(NULL, NULL, 5, NULL));
    SHOW(mbrtoc8(NULL, NULL, 5, NULL));
    SHOW(mbrtoc16(NULL, "x", 0, NULL));
    SHOW(mbrtoc8(NULL, "x", 0, NULL));
}

int main(void)
{
    static const char text[] = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80z\0y\xff";
    numbers();
    for (int i = 0; i < 2; i++) {
        printf("locale %d\n", i);
        for (size_t step = 1; step < 6; step++)
            read_text(text, sizeof(text) - 1, step);
        write_text();
        if (!setlocale(LC_CTYPE, "C.utf8")) {
            printf("no C.utf8\n");
            break;
        }
    }
    return 0;
}
