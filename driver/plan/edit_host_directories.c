#include <string.h>

#include "base/fs.h"
#include "plan/edits.h"
#include "toolchain/host.h"

/* -B brings start files and libraries, but also names the folder of a linker (/usr/libexec/mold).
 */
static bool holds_start_files(struct arena *arena, const char *folder)
{
    return fs_exists(arena_printf(arena, "%s/crt1.o", folder)) ||
           fs_exists(arena_printf(arena, "%s/libc.so", folder)) ||
           fs_exists(arena_printf(arena, "%s/libc.so.6", folder));
}

/* A folder as the compiler takes it: = and $SYSROOT at its beginning are the sysroot (gcc manual,
 * "Directory Options"; ld manual, "-L"), from which dots may lead out again. */
static const char *folder_of(const struct draft *draft, const char *text)
{
    static const char variable[] = "$SYSROOT";
    const char *sysroot = draft->state->sysroot.path;
    if (*text == '=')
        return arena_printf(draft->arena, "%s/%s", sysroot, text + 1);
    if (strncmp(text, variable, sizeof(variable) - 1) == 0)
        return arena_printf(draft->arena, "%s/%s", sysroot, text + sizeof(variable) - 1);
    return text;
}

void edit_host_directories(struct draft *draft)
{
    struct arena *arena = draft->arena;
    const struct cmdline *line = draft->line;
    const char *install_dir = draft->state->toolchain.install_dir;
    const char *arch = draft->state->profile.arch;
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_OPTION || !word->value)
            continue;
        const char *folder = folder_of(draft, word->value);
        switch (word->option) {
        case OPT_LIBRARY_DIR:
            if (host_is_library_folder(arena, folder, install_dir))
                draft_drop(draft, i,
                           "a library folder of the host: its libraries are newer than the target");
            break;
        case OPT_PREFIX:
            if (host_is_library_folder(arena, folder, install_dir) &&
                holds_start_files(arena, folder))
                draft_drop(draft, i, "a folder of the host's start files and libraries");
            break;
        case OPT_INCLUDE_DIR:
        case OPT_SYSTEM_DIR:
        case OPT_AFTER_DIR:
        case OPT_QUOTE_DIR:
            if (host_is_include_folder(arena, folder, arch))
                draft_drop(draft, i,
                           "an include folder of the host: its headers describe a newer C library");
            break;
        default:
            break;
        }
    }
}
