#include "toolchain/compiler_libraries.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/strvec.h"
#include "base/text.h"

#define LIBM "AS_NEEDED ( libm.so.6 )"

const struct compiler_library compiler_libraries[] = {
    {"libstdc++", "", "_Z __cxa_ __gxx_", "link with abic++, as C++ is", false},
    {"libstdc++fs", "", "", "", false},
    {"libstdc++exp", "", "", "", false},
    {"libsupc++", "", "", "", false},
    {"libgcc", "", "", "", false},
    {"libgcc_eh", "", "", "", false},
    {"libgomp", "", "GOMP_ GOACC_ omp_ acc_", "link with -fopenmp too", true},
    {"libomp", "", "__kmpc_ kmp_", "link with -fopenmp too", true}, /* clang's */
    {"libatomic", "", "__atomic_", "add -latomic at the end of the line", false},
    {"libquadmath", LIBM, "", "", false},
    {"libgfortran", "libquadmath.a " LIBM, "_gfortran_", "add -lgfortran at the end of the line",
     false},
    {"libgcov", "", "__gcov_", "link with --coverage too", false},
    {"libitm", "", "_ITM_", "link with -fgnu-tm too", false},
    {"libobjc", "", "objc_ __objc_", "add -lobjc at the end of the line", false},
    {"libasan", "", "__asan_ __sanitizer_", "link with -fsanitize=address too", true},
    {"libtsan", "", "__tsan_", "link with -fsanitize=thread too", true},
    {"liblsan", "", "__lsan_", "link with -fsanitize=leak too", true},
    {"libubsan", "", "__ubsan_", "link with -fsanitize=undefined too", true},
};
const size_t compiler_library_count = sizeof(compiler_libraries) / sizeof(*compiler_libraries);

bool compiler_library_may_have(const struct compiler_library *library, const char *name)
{
    const char *prefix = library->prefixes;
    while (*prefix) {
        size_t length = strcspn(prefix, " ");
        if (strncmp(name, prefix, length) == 0)
            return true;
        prefix += length;
        prefix += strspn(prefix, " ");
    }
    return false;
}

const struct compiler_library *compiler_library_find(const char *name)
{
    for (size_t i = 0; i < compiler_library_count; i++)
        if (compiler_library_may_have(&compiler_libraries[i], name))
            return &compiler_libraries[i];
    return NULL;
}

bool compiler_library_is_of_cxx(const struct compiler_library *library)
{
    return text_begins_with(library->name, "libgcc") || text_ends_with(library->name, "c++") ||
           text_begins_with(library->name, "libstdc++");
}

/* A script that takes in what the archive rests on, as the shared library would. */
static int write_script(struct arena *arena, const struct compiler_library *library,
                        const char *archive, const char *lib, struct error *err)
{
    const char *text = arena_printf(arena, "GROUP ( %s.a %s )\n", library->name, library->needs);
    if (!fs_exists(archive))
        return 0;
    return fs_write(arena_printf(arena, "%s/%s.so", lib, library->name), text, strlen(text), err);
}

const char *compiler_libraries_llvm_folder(struct arena *arena, const struct toolchain *toolchain)
{
    const char *real = fs_real(arena, toolchain->path);
    if (toolchain->family != COMPILER_CLANG || !real)
        return toolchain->install_dir;
    return arena_printf(arena, "%.*s../lib", (int)(text_file_name(real) - real), real);
}

static const char *find_archive(struct arena *arena, const struct compiler_library *library,
                                const struct toolchain *toolchain)
{
    const char *folder = strcmp(library->name, "libomp") == 0
                             ? compiler_libraries_llvm_folder(arena, toolchain)
                             : toolchain->install_dir;
    return arena_printf(arena, "%s/%s.a", folder, library->name);
}

static int write_library(struct arena *arena, const struct compiler_library *library,
                         const struct toolchain *toolchain, const char *lib, struct error *err)
{
    const char *archive = find_archive(arena, library, toolchain);
    const char *link = arena_printf(arena, "%s/%s.a", lib, library->name);
    if (symlink(archive, link) < 0)
        return error_set(err, "%s: cannot create the link: %s", link, strerror(errno));
    return *library->needs ? write_script(arena, library, archive, lib, err) : 0;
}

/* Debian 11 has one start file of gcc's among the host's libraries. */
static int write_start_file(struct arena *arena, const struct toolchain *toolchain, const char *lib,
                            struct error *err)
{
    static const char name[] = "libtsan_preinit.o";
    const char *own = toolchain->install_dir;
    const char *hosts = arena_printf(arena, "%s/../../../%s/%s", own, toolchain->target, name);
    if (fs_exists(arena_printf(arena, "%s/%s", own, name)) || !fs_exists(hosts))
        return 0;
    const char *link = arena_printf(arena, "%s/%s", lib, name);
    if (symlink(hosts, link) < 0)
        return error_set(err, "%s: cannot create the link: %s", link, strerror(errno));
    return 0;
}

/* { GOMP_*; omp_*; ... } */
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
    const char *folder = arena_printf(arena, "%s/" LIBRARIES_OF_PROGRAMS, lib);
    if (mkdir(folder, 0755) < 0)
        return error_set(err, "%s: cannot create the folder: %s", folder, strerror(errno));
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (fs_write(arena_printf(arena, "%s/%s", folder, names[i]), empty, strlen(empty), err) < 0)
            return -1;
    return 0;
}

int compiler_libraries_write(struct arena *arena, const struct toolchain *toolchain,
                             const char *lib, struct error *err)
{
    for (size_t i = 0; i < compiler_library_count; i++)
        if (!compiler_library_is_of_cxx(&compiler_libraries[i]) &&
            write_library(arena, &compiler_libraries[i], toolchain, lib, err) < 0)
            return -1;
    if (write_start_file(arena, toolchain, lib, err) < 0 || write_names(arena, lib, err) < 0)
        return -1;
    return write_empty(arena, lib, err);
}
