#include <string.h>

#include "base/fs.h"
#include "plan/edits.h"
#include "sysroot/musl/musl_cxx.h"
#include "toolchain/host.h"

/* Returns whether -B may lead to start files and libraries in the directory; it also names
 * directories of linkers (/usr/libexec/mold). */
static bool holds_start_files(struct arena *arena, const char *directory)
{
    return fs_exists(arena_printf(arena, "%s/crt1.o", directory)) ||
           fs_exists(arena_printf(arena, "%s/libc.so", directory)) ||
           fs_exists(arena_printf(arena, "%s/libc.so.6", directory));
}

const char *edit_directory_of(const struct draft *draft, const char *text)
{
    static const char variable[] = "$SYSROOT";
    const char *sysroot = draft->state->sysroot.path;
    if (*text == '=')
        return arena_printf(draft->arena, "%s/%s", sysroot, text + 1);
    if (strncmp(text, variable, sizeof(variable) - 1) == 0)
        return arena_printf(draft->arena, "%s/%s", sysroot, text + sizeof(variable) - 1);
    return text;
}

struct strvec edit_library_directories(const struct draft *draft)
{
    const struct linker_words *words = &draft->line->linker;
    struct strvec directories = {0};
    for (size_t i = 0; i < words->count; i++) {
        const struct linker_word *word = &words->items[i];
        if (word->id == LINKER_LIBRARY_DIR && word->value && !draft->linker_fates[i].is_dropped &&
            !draft->fates[word->word].is_dropped)
            strvec_push(draft->arena, &directories, edit_directory_of(draft, word->value));
    }
    return directories;
}

int edit_host_directories(struct draft *draft, struct error *err)
{
    (void)err;
    struct arena *arena = draft->arena;
    const struct cmdline *line = draft->line;
    const char *install_dir = draft->state->toolchain.install_dir;
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_OPTION || !word->value)
            continue;
        const char *directory = edit_directory_of(draft, word->value);
        switch (word->option) {
        case OPT_LIBRARY_DIR:
            if (host_is_library_directory(arena, directory, install_dir))
                draft_drop(
                    draft, i,
                    "a library directory of the host, whose libraries are newer than the target's");
            break;
        case OPT_PREFIX:
            if (host_is_library_directory(arena, directory, install_dir) &&
                holds_start_files(arena, directory))
                draft_drop(draft, i, "a directory with the host's start files and libraries");
            break;
        case OPT_INCLUDE_DIR:
        case OPT_SYSTEM_DIR:
        case OPT_AFTER_DIR:
        case OPT_QUOTE_DIR:
            if (host_is_include_directory(arena, directory, &draft->state->toolchain))
                draft_drop(
                    draft, i,
                    "an include directory of the host, whose headers describe a newer C library");
            else if (draft->state->profile.libc == LIBC_MUSL &&
                     musl_cxx_replaces(arena, draft->state->sysroot.path, directory))
                draft_drop(draft, i,
                           "the compiler's C++ headers, which the sysroot has with those that "
                           "correct them for musl");
            break;
        default:
            break;
        }
    }
    return 0;
}
