#include <string.h>

#include "base/fs.h"
#include "plan/rules.h"
#include "sysroot/host.h"

/* libfoo.so, libfoo.so.1.2: by the name, as ld's users know it. */
static bool is_shared_library_name(const char *path)
{
    const char *base = strrchr(path, '/');
    base = base ? base + 1 : path;
    const char *so = strstr(base, ".so");
    return so && (so[3] == '\0' || so[3] == '.');
}

static const char *folder_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_strndup(arena, path, (size_t)(slash - path) + 1) : ".";
}

int rules_inputs(struct draft *draft, struct error *err)
{
    struct arena *arena = draft->arena;
    const struct cmdline *line = draft->line;
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_INPUT || !is_shared_library_name(word->text))
            continue;
        const char *real = fs_real(arena, word->text);
        if (!real || !host_is_library_folder(arena, folder_of(arena, real),
                                             draft->state->toolchain.install_dir))
            continue;
        return error_set(
            err,
            "%s: a shared library of the host: what links it needs the host's C library, "
            "which profile %s does not promise\n"
            "  build that library with abicc, or let its archive in by name: "
            "host_archives in the profile, or ABICC_HOST_ARCHIVES",
            word->text, draft->state->profile.name);
    }
    return 0;
}
