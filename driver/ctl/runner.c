#include "ctl/runner.h"

#include <stdio.h>
#include <string.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/search_path.h"
#include "base/text.h"
#include "ctl/roots.h"
#include "elf/dynamic.h"
#include "elf/file.h"
#include "elf/segments.h"
#include "toolchain/packages.h"

/* What decides how a program is run. */
struct image {
    const struct arch *arch;
    const char *loader; /* PT_INTERP; NULL: it starts alone */
    struct elf_dynamic dynamic;
};

static int read_image(struct arena *arena, const struct elf_file *file, struct image *image,
                      struct error *err)
{
    struct elf_header header;
    struct elf_segments segments;
    if (elf_file_content(file) != ELF_CONTENT_ELF)
        return error_about(err, elf_file_path(file), "this is no ELF file");
    if (elf_file_header(file, &header, err) < 0 || elf_file_segments(file, &segments, err) < 0 ||
        elf_file_dynamic(arena, file, &image->dynamic, err) < 0)
        return -1;
    if (header.is_relocatable)
        return error_about(err, elf_file_path(file),
                           "this is an object file; link it, and run the program");
    image->arch = arch_of_elf(header.machine, header.is_64, header.is_big_endian);
    image->loader = segments.interpreter ? arena_strdup(arena, segments.interpreter) : NULL;
    return 0;
}

static bool is_script(const char *path)
{
    char start[2] = "";
    FILE *file = fopen(path, "rbe");
    bool is_it = file && fread(start, 1, 2, file) == 2 && memcmp(start, "#!", 2) == 0;
    if (file)
        fclose(file);
    return is_it;
}

static int open_image(struct arena *arena, const char *path, struct image *image, struct error *err)
{
    struct elf_file *file;
    if (elf_file_open(arena, path, &file, err) < 0)
        return -1;
    int result = read_image(arena, file, image, err);
    elf_file_close(file);
    return result;
}

const char *runner_emulator(struct arena *arena, const char *const *environment,
                            const struct arch *arch)
{
    static const char *const suffixes[] = {"", "-static"};
    const char *found = NULL;
    for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes) && !found; i++) {
        const char *name = arena_printf(arena, "qemu-%s%s", arch->qemu, suffixes[i]);
        struct program_search search =
            program_search(arena, environment_get(environment, "PATH"), name, NULL);
        found = program_search_next(&search);
    }
    return found;
}

/* --- whether a system has what the program needs --------------------------------------------- */

static bool defines(const struct elf_dynamic *library, const char *node)
{
    for (size_t i = 0; i < library->version_definition_count; i++)
        if (strcmp(library->version_definitions[i].node, node) == 0)
            return true;
    return false;
}

/* Returns the path of the library in the system, and stores what the loader reads of it; NULL where
 * it is not there, and the program may bring its own. */
static const char *find_library(struct arena *arena, const char *root, const struct image *program,
                                const char *soname, struct image *library)
{
    struct strvec directories = roots_libraries(arena, root, program->arch);
    for (size_t i = 0; i < directories.count; i++) {
        struct error ignored;
        const char *directory = directories.items[i] + strlen(root);
        const char *path = roots_file(arena, root, arena_printf(arena, "%s/%s", directory, soname));
        if (path && open_image(arena, path, library, &ignored) == 0 &&
            library->arch == program->arch && library->dynamic.version_definition_count)
            return path;
    }
    return NULL;
}

/* Returns the newest of the versions that begin as `node` does (GLIBC_2.36 for GLIBC_2.38). */
static const char *newest_like(const struct elf_dynamic *library, const char *node)
{
    const char *newest = NULL;
    struct version best = {0};
    size_t length = strcspn(node, "_") + 1;
    for (size_t i = 0; i < library->version_definition_count; i++) {
        const char *own = library->version_definitions[i].node;
        struct version version;
        if (strncmp(own, node, length) != 0 ||
            !version_parse(own + length, strlen(own + length), &version) ||
            (newest && version_compare(version, best) < 0))
            continue;
        newest = own;
        best = version;
    }
    return newest;
}

/* Returns what the system lacks for the program: a version of a library that it has in an older
 * release; NULL when there is nothing. */
static const char *lacks(struct arena *arena, const char *root, const struct image *program)
{
    const char *last = "";
    const char *path = NULL;
    struct image library = {0};
    for (size_t i = 0; i < program->dynamic.version_need_count; i++) {
        const struct elf_version_need *need = &program->dynamic.version_needs[i];
        if (strcmp(need->library, last) != 0)
            path = find_library(arena, root, program, need->library, &library);
        last = need->library;
        if (!path || need->is_weak || defines(&library.dynamic, need->node))
            continue;
        const char *newest = newest_like(&library.dynamic, need->node);
        return arena_printf(arena, "%s of %s; %s has %s%s", need->node, need->library, path,
                            newest ? "only up to " : "no such version", newest ? newest : "");
    }
    return NULL;
}

/* --- the choice of a system ------------------------------------------------------------------ */

static int fail_loader(struct arena *arena, const char *const *environment,
                       const struct image *image, const struct strvec *roots, bool is_named,
                       struct error *err)
{
    struct strvec names = {0};
    for (size_t i = 0; i < roots->count; i++)
        strvec_push(arena, &names, *roots->items[i] ? roots->items[i] : "/");
    /* A package does not come into a directory that was named. */
    bool is_of_package = !is_named && strcmp(image->loader, image->arch->glibc_loader) == 0;
    const struct packages packages = packages_libc(arena, image->arch);
    const char *advice = is_of_package ? packages_advice(arena, environment, &packages) : "";
    return error_set(err,
                     "found no %s, which loads the program, below %s\n  %s%sname the directory of "
                     "a system that has it: --root DIR",
                     image->loader, strvec_enumerate(arena, &names), advice,
                     *advice ? ", or " : "");
}

/* Chooses the first system with the program's loader whose libraries are new enough: that of
 * `named`, or of this machine if that is NULL. */
static int choose_root(struct arena *arena, const char *const *environment,
                       const struct image *image, const char *named, struct runner *runner,
                       struct error *err)
{
    const char *reason = NULL;
    struct strvec roots = {0};
    if (named)
        strvec_push(arena, &roots, strcmp(named, "/") == 0 ? "" : named);
    else
        roots = roots_of_machine(arena, environment, image->arch);
    for (size_t i = 0; i < roots.count; i++) {
        const char *root = roots.items[i];
        if (!roots_file(arena, root, image->loader))
            continue;
        const char *lacking = lacks(arena, root, image);
        runner->root = root;
        if (!lacking)
            return 0;
        reason = reason ? reason : lacking;
    }
    if (!reason)
        return fail_loader(arena, environment, image, &roots, named != NULL, err);
    return error_set(err, "the C library %s is too old: the program needs %s\n  %s",
                     named ? arena_printf(arena, "of --root %s", named) : "found", reason,
                     named ? "build the program for a profile of that system: `abictl profiles` "
                             "lists them"
                           : "name the directory of a newer system: --root DIR");
}

/* Returns whether the file is reached by its path below the root as the kernel follows links. */
static bool is_plain_path(struct arena *arena, const char *root, const char *loader)
{
    const char *real = fs_real(arena, arena_printf(arena, "%s%s", root, loader));
    const char *found = roots_file(arena, root, loader);
    const char *wanted = found ? fs_real(arena, found) : NULL;
    return real && wanted && strcmp(real, wanted) == 0;
}

/* The loader's option takes the place of LD_LIBRARY_PATH, whose directories stay the first. */
static void add_loader(struct arena *arena, const char *const *environment,
                       const struct image *image, struct runner *runner)
{
    const char *given = environment_get(environment, "LD_LIBRARY_PATH");
    struct strvec directories = {0};
    if (given && *given)
        strvec_push(arena, &directories, given);
    struct strvec own = roots_libraries(arena, runner->root, image->arch);
    strvec_extend(arena, &directories, &own);
    strvec_push(arena, &runner->words, roots_file(arena, runner->root, image->loader));
    strvec_push(arena, &runner->words, "--library-path");
    strvec_push(arena, &runner->words, strvec_join(arena, &directories, ":"));
}

/* An emulator that is given a root opens the program's files there first, if they exist there. */
static void add_emulator(struct arena *arena, const char *const *environment, const char *emulator,
                         const struct image *image, struct runner *runner)
{
    strvec_push(arena, &runner->words, emulator);
    if (!image->loader || !*runner->root)
        return;
    strvec_push(arena, &runner->words, "-L");
    strvec_push(arena, &runner->words, runner->root);
    if (!is_plain_path(arena, runner->root, image->loader))
        add_loader(arena, environment, image, runner);
}

/* Decides how this machine's own programs run in a root. */
static void add_native(struct arena *arena, const char *const *environment,
                       const struct image *image, const char *root, struct runner *runner)
{
    runner->may_enter = root && strcmp(root, "/") != 0;
    if (image->loader)
        add_loader(arena, environment, image, runner);
}

int runner_find(struct arena *arena, const char *const *environment, const char *program,
                const char *root, struct runner *runner, struct error *err)
{
    struct image image = {0};
    *runner = (struct runner){.program = program, .is_script = is_script(program)};
    runner->may_enter = runner->is_script && root && strcmp(root, "/") != 0;
    if (runner->is_script)
        return 0;
    if (open_image(arena, program, &image, err) < 0)
        return -1;
    runner->arch = image.arch;
    if (!image.arch)
        return 0;
    bool is_native = arch_is_native(image.arch);
    if (is_native && !root && (!image.loader || fs_exists(image.loader)))
        return 0; /* the kernel does it all */
    if (image.loader && choose_root(arena, environment, &image, root, runner, err) < 0)
        return error_wrap(err, "%s", program);
    const char *emulator = is_native ? NULL : runner_emulator(arena, environment, image.arch);
    runner->lacks_emulator = !is_native && !emulator;
    if (is_native)
        add_native(arena, environment, &image, root, runner);
    else if (emulator)
        add_emulator(arena, environment, emulator, &image, runner);
    return 0;
}
