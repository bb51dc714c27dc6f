#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "plan/edits.h"
#include "toolchain/host.h"

/* Returns whether the name is that of a shared library: libfoo.so, libfoo.so.1.2. */
static bool is_shared_library_name(const char *path)
{
    const char *so = strstr(text_file_name(path), ".so");
    return so && (so[3] == '\0' || so[3] == '.');
}

int edit_refuse_host_library(struct draft *draft, const char *path, struct error *err)
{
    struct arena *arena = draft->arena;
    const char *real = is_shared_library_name(path) ? fs_real(arena, path) : NULL;
    if (!real || !host_is_library_directory(arena, text_directory(arena, real),
                                            draft->state->toolchain.install_dir))
        return 0;
    return error_set(err,
                     "%s: a shared library of the host, which needs the host's C library; profile "
                     "%s does not promise that\n"
                     "  build that library with abicc, or allow its archive by name: "
                     "host_archives in the profile, or ABICC_HOST_ARCHIVES",
                     path, draft->state->profile.name);
}

/* Checks the first library found by -l: a directory of the project may have a link to the host's.
 */
static int check_library(struct draft *draft, const char *name, struct error *err)
{
    struct arena *arena = draft->arena;
    const struct cmdline *line = draft->line;
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_OPTION || word->option != OPT_LIBRARY_DIR || !word->value ||
            draft->fates[i].is_dropped)
            continue;
        const char *path = *name == ':' ? arena_printf(arena, "%s/%s", word->value, name + 1)
                                        : arena_printf(arena, "%s/lib%s.so", word->value, name);
        if (fs_exists(path))
            return edit_refuse_host_library(draft, path, err);
    }
    return 0;
}

int edit_host_libraries(struct draft *draft, struct error *err)
{
    const struct cmdline *line = draft->line;
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        bool is_library =
            word->kind == WORD_OPTION && word->option == OPT_LIBRARY && word->value != NULL;
        if (word->kind == WORD_INPUT && edit_refuse_host_library(draft, word->text, err) < 0)
            return -1;
        if (is_library && check_library(draft, word->value, err) < 0)
            return -1;
    }
    return 0;
}
