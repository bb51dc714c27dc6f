/* What objects ask for that C23's headers of a newer glibc made: text to numbers, and scanf. Of
 * scanf only what needs no 0b (a stated limit).
 * flags: -std=gnu99 */
#include "case.h"

#include <inttypes.h>
#include <locale.h>
#include <stdarg.h>
#include <wchar.h>

#define INTEGERS(DO)                                                                               \
    DO(l, long)                                                                                    \
    DO(ul, unsigned long)                                                                          \
    DO(ll, long long)                                                                              \
    DO(ull, unsigned long long)
#define DECLARE(name, type)                                                                        \
    extern type __isoc23_strto##name(const char *, char **, int);                                  \
    extern type __isoc23_wcsto##name(const wchar_t *, wchar_t **, int);
#define DECLARE_L(name, type)                                                                      \
    extern type __isoc23_strto##name##_l(const char *, char **, int, locale_t);                    \
    extern type __isoc23_wcsto##name##_l(const wchar_t *, wchar_t **, int, locale_t);

INTEGERS(DECLARE)
INTEGERS(DECLARE_L)
DECLARE(imax, intmax_t)
DECLARE(umax, uintmax_t)

extern int __isoc23_scanf(const char *, ...), __isoc23_vscanf(const char *, va_list);
extern int __isoc23_fscanf(FILE *, const char *, ...),
    __isoc23_vfscanf(FILE *, const char *, va_list);
extern int __isoc23_sscanf(const char *, const char *, ...),
    __isoc23_vsscanf(const char *, const char *, va_list);
extern int __isoc23_wscanf(const wchar_t *, ...), __isoc23_vwscanf(const wchar_t *, va_list);
extern int __isoc23_fwscanf(FILE *, const wchar_t *, ...),
    __isoc23_vfwscanf(FILE *, const wchar_t *, va_list);
extern int __isoc23_swscanf(const wchar_t *, const wchar_t *, ...),
    __isoc23_vswscanf(const wchar_t *, const wchar_t *, va_list);

static const char *const texts[] = {
    "0b101",
    "  -0B11z",
    "+0b0",
    "0b2",
    "0b",
    "-0b",
    "0x1f",
    "017",
    "",
    "  ",
    "\t\n 12",
    "0b12",
    "z",
    "- 0b1",
    "0b111111111111111111111111111111111111111111111111111111111111111",
    "0b1000000000000000000000000000000000000000000000000000000000000000",
    "-0b1000000000000000000000000000000000000000000000000000000000000000",
    "-0b1000000000000000000000000000000000000000000000000000000000000001",
    "0b1111111111111111111111111111111111111111111111111111111111111111",
    "0b10000000000000000000000000000000000000000000000000000000000000000",
    "9223372036854775808",
    "-9223372036854775809",
    "18446744073709551616"};
static const int bases[] = {0, 2, 8, 10, 16, 36, 1, 37};

static const char *plain;
static wchar_t wide[128];
static int base;
static locale_t c_locale;

#define TRY(name, character, text, ...)                                                            \
    do {                                                                                           \
        character *end = (character *)(text);                                                      \
        errno = 0;                                                                                 \
        long long value = (long long)name(text, &end, base, ##__VA_ARGS__);                        \
        int error = errno;                                                                         \
        printf("%s %d: %llx %d %d\n", #name, base, (unsigned long long)value, (int)(end - (text)), \
               error);                                                                             \
        if ((long long)name(text, NULL, base, ##__VA_ARGS__) != value)                             \
            printf("differs without an end\n");                                                    \
    } while (0);
#define TRY_PLAIN(name, type)                                                                      \
    TRY(__isoc23_strto##name, char, plain)                                                         \
    TRY(__isoc23_wcsto##name, wchar_t, wide)
#define TRY_L(name, type)                                                                          \
    TRY(__isoc23_strto##name##_l, char, plain, c_locale)                                           \
    TRY(__isoc23_wcsto##name##_l, wchar_t, wide, c_locale)

static int scan(int is_wide, FILE *file, const void *text, const void *format, ...)
{
    va_list list;
    va_start(list, format);
    int count = is_wide         ? text            ? __isoc23_vswscanf(text, format, list)
                                  : file == stdin ? __isoc23_vwscanf(format, list)
                                                  : __isoc23_vfwscanf(file, format, list)
                        : text ? __isoc23_vsscanf(text, format, list)
                : file == stdin ? __isoc23_vscanf(format, list)
                                : __isoc23_vfscanf(file, format, list);
    va_end(list);
    return count;
}

/* A file, which is also the standard input. */
static FILE *refill(const char *text)
{
    FILE *file = fopen("/tmp/isoc23", "w");
    fputs(text, file);
    fclose(file);
    if (!freopen("/tmp/isoc23", "r", stdin))
        printf("no input\n");
    return fopen("/tmp/isoc23", "r");
}

static void show(int count, int i, int o, const char *s, double d)
{
    printf("%d: %d %d %s %g\n", count, i, o, s, d);
}

#define SCANS(is_wide, F, FORMAT)                                                                  \
    do {                                                                                           \
        int i = 0, o = 0;                                                                          \
        double d = 0;                                                                              \
        char s[20] = "", *a = NULL;                                                                \
        show(CALL_##F(i, o, s, d), i, o, s, d);                                                    \
        show(scan(is_wide, NULL, FORMAT##INPUT, FORMAT##LINE, &i, &o, s, &d), o, i, s, d);         \
        FILE *file = refill(INPUT INPUT);                                                          \
        show(FILE_##F(file, i, o, s, d), i, o, s, d);                                              \
        show(scan(is_wide, file, NULL, FORMAT##LINE, &i, &o, s, &d), i, o, s, d);                  \
        show(scan(is_wide, file, NULL, FORMAT##LINE, &i, &o, s, &d), 0, 0, "", 0);                 \
        fclose(file);                                                                              \
        show(STDIN_##F(i, o, s, d), i, o, s, d);                                                   \
        show(scan(is_wide, stdin, NULL, FORMAT##LINE, &i, &o, s, &d), i, o, s, d);                 \
        show(TEXT_##F(a), 0, 0, a ? a : "none", 0);                                                \
        free(a);                                                                                   \
    } while (0)
#define INPUT                    " 12 0x1f word 2.5e1\n"
#define LINE                     "%d %i %9s %lf"
#define WINPUT                   L" 12 0x1f word 2.5e1\n"
#define WLINE                    L"%d %i %9s %lf"
#define CALL_char(i, o, s, d)    __isoc23_sscanf(INPUT, LINE, &i, &o, s, &d)
#define CALL_wide(i, o, s, d)    __isoc23_swscanf(WINPUT, WLINE, &i, &o, s, &d)
#define FILE_char(f, i, o, s, d) __isoc23_fscanf(f, LINE, &i, &o, s, &d)
#define FILE_wide(f, i, o, s, d) __isoc23_fwscanf(f, WLINE, &i, &o, s, &d)
#define STDIN_char(i, o, s, d)   __isoc23_scanf(LINE, &i, &o, s, &d)
#define STDIN_wide(i, o, s, d)   __isoc23_wscanf(WLINE, &i, &o, s, &d)
/* %as of C99 is a number and an s; %ms is memory */
#define TEXT_char(a) __isoc23_sscanf("1.5s text", "%*as%ms", &a)
#define TEXT_wide(a) __isoc23_swscanf(L"1.5s text", L"%*as%ms", &a)

int main(void)
{
    c_locale = newlocale(LC_ALL_MASK, "C", NULL);
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        for (size_t j = 0; j < sizeof(bases) / sizeof(*bases); j++) {
            plain = texts[i];
            mbstowcs(wide, plain, 128);
            base = bases[j];
            INTEGERS(TRY_PLAIN)
            TRY_PLAIN(imax, )
            TRY_PLAIN(umax, )
            INTEGERS(TRY_L)
        }
    SCANS(0, char, );
    SCANS(1, wide, W);
    return 0;
}
