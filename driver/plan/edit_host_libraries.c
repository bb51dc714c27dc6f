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

static int refuse(struct draft *draft, const char *path, struct error *err)
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

/* Returns the file in `directory` that the linker would take: between -Bstatic and -Bdynamic only
 * an archive. */
static const char *library_in(const struct draft *draft, const char *directory,
                              const struct linker_word *library)
{
    const struct cmdline *line = draft->line;
    const char *name = library->value;
    if (*name == ':')
        return arena_printf(draft->arena, "%s/%s", directory, name + 1);
    bool is_static = library->mode.is_static || line->is_static || line->is_static_pie;
    return arena_printf(draft->arena, "%s/lib%s.%s", directory, name, is_static ? "a" : "so");
}

/* Checks the first library found by -l: a directory of the project may have a link to the host's.
 */
static int check_library(struct draft *draft, const struct strvec *directories,
                         const struct linker_word *library, struct error *err)
{
    for (size_t i = 0; i < directories->count; i++) {
        const char *path = library_in(draft, directories->items[i], library);
        if (fs_exists(path))
            return refuse(draft, path, err);
    }
    return 0;
}

int edit_host_libraries(struct draft *draft, struct error *err)
{
    const struct linker_words *words = &draft->line->linker;
    struct strvec directories = edit_library_directories(draft);
    const struct strvec last = edit_library_path(draft);
    strvec_extend(draft->arena, &directories, &last);
    for (size_t i = 0; i < words->count; i++) {
        const struct linker_word *word = &words->items[i];
        if (word->id == LINKER_FILE && refuse(draft, word->value, err) < 0)
            return -1;
        if (word->id == LINKER_LIBRARY && word->value &&
            check_library(draft, &directories, word, err) < 0)
            return -1;
    }
    return 0;
}
