#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "base/tree.h"
#include "cmdline/language.h"
#include "plan/edits.h"
#include "sysroot/musl/musl_cxx.h"

#define STDLIB "-stdlib="

/* Returns the last choice on the command line: "libc++", "libstdc++" ...; NULL without one. */
static const char *said(const struct cmdline *line)
{
    const char *said = NULL;
    for (size_t i = 0; i < line->count; i++)
        if (line->words[i].kind == WORD_OPTION && line->words[i].option == OPT_STDLIB)
            said = line->words[i].value;
    return said;
}

static bool wants_libcxx(const struct draft *draft)
{
    const char *word = said(draft->line);
    if (word)
        return strcmp(word, "libc++") == 0;
    return draft->state->profile.cxx_library == CXX_LIBRARY_LIBCXX;
}

/* Returns whether clang++ reads headers of C++ for the input: also for C sources, without -x, and
 * not for what is preprocessed already. */
static bool reads_cxx_headers(const struct draft *draft, const struct word *word)
{
    struct language language = language_of(word->language, word->text);
    const char *dot = strrchr(text_file_name(word->text), '.');
    bool is_assembler = dot && (strcmp(dot, ".S") == 0 || strcmp(dot, ".sx") == 0);
    return language.is_preprocessed &&
           (language.is_cxx || (draft->is_cxx && !word->language && !is_assembler));
}

/* Returns whether the option has an effect: without one clang warns, and -Werror makes an error. */
static bool takes_cxx_headers(const struct draft *draft)
{
    const struct cmdline *line = draft->line;
    if (cmdline_has_option(line, OPT_NO_CXX_HEADERS))
        return false;
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind == WORD_OPTION && word->option == OPT_NOSTDINC)
            return false;
        if (word->kind == WORD_INPUT && reads_cxx_headers(draft, word))
            return true;
    }
    return false;
}

static bool takes_cxx_library(const struct draft *draft)
{
    const struct cmdline *line = draft->line;
    return line->action == ACTION_LINK && draft->is_cxx && !line->is_relocatable &&
           !edit_takes_no_libraries(line) && !cmdline_has_option(line, OPT_NO_CXX_LIBRARY);
}

static int refuse(const struct draft *draft, const char *who, struct error *err)
{
    const struct toolchain *toolchain = &draft->state->toolchain;
    if (toolchain->family != COMPILER_CLANG)
        return error_set(err,
                         "%s: libc++ belongs to clang, but %s is a gcc\n"
                         "  choose clang++ (compilers.cxx in the profile, --abicc-cxx=clang++ or "
                         "ABICC_CXX=clang++), or set cxx: static in the profile",
                         who, toolchain->path);
    return error_set(err,
                     "%s: %s has no libc++ to link: its headers are missing, or libc++.a "
                     "and libc++abi.a of the same release\n"
                     "  install them (Debian, Ubuntu: libc++-%u-dev and libc++abi-%u-dev), or use "
                     "libstdc++: cxx: static in the profile, without -stdlib=libc++",
                     who, toolchain->path, toolchain->version.part[0], toolchain->version.part[0]);
}

static bool holds_libstdcxx(struct arena *arena, const char *directory)
{
    return fs_exists(arena_printf(arena, "%s/libstdc++.a", directory));
}

/* Returns a release of gcc beside this one that has the C++ library; NULL when there is none. */
static const char *other_release(struct arena *arena, const char *install_dir)
{
    const char *own = text_file_name(install_dir);
    const char *parent = arena_strndup(arena, install_dir, (size_t)(own - install_dir));
    struct tree_list list;
    struct error ignored;
    if (tree_list(arena, parent, &list, &ignored) < 0)
        return NULL;
    for (size_t i = list.count; i > 0; i--)
        if (holds_libstdcxx(arena, arena_printf(arena, "%s%s", parent, list.items[i - 1].name)))
            return list.items[i - 1].name;
    return NULL;
}

/* Checks the gcc that clang uses: the newest one, even if that has no C++ library. */
static int check_libstdcxx(const struct draft *draft, struct error *err)
{
    const struct toolchain *toolchain = &draft->state->toolchain;
    const char *directory = toolchain->install_dir;
    if (toolchain->family != COMPILER_CLANG || !takes_cxx_library(draft) ||
        holds_libstdcxx(draft->arena, directory))
        return 0;
    const char *other = other_release(draft->arena, directory);
    if (!other)
        return 0; /* the linker reports that there is none */
    const char *own = text_file_name(directory);
    return error_set(err,
                     "%s uses the newest gcc, which is %s, but there is no libstdc++ "
                     "in %s\n"
                     "  install it (Debian, Ubuntu: libstdc++-%s-dev), or remove that gcc: %s has "
                     "its libstdc++",
                     toolchain->path, own, directory, own, other);
}

/* Names the C++ headers for clang; gcc's specs do so. */
static int for_musl(struct draft *draft, struct error *err)
{
    const struct state *state = draft->state;
    bool takes_headers = takes_cxx_headers(draft);
    struct strvec options = {0};
    if (wants_libcxx(draft) && (takes_headers || takes_cxx_library(draft)))
        return error_set(err,
                         "profile %s: clang's libc++ is built for glibc, and cannot be linked with "
                         "musl\n  use libstdc++: %s",
                         state->profile.name,
                         said(draft->line) ? "leave out " STDLIB "libc++"
                                           : "cxx: static in the profile");
    if (state->toolchain.family == COMPILER_CLANG && takes_headers)
        musl_cxx_clang_options(draft->arena, state->sysroot.path, &options);
    for (size_t i = 0; i < options.count; i++)
        draft_add(draft, options.items[i], "the C++ headers of gcc, corrected for musl");
    return check_libstdcxx(draft, err);
}

int edit_stdlib(struct draft *draft, struct error *err)
{
    const struct cmdline *line = draft->line;
    const struct state *state = draft->state;
    if (state->profile.libc == LIBC_MUSL)
        return for_musl(draft, err);
    if (!wants_libcxx(draft))
        return check_libstdcxx(draft, err);
    if (!takes_cxx_library(draft) && !takes_cxx_headers(draft))
        return 0;
    const char *word = said(line);
    if (!*state->toolchain.libcxx && line->action != ACTION_QUERY)
        return refuse(
            draft,
            word ? STDLIB "libc++"
                 : arena_printf(draft->arena, "profile %s, cxx: libc++", state->profile.name),
            err);
    if (!word)
        draft_add(draft, STDLIB "libc++", "the profile's cxx: libc++, clang's own C++ library");
    /* For exceptions and dynamic_cast, sysroots/crt/personality.c and compat/libcxx do so. */
    static const char reason[] = "each module has its own libc++, so types are compared by name";
    if (takes_cxx_headers(draft))
        draft_add(draft, "-D_LIBCPP_TYPEINFO_COMPARISON_IMPLEMENTATION=2", reason);
    if (takes_cxx_library(draft))
        draft_add(draft, "-Wl,--wrap=__dynamic_cast", reason);
    return 0;
}
