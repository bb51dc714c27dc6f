/* The locales of glibc for libstdc++, which was built for them: it reads the tables of characters
 * from the structure behind locale_t, and asks for items that only glibc has. In the copy of its
 * archive for musl, and in its headers, the functions have these names
 * (../../abi/musl-libstdcxx.tsv).
 *
 * musl has two locales with data of their own: C and, for characters only, C.UTF-8. Its newlocale
 * accepts any other name and takes it for C.UTF-8. A std::locale that claims to be de_DE and
 * formats as C does would deceive the program, so other names fail here, as in glibc where the
 * locale is not installed. */
#include "locale_items.h"
#include "locale_tables.h"

struct tm;
typedef struct musl_locale *musl_locale;

extern musl_locale newlocale(int mask, const char *name, musl_locale base);
extern musl_locale duplocale(musl_locale locale);
extern musl_locale uselocale(musl_locale locale);
extern void freelocale(musl_locale locale);
extern char *nl_langinfo_l(int item, musl_locale locale);
extern int strcoll_l(const char *a, const char *b, musl_locale locale);
extern size_t strxfrm_l(char *to, const char *from, size_t room, musl_locale locale);
extern size_t strftime_l(char *to, size_t room, const char *format, const struct tm *time,
                         musl_locale locale);
extern int wcscoll_l(const wchar_t *a, const wchar_t *b, musl_locale locale);
extern size_t wcsxfrm_l(wchar_t *to, const wchar_t *from, size_t room, musl_locale locale);
extern size_t wcsftime_l(wchar_t *to, size_t room, const wchar_t *format, const struct tm *time,
                         musl_locale locale);
extern int iswctype_l(unsigned c, unsigned long class, musl_locale locale);
extern unsigned towlower_l(unsigned c, musl_locale locale);
extern unsigned towupper_l(unsigned c, musl_locale locale);
extern unsigned long wctype_l(const char *name, musl_locale locale);
extern double strtod(const char *text, char **end);
extern float strtof(const char *text, char **end);
extern long double strtold(const char *text, char **end);
extern int strncmp(const char *a, const char *b, size_t size);
extern int strncasecmp(const char *a, const char *b, size_t size);
extern char *strchr(const char *text, int c);

/* As glibc lays it out; libstdc++ reads the three tables. */
enum { CATEGORIES = 13 };
struct locale {
    void *categories[CATEGORIES];
    const unsigned short *classes;
    const int *tolower, *toupper;
    const char *names[CATEGORIES];
    musl_locale musl;
};

/* uselocale returns whatever locale the thread has, which may be one of musl's: these are marked
 * by the lowest bit. The global locale, -1 in both libraries, has that bit too. */
static struct locale *marked(musl_locale locale)
{
    return (struct locale *)((uintptr_t)locale | 1);
}

static musl_locale musl_of(const struct locale *locale)
{
    uintptr_t bits = (uintptr_t)locale;
    if (bits == UINTPTR_MAX)
        return (musl_locale)locale;
    if (bits & 1)
        return (musl_locale)(bits - 1);
    return locale ? locale->musl : 0;
}

static bool is_named(const char *name, size_t length, const char *wanted)
{
    return length == strlen(wanted) && strncasecmp(name, wanted, length) == 0;
}

/* Returns how many characters there are before the first of `stops`, or before the end. */
static size_t length_before(const char *text, const char *stops)
{
    size_t length = 0;
    while (text[length] && !strchr(stops, text[length]))
        length++;
    return length;
}

/* Returns false for names that musl has no data for. */
static bool read_part(const char *value, size_t length, bool *is_utf8)
{
    *is_utf8 = is_named(value, length, "C.UTF-8") || is_named(value, length, "C.UTF8");
    return *is_utf8 || is_named(value, length, "C") || is_named(value, length, "POSIX");
}

/* Reads glibc's composed form, which has each category once: "LC_CTYPE=C.UTF-8;LC_NUMERIC=C;...".
 * libstdc++ relies on all of them where there is a semicolon. Returns false for another one. */
static bool read_composed(const char *name, bool *is_utf8)
{
    static const char *const categories[] = {"LC_CTYPE",     "LC_NUMERIC",     "LC_TIME",
                                             "LC_COLLATE",   "LC_MONETARY",    "LC_MESSAGES",
                                             "LC_PAPER",     "LC_NAME",        "LC_ADDRESS",
                                             "LC_TELEPHONE", "LC_MEASUREMENT", "LC_IDENTIFICATION"};
    enum { CATEGORIES = sizeof(categories) / sizeof(*categories) };
    unsigned seen = 0;
    while (*name) {
        size_t length = length_before(name, ";");
        size_t before = length_before(name, "=;");
        unsigned category = 0;
        bool is_unicode;
        while (category < CATEGORIES && !is_named(name, before, categories[category]))
            category++;
        if (category == CATEGORIES || before == length || (seen & 1U << category) ||
            !read_part(name + before + 1, length - before - 1, &is_unicode))
            return false;
        seen |= 1U << category;
        if (category == 0)
            *is_utf8 = is_unicode;
        name += length + (name[length] == ';');
    }
    return seen == (1U << CATEGORIES) - 1;
}

/* Reads the name of one locale, or of one for each category. */
static bool read_name(const char *name, bool *is_utf8)
{
    *is_utf8 = false;
    return name[length_before(name, ";=")] ? read_composed(name, is_utf8)
                                           : read_part(name, strlen(name), is_utf8);
}

static struct locale *make(musl_locale musl)
{
    struct locale *locale = musl ? malloc(sizeof(*locale)) : 0;
    if (!locale)
        return 0;
    *locale = (struct locale){.classes = classes + TABLE_ZERO,
                              .tolower = lower + TABLE_ZERO,
                              .toupper = upper + TABLE_ZERO,
                              .musl = musl};
    for (size_t i = 0; i < CATEGORIES; i++)
        locale->names[i] = "C";
    return locale;
}

void __abicc_freelocale(struct locale *locale);

/* The mask is that of all categories: libstdc++ asks for no other. */
struct locale *__abicc_newlocale(int mask, const char *name, struct locale *base)
{
    enum { ALL = 0x7fffffff };
    bool is_utf8;
    (void)mask;
    if (!read_name(name, &is_utf8))
        return 0;
    struct locale *locale = make(newlocale(ALL, is_utf8 ? "C.UTF-8" : "C", 0));
    if (locale && base)
        __abicc_freelocale(base);
    return locale;
}

struct locale *__abicc_duplocale(const struct locale *locale)
{
    return make(duplocale(musl_of(locale)));
}

void __abicc_freelocale(struct locale *locale)
{
    freelocale(musl_of(locale));
    free(locale);
}

struct locale *__abicc_uselocale(struct locale *locale)
{
    return marked(uselocale(musl_of(locale)));
}

const char *__abicc_nl_langinfo_l(int item, const struct locale *locale)
{
    const char *text = glibc_item(item);
    return text != NOT_GLIBCS ? text : nl_langinfo_l(item, musl_of(locale));
}

int __abicc_strcoll_l(const char *a, const char *b, const struct locale *locale)
{
    return strcoll_l(a, b, musl_of(locale));
}

size_t __abicc_strxfrm_l(char *to, const char *from, size_t room, const struct locale *locale)
{
    return strxfrm_l(to, from, room, musl_of(locale));
}

size_t __abicc_strftime_l(char *to, size_t room, const char *format, const struct tm *time,
                          const struct locale *locale)
{
    return strftime_l(to, room, format, time, musl_of(locale));
}

int __abicc_wcscoll_l(const wchar_t *a, const wchar_t *b, const struct locale *locale)
{
    return wcscoll_l(a, b, musl_of(locale));
}

size_t __abicc_wcsxfrm_l(wchar_t *to, const wchar_t *from, size_t room, const struct locale *locale)
{
    return wcsxfrm_l(to, from, room, musl_of(locale));
}

size_t __abicc_wcsftime_l(wchar_t *to, size_t room, const wchar_t *format, const struct tm *time,
                          const struct locale *locale)
{
    return wcsftime_l(to, room, format, time, musl_of(locale));
}

int __abicc_iswctype_l(unsigned c, unsigned long class, const struct locale *locale)
{
    return iswctype_l(c, class, musl_of(locale));
}

unsigned __abicc_towlower_l(unsigned c, const struct locale *locale)
{
    return towlower_l(c, musl_of(locale));
}

unsigned __abicc_towupper_l(unsigned c, const struct locale *locale)
{
    return towupper_l(c, musl_of(locale));
}

unsigned long __abicc_wctype_l(const char *name, const struct locale *locale)
{
    return wctype_l(name, musl_of(locale));
}

/* In musl numbers have one form in all locales. */
double __abicc_strtod_l(const char *text, char **end, const struct locale *locale)
{
    (void)locale;
    return strtod(text, end);
}

float __abicc_strtof_l(const char *text, char **end, const struct locale *locale)
{
    (void)locale;
    return strtof(text, end);
}

long double __abicc_strtold_l(const char *text, char **end, const struct locale *locale)
{
    (void)locale;
    return strtold(text, end);
}
