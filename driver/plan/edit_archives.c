/* Edits for links in which the compiler's own archives are inputs. With an old C library these
 * archives need functions that came later, and objects that let exceptions pass between modules.
 * For -lstdc++, -lc and the compiler's default libraries, linker scripts in the sysroot add both.
 * They do not help archives that are named otherwise, or after the last of these libraries:
 * libtool's -nostdlib ... -lstdc++ -lm -lc -lgcc -lgcc_eh, a libstdc++.a named by its path or
 * between -Bstatic and -Bdynamic. */
#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "plan/archives.h"
#include "plan/edits.h"
#include "sysroot/cxx/cxx.h"
#include "sysroot/glibc/glibc.h"

/* What the command line names. Places are 1 + the index of a linker word; 0 for none. */
struct named {
    size_t last;           /* the last archive of the compiler's */
    size_t provider;       /* the last library that brings what they need */
    bool has_libstdcxx;    /* as an archive, not by the sysroot's script */
    bool has_libcxx;       /* the same */
    bool has_whole;        /* all members of one of these */
    struct strvec aliases; /* file names of links to archives */
    struct strvec again;   /* of the compiler's default libraries, those that need more */
};

/* Which libraries the compiler adds at the end. */
enum defaults { DEFAULTS_NONE, DEFAULTS_WITHOUT_LIBC, DEFAULTS_ALL };

static bool is_musl(const struct draft *draft)
{
    return draft->state->profile.libc == LIBC_MUSL;
}

static enum defaults defaults_of(const struct cmdline *line)
{
    if (line->is_relocatable || edit_takes_no_libraries(line))
        return DEFAULTS_NONE;
    return cmdline_has_option(line, OPT_NO_LIBC) ? DEFAULTS_WITHOUT_LIBC : DEFAULTS_ALL;
}

/* In a musl sysroot, libgcc_eh.a is the script that brings everything. */
static bool is_provider(const struct draft *draft, const struct linker_word *word)
{
    return word->id == LINKER_LIBRARY && word->value &&
           strcmp(word->value, is_musl(draft) ? "gcc_eh" : "c") == 0;
}

static void note_word(struct draft *draft, size_t index, struct named *named)
{
    struct archive archive = archives_of_word(draft, index);
    if (is_provider(draft, &draft->line->linker.items[index]))
        named->provider = index + 1;
    if (archive.kind == ARCHIVE_OTHER)
        return;
    named->last = index + 1;
    if (archive.is_script)
        return;
    bool is_cxx = archive.kind == ARCHIVE_LIBSTDCXX || archive.kind == ARCHIVE_LIBCXX;
    named->has_libstdcxx |= archive.kind == ARCHIVE_LIBSTDCXX;
    named->has_libcxx |= archive.kind == ARCHIVE_LIBCXX;
    named->has_whole |= is_cxx && archive.is_whole;
    if (archive.is_link)
        strvec_push(draft->arena, &named->aliases, archive.file);
}

/* Notes which of the compiler's own words find archives whose needs nothing after them brings. They
 * are said once more, so that the needs can come after them. */
static void note_defaults(struct draft *draft, struct named *named)
{
    enum defaults defaults = defaults_of(draft->line);
    bool is_cxx = draft->is_cxx && !cmdline_has_option(draft->line, OPT_NO_CXX_LIBRARY);
    bool is_without_libc =
        defaults == DEFAULTS_WITHOUT_LIBC && named->provider && edit_is_libgcc_static(draft);
    if (defaults == DEFAULTS_NONE || is_musl(draft))
        return;
    bool is_users = is_cxx && archives_found(draft, "stdc++", false);
    named->has_libstdcxx |= is_users;
    if (is_users || (is_cxx && is_without_libc))
        strvec_push(draft->arena, &named->again, "-lstdc++");
    if (is_without_libc)
        strvec_push(draft->arena, &named->again, "-lgcc_eh");
}

static const char *in_sysroot(const struct draft *draft, const char *file)
{
    return arena_printf(draft->arena, "%s/usr/lib/%s", draft->state->sysroot.path, file);
}

static void add_parts(struct draft *draft, const struct strvec *parts, const char *reason)
{
    const struct strvec words = linker_words_write(draft->arena, parts);
    for (size_t i = 0; i < words.count; i++)
        draft_add(draft, words.items[i], reason);
}

/* Adds the objects that must come before the archive; the first place on the command line is. */
static void add_objects(struct draft *draft, const struct named *named, enum cxx_library library)
{
    struct strvec parts = {0};
    const struct strvec objects = cxx_objects(draft->arena, library, draft->state->sysroot.release);
    for (size_t i = 0; i < objects.count; i++)
        strvec_push(draft->arena, &parts, in_sysroot(draft, objects.items[i]));
    if (named->has_whole) {
        strvec_push(draft->arena, &parts, "--wrap=__cxa_get_globals");
        strvec_push(draft->arena, &parts, "--wrap=__cxa_get_globals_fast");
    }
    if (library == CXX_LIBRARY_LIBCXX)
        strvec_push(draft->arena, &parts, "--wrap=__dynamic_cast");
    add_parts(draft, &parts,
              "modules with a C++ library of their own exchange exceptions and strings");
}

/* Adds to `parts` the archives of what is needed, for links that open no shared library. */
static void push_archives(struct draft *draft, const struct named *named, struct strvec *parts)
{
    if (is_musl(draft))
        strvec_push(draft->arena, parts, in_sysroot(draft, "libabicc_musl.a"));
    if (named->has_libcxx)
        strvec_push(draft->arena, parts, in_sysroot(draft, "libabicc_libcxx.a"));
    if (named->has_libcxx || named->has_libstdcxx)
        strvec_push(draft->arena, parts, in_sysroot(draft, CXX_POLYFILLS));
    if (named->has_libcxx)
        strvec_push(draft->arena, parts, in_sysroot(draft, "libabicc_libcxx_polyfill.a"));
    strvec_push(draft->arena, parts, in_sysroot(draft, "libabicc_polyfill.a"));
}

/* Adds to `parts` the linker scripts of what is needed. */
static void push_scripts(struct draft *draft, const struct named *named, struct strvec *parts)
{
    strvec_push(draft->arena, parts, "-Bdynamic");
    if (named->has_libstdcxx)
        strvec_push(draft->arena, parts, "-l" CXX_LIBSTDCXX_NEEDS);
    if (named->has_libcxx)
        strvec_push(draft->arena, parts, "-l" CXX_LIBCXX_NEEDS);
    strvec_push(draft->arena, parts, "-l" GLIBC_NEEDS);
}

/* Returns what is needed as words for the linker, whatever mode it is in where they stand. */
static struct strvec needs_of(struct draft *draft, const struct named *named)
{
    const struct cmdline *line = draft->line;
    struct strvec parts = named->again;
    strvec_push(draft->arena, &parts, "--push-state");
    strvec_push(draft->arena, &parts, "--no-whole-archive");
    if (is_musl(draft) || line->is_relocatable || line->is_static)
        push_archives(draft, named, &parts);
    else
        push_scripts(draft, named, &parts);
    strvec_push(draft->arena, &parts, "--pop-state");
    return parts;
}

/* Adds what is needed after the last word: what a link has only by default comes even later. Where
 * nothing comes by default, it follows the last archive and libc, since crtend.o may be next, which
 * ends the tables for unwinding. */
static void add_needs(struct draft *draft, const struct named *named)
{
    static const char reason[] = "what the compiler's archives need on an old C library";
    const struct strvec parts = needs_of(draft, named);
    if (defaults_of(draft->line) != DEFAULTS_NONE || draft->line->is_relocatable) {
        const struct strvec words = linker_words_write(draft->arena, &parts);
        for (size_t i = 0; i < words.count; i++)
            draft_append(draft, words.items[i], reason);
        return;
    }
    size_t index = (named->last > named->provider ? named->last : named->provider) - 1;
    const struct linker_word *word = &draft->line->linker.items[index];
    struct strvec now = {0};
    linker_word_parts(draft->arena, word, word->word, &now);
    if (word->value_word != word->word)
        linker_word_parts(draft->arena, word, word->value_word, &now);
    strvec_extend(draft->arena, &now, &parts);
    draft_change_linker_word(draft, index, &now, reason);
}

/* Returns whether something of what the archives need comes in no other way. */
static bool lacks_needs(const struct draft *draft, const struct named *named)
{
    const struct cmdline *line = draft->line;
    if (named->again.count)
        return true;
    if (named->has_libstdcxx || named->has_libcxx)
        return !is_musl(draft) && (line->is_relocatable || !line->is_static);
    return named->last && !line->is_relocatable && defaults_of(line) != DEFAULTS_ALL &&
           named->provider < named->last;
}

/* Hides the symbols of archives with names of the user's, as edit_hidden_archives does by theirs.
 */
static void hide_aliases(struct draft *draft, const struct named *named)
{
    for (size_t i = 0; i < named->aliases.count && !draft->line->is_relocatable; i++)
        draft_add(draft,
                  arena_printf(draft->arena, "-Wl,--exclude-libs=%s", named->aliases.items[i]),
                  "the output exports its own symbols, and none of the compiler's archives");
}

/* Returns the name of the C++ library that the word finds outside of the sysroot, or NULL. */
static const char *own_libstdcxx(const struct draft *draft, size_t index)
{
    const struct linker_word *word = &draft->line->linker.items[index];
    if (archives_of_word(draft, index).kind != ARCHIVE_LIBSTDCXX)
        return NULL;
    const char *path =
        word->id == LINKER_FILE ? word->value : archives_found(draft, word->value, true);
    const char *real = path ? fs_real(draft->arena, path) : NULL;
    const char *name = real ? text_file_name(real) : NULL;
    return name && !text_begins_with(real, draft->state->sysroot.path) &&
                   fs_exists(in_sysroot(draft, name))
               ? name
               : NULL;
}

/* The compiler's own libstdc++.a calls glibc: in its place comes that of the musl sysroot. */
static void take_sysroots(struct draft *draft)
{
    for (size_t i = 0; i < draft->line->linker.count; i++) {
        const char *name = own_libstdcxx(draft, i);
        struct strvec now = {0};
        if (!name)
            continue;
        strvec_push(draft->arena, &now, in_sysroot(draft, name));
        draft_change_linker_word(draft, i, &now,
                                 "the compiler's C++ library is built for glibc; the sysroot has "
                                 "it with the names of musl");
    }
}

int edit_archives(struct draft *draft, struct error *err)
{
    (void)err;
    struct named named = {0};
    for (size_t i = 0; i < draft->line->linker.count; i++)
        note_word(draft, i, &named);
    if (is_musl(draft))
        take_sysroots(draft);
    note_defaults(draft, &named);
    hide_aliases(draft, &named);
    if (!lacks_needs(draft, &named))
        return 0;
    if (named.has_libstdcxx)
        add_objects(draft, &named, CXX_LIBRARY_STATIC);
    if (named.has_libcxx)
        add_objects(draft, &named, CXX_LIBRARY_LIBCXX);
    add_needs(draft, &named);
    return 0;
}
