#include "sysroot/glibc/runtime_archives.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/strvec.h"

/* Writes a script that also links what the archive needs, as the shared library would. */
static int write_script(struct arena *arena, const struct compiler_library *library,
                        const char *lib, struct error *err)
{
    const char *text = arena_printf(arena, "GROUP ( %s.a %s )\n", library->name, library->needs);
    return fs_write(arena_printf(arena, "%s/%s.so", lib, library->name), text, strlen(text), err);
}

static const char *find_archive(struct arena *arena, const struct compiler_library *library,
                                const struct toolchain *toolchain)
{
    const char *directory = strcmp(library->name, "libomp") == 0
                                ? compiler_libraries_llvm_directory(arena, toolchain)
                                : toolchain->install_dir;
    return arena_printf(arena, "%s/%s.a", directory, library->name);
}

static int write_library(struct arena *arena, const struct compiler_library *library,
                         const struct toolchain *toolchain, const char *lib, struct error *err)
{
    const char *archive = find_archive(arena, library, toolchain);
    const char *link = arena_printf(arena, "%s/%s.a", lib, library->name);
    if (!fs_exists(archive))
        return 0;
    if (fs_link(archive, link, err) < 0)
        return -1;
    return *library->needs ? write_script(arena, library, lib, err) : 0;
}

/* Links a start file: Debian 11 has one of gcc's among the host's libraries. */
static int write_start_file(struct arena *arena, const struct toolchain *toolchain, const char *lib,
                            struct error *err)
{
    static const char name[] = "libtsan_preinit.o";
    const char *own = toolchain->install_dir;
    const char *hosts = arena_printf(arena, "%s/../../../%s/%s", own, toolchain->target, name);
    if (fs_exists(arena_printf(arena, "%s/%s", own, name)) || !fs_exists(hosts))
        return 0;
    return fs_link(hosts, arena_printf(arena, "%s/%s", lib, name), err);
}

/* Writes the list { GOMP_*; omp_*; ... }. */
static int write_names(struct arena *arena, const char *lib, struct error *err)
{
    const char *text = "{\n";
    for (size_t i = 0; i < compiler_library_count; i++) {
        const struct compiler_library *library = &compiler_libraries[i];
        struct strvec prefixes = strvec_split(arena, library->prefixes, ' ');
        for (size_t j = 0; library->is_of_program && j < prefixes.count; j++)
            text = arena_printf(arena, "%s%s*;\n", text, prefixes.items[j]);
    }
    text = arena_printf(arena, "%s};\n", text);
    return fs_write(arena_printf(arena, "%s/" RUNTIME_NAMES, lib), text, strlen(text), err);
}

static int write_empty(struct arena *arena, const char *lib, struct error *err)
{
    static const char *const names[] = {"libgomp.a", "libomp.a"};
    static const char empty[] = "!<arch>\n";
    const char *directory = arena_printf(arena, "%s/" LIBRARIES_OF_PROGRAMS, lib);
    if (fs_make_dir(directory, 0755, err) < 0)
        return -1;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (fs_write(arena_printf(arena, "%s/%s", directory, names[i]), empty, strlen(empty), err) <
            0)
            return -1;
    return 0;
}

int runtime_archives_write(struct arena *arena, const struct toolchain *toolchain, const char *lib,
                           struct error *err)
{
    for (size_t i = 0; i < compiler_library_count; i++)
        if (!compiler_library_is_of_cxx(&compiler_libraries[i]) &&
            write_library(arena, &compiler_libraries[i], toolchain, lib, err) < 0)
            return -1;
    if (write_start_file(arena, toolchain, lib, err) < 0 || write_names(arena, lib, err) < 0)
        return -1;
    return write_empty(arena, lib, err);
}
