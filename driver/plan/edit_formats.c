/* Types whose format depends on the release of glibc: times on 32-bit architectures, and long
 * double where an architecture has two formats of it. A compiler may choose the newer one by
 * itself: Debian's for arm do so since gcc 14, Fedora's for powerpc64le since gcc 12. */
#include <string.h>

#include "plan/edits.h"
#include "tables/arch.h"
#include "tables/time64.h"

/* Has time_t as the floor has it. Where the line asks for 64 bits, its -D comes later, and the
 * sysroot's <features.h> refuses it. */
static void keep_times(struct draft *draft)
{
    const struct profile *profile = &draft->state->profile;
    if (!draft->line->has_preprocessed_language ||
        !time64_is_absent(arch_find(profile->arch), profile->libc_version))
        return;
    char version[VERSION_TEXT_SIZE];
    draft_add(draft, "-U_TIME_BITS",
              arena_printf(draft->arena,
                           "times have 32 bits in glibc %s on %s, and 64 by default in compilers "
                           "for newer systems",
                           version_text(profile->libc_version, version), profile->arch));
}

/* What the line says about long double. The last word of each kind holds. */
struct wish {
    const char *format; /* -mabi=ieeelongdouble or -mabi=ibmlongdouble, or NULL */
    bool is_short;      /* -mlong-double-64 */
};

static struct wish read_wish(const struct cmdline *line)
{
    struct wish wish = {0};
    for (size_t i = 0; i < line->count; i++) {
        const char *text = line->words[i].text;
        if (line->words[i].kind != WORD_OPTION)
            continue;
        if (strcmp(text, "-mabi=ieeelongdouble") == 0 || strcmp(text, "-mabi=ibmlongdouble") == 0)
            wish.format = text;
        else if (strncmp(text, "-mlong-double-", 14) == 0)
            wish.is_short = strcmp(text + 14, "64") == 0;
    }
    return wish;
}

static int refuse_format(const struct draft *draft, const char *word, struct version first,
                         struct error *err)
{
    char since[VERSION_TEXT_SIZE], version[VERSION_TEXT_SIZE];
    version_text(first, since);
    return error_set(
        err,
        "%s: glibc has functions for that format since %s; the floor of profile %s is %s\n"
        "  remove the option: long double then has IBM's format, or choose a profile of glibc %s "
        "or newer",
        word, since, draft->state->profile.name,
        version_text(draft->state->profile.libc_version, version), since);
}

static int keep_long_double(struct draft *draft, struct error *err)
{
    const struct profile *profile = &draft->state->profile;
    const struct arch *arch = arch_find(profile->arch);
    if (!arch || version_compare(profile->libc_version, arch->ieee_long_double_glibc) >= 0)
        return 0;
    const struct toolchain *toolchain = &draft->state->toolchain;
    struct wish wish = read_wish(draft->line);
    if (wish.is_short)
        return 0; /* compilers refuse a format for 64 bits */
    if (wish.format && strcmp(wish.format, "-mabi=ieeelongdouble") == 0 &&
        !cmdline_is_freestanding(draft->line))
        return refuse_format(draft, wish.format, arch->ieee_long_double_glibc, err);
    /* clang does not say how it was configured. */
    if (wish.format || (toolchain->family == COMPILER_GCC && !toolchain->has_ieee_long_double))
        return 0;
    char version[VERSION_TEXT_SIZE];
    const char *reason = arena_printf(draft->arena, "glibc %s has long double in IBM's format only",
                                      version_text(profile->libc_version, version));
    draft_add(draft, "-mabi=ibmlongdouble", reason);
    if (toolchain->has_ieee_long_double) /* it warns of the other format wherever that is used */
        draft_add(draft, "-Wno-psabi", reason);
    return 0;
}

int edit_formats(struct draft *draft, struct error *err)
{
    if (draft->state->profile.libc != LIBC_GLIBC)
        return 0;
    keep_times(draft);
    return keep_long_double(draft, err);
}
