#include "sysroot/musl/musl_cxx.h"

#include <stdbool.h>
#include <string.h>

#include "base/data.h"
#include "base/fs.h"
#include "base/text.h"

#define HEADERS "sysroots/include/musl-cxx/"

/* Below usr/include. The first has abicc's headers; the others are links to the compiler's, which
 * has three at most: its own, that of the target, and backward. */
static const char *const directories[] = {"c++/musl", "c++/1", "c++/2", "c++/3"};
enum { DIRECTORIES = sizeof(directories) / sizeof(*directories) };

/* The languages that gcc compiles as C++ (gcc manual, "-x"). */
#define CXX_LANGUAGES                                                                              \
    ",c++|,c++-header|,c++-system-header|,c++-user-header|,objective-c++|,objective-c++-header"

static int write_corrections(struct arena *arena, const struct strvec *roots, const char *directory,
                             struct error *err)
{
    size_t count;
    const struct data *files = data_list(HEADERS, &count);
    for (size_t i = 0; i < count; i++) {
        struct data data;
        const char *path = arena_printf(arena, "%s/%s", directory, files[i].name + strlen(HEADERS));
        if (data_open(arena, roots, files[i].name, &data, err) < 0 ||
            fs_make_dirs(arena, text_directory(arena, path), 0755, err) < 0 ||
            fs_write(path, data.bytes, data.size, err) < 0)
            return -1;
    }
    return 0;
}

int musl_write_cxx_headers(struct arena *arena, const struct strvec *roots,
                           const struct strvec *own, const char *include, struct error *err)
{
    if (!own->count)
        return 0;
    if (own->count >= DIRECTORIES)
        return error_set(err, "the compiler has %zu directories of C++ headers (%s), gcc has %d",
                         own->count, strvec_join(arena, own, ", "), DIRECTORIES - 1);
    if (write_corrections(arena, roots, arena_printf(arena, "%s/%s", include, directories[0]),
                          err) < 0)
        return -1;
    for (size_t i = 0; i < own->count; i++)
        if (fs_link(own->items[i], arena_printf(arena, "%s/%s", include, directories[i + 1]), err) <
            0)
            return -1;
    return 0;
}

const char *musl_cxx_gcc_words(struct arena *arena)
{
    struct strvec words = {0};
    strvec_push(arena, &words, "-nostdinc++");
    for (size_t i = 0; i < DIRECTORIES; i++)
        strvec_pushf(arena, &words, "-isystem =/usr/include/%s", directories[i]);
    return strvec_join(arena, &words, " ");
}

const char *musl_cxx_specs(struct arena *arena)
{
    return arena_printf(arena, "%%{" CXX_LANGUAGES ":%%{!nostdinc++:%s}} ",
                        musl_cxx_gcc_words(arena));
}

void musl_cxx_clang_options(struct arena *arena, const char *sysroot, struct strvec *options)
{
    for (size_t i = 0; i < DIRECTORIES; i++)
        strvec_pushf(arena, options, "-stdlib++-isystem%s/usr/include/%s", sysroot, directories[i]);
}

bool musl_cxx_replaces(struct arena *arena, const char *sysroot, const char *directory)
{
    const char *real = fs_real(arena, directory);
    for (size_t i = 1; real && i < DIRECTORIES; i++) {
        const char *own =
            fs_real(arena, arena_printf(arena, "%s/usr/include/%s", sysroot, directories[i]));
        if (own && strcmp(own, real) == 0)
            return true;
    }
    return false;
}
