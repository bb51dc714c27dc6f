#include "target/compiled_objects.h"

#include <string.h>

#include "base/data.h"
#include "base/digest.h"
#include "base/environment.h"
#include "base/fs.h"
#include "base/pack.h"
#include "base/process_pool.h"
#include "base/text.h"
#include "sysroot/sysroot_objects.h"
#include "tables/object_table.h"
#include "target/cache.h"
#include "target/once.h"
#include "toolchain/toolchain.h"

/* Where the sources are while they are compiled, in the directory that is being made. */
#define SOURCES "source"

/* The objects of a group, on their way into a directory. */
struct compilation {
    const char *const *environment;
    const struct sysroot_request *request;
    const struct arch *arch;
    enum object_group group;
    const char *flags; /* of all objects */
    struct compiled_object *objects;
    size_t count;
    size_t room;
};

/* The embedded sources lie in two directories. */
static const char *const places[] = {"sysroots/compat/", "sysroots/crt/"};
enum { PLACES = sizeof(places) / sizeof(*places), PREFIX = sizeof("sysroots/") - 1 };

static void add_object(struct arena *arena, struct compilation *compilation,
                       const struct compiled_object *object)
{
    compilation->objects = arena_grow(arena, compilation->objects, compilation->count,
                                      &compilation->room, sizeof(*compilation->objects));
    compilation->objects[compilation->count++] = *object;
}

/* Adds the objects of the group: all of them, or those that are chosen. */
static int find_objects(struct arena *arena, struct compilation *compilation, struct error *err)
{
    struct object_table table;
    struct strvec chosen = {0};
    bool is_chosen = compilation->group == OBJECTS_CHOSEN;
    if (object_table_load(arena, compilation->arch, &table, err) < 0 ||
        (is_chosen && sysroot_polyfill_objects(arena, compilation->request, &chosen, err) < 0))
        return -1;
    compilation->flags = table.flags;
    for (size_t i = 0; i < table.count; i++) {
        const struct object_file *file = &table.files[i];
        for (size_t j = 0; j < file->count; j++)
            if (file->group == compilation->group &&
                (!is_chosen || strvec_contains(&chosen, file->objects[j].name)))
                add_object(arena, compilation, &file->objects[j]);
    }
    return 0;
}

/* Returns the name of the directory, with a digest of all that the objects depend on. Of the
 * sources, it covers all. */
static const char *name_of(struct arena *arena, const struct compilation *compilation)
{
    struct packer packer = {.arena = arena};
    pack_text(&packer, compilation->request->object_compiler);
    pack_text(&packer, compilation->flags);
    pack_text(&packer, compilation->arch->target_flags);
    for (size_t i = 0; i < compilation->count; i++) {
        pack_text(&packer, compilation->objects[i].name);
        pack_text(&packer, compilation->objects[i].source);
        pack_text(&packer, compilation->objects[i].flags);
    }
    for (size_t i = 0; i < PLACES; i++) {
        size_t count;
        const struct data *files = data_list(places[i], &count);
        for (size_t j = 0; j < count; j++)
            pack_bytes(&packer, files[j].bytes, files[j].size);
    }
    const char *stem = arena_printf(arena, "%s-%s", compilation->arch->name,
                                    object_group_word(compilation->group));
    return digest_name(arena, stem, digest_bytes(packer.bytes, packer.size));
}

static int write_source(struct arena *arena, const struct data *source, const char *directory,
                        struct error *err)
{
    const char *path = arena_printf(arena, "%s/" SOURCES "/%s", directory, source->name + PREFIX);
    if (fs_exists(path)) /* of two objects */
        return 0;
    if (fs_make_dirs(arena, text_directory(arena, path), 0755, err) < 0)
        return -1;
    return fs_write(path, source->bytes, source->size, err);
}

/* Writes the sources of the objects, and all headers. */
static int write_sources(struct arena *arena, const struct compilation *compilation,
                         const char *directory, struct error *err)
{
    for (size_t i = 0; i < PLACES; i++) {
        size_t count;
        const struct data *files = data_list(places[i], &count);
        for (size_t j = 0; j < count; j++)
            if (text_ends_with(files[j].name, ".h") &&
                write_source(arena, &files[j], directory, err) < 0)
                return -1;
    }
    for (size_t i = 0; i < compilation->count; i++) {
        const char *source = compilation->objects[i].source;
        const struct data *data = data_find(arena_printf(arena, "sysroots/%s", source));
        if (!data)
            return error_set(err,
                             "this build of abicc has no %s, so it cannot make a sysroot for %s",
                             source, compilation->arch->name);
        if (write_source(arena, data, directory, err) < 0)
            return -1;
    }
    return 0;
}

/* Returns an environment that decides nothing but which programs run. */
static struct strvec quiet_environment(struct arena *arena, const char *const *environment)
{
    static const char *const kept[] = {"PATH", "HOME", "LD_LIBRARY_PATH"};
    struct strvec quiet = {0};
    for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++) {
        const char *value = environment_get(environment, kept[i]);
        if (value)
            strvec_pushf(arena, &quiet, "%s=%s", kept[i], value);
    }
    strvec_push(arena, &quiet, "LC_ALL=C");
    strvec_push(arena, &quiet, "TMPDIR=."); /* a compiler that is killed leaves its files here */
    strvec_push(arena, &quiet, "CCACHE_DISABLE=1");
    strvec_push(arena, &quiet, "ABICC_DEPTH=1"); /* makes a copy of abicc refuse */
    return quiet;
}

static const char *program_of(const struct compilation *compilation)
{
    return compilation->request->toolchain->program;
}

static void push_words(struct arena *arena, struct strvec *argv, const char *words)
{
    struct strvec split = strvec_split(arena, words, ' ');
    strvec_extend(arena, argv, &split);
}

/* Returns the command line for the object, as sysroots/objects.cmake has it. */
static struct strvec command_line(struct arena *arena, const struct compilation *compilation,
                                  const struct compiled_object *object, const char *headers)
{
    const char *arch = compilation->arch->name;
    struct strvec argv = {0};
    strvec_push(arena, &argv, program_of(compilation));
    strvec_extend(arena, &argv, &compilation->request->toolchain->words);
    push_words(arena, &argv, compilation->flags);
    strvec_push(arena, &argv, "-isystem");
    strvec_push(arena, &argv, headers);
    if (compilation->arch->target_flags)
        push_words(arena, &argv, compilation->arch->target_flags);
    push_words(arena, &argv, object->flags);
    strvec_push(arena, &argv, "-w"); /* the build warns */
    push_words(arena, &argv, arena_printf(arena, "-I crt/%s -I crt -I compat", arch));
    push_words(arena, &argv,
               text_ends_with(object->source, ".S") ? "-x assembler-with-cpp" : "-x c");
    push_words(arena, &argv, "-c");
    strvec_push(arena, &argv, object->source);
    strvec_push(arena, &argv, "-o");
    strvec_pushf(arena, &argv, "../%s", object->name);
    return argv;
}

/* What is shown of a compiler's words, at most. */
enum { SHOWN = 1200 };

static int failed(struct arena *arena, const struct compilation *compilation,
                  const struct compiled_object *object, const char *text, struct error *err)
{
    return error_set(err,
                     "abicc has the objects of %s not in itself, and compiles them; %s failed at "
                     "its %s:\n%s\n"
                     "  install all parts of that compiler, or name another one with ABICC_CC",
                     compilation->arch->name, program_of(compilation), object->source,
                     arena_strndup(arena, text, strnlen(text, SHOWN)));
}

/* Returns the directory of the compiler's own headers, NULL if it does not say. */
static const char *own_headers(struct arena *arena, const struct compilation *compilation,
                               const struct strvec *env)
{
    struct strvec words = {0};
    strvec_extend(arena, &words, &compilation->request->toolchain->words);
    strvec_push(arena, &words, "-print-file-name=include");
    struct process_output answer =
        toolchain_ask(arena, program_of(compilation), env->items, &words);
    const char *path = arena_strndup(arena, answer.out, strcspn(answer.out, "\n"));
    return answer.status == 0 && path[0] == '/' ? path : NULL;
}

/* Compiles the sources in the directory. */
static int compile_all(struct arena *arena, const struct compilation *compilation,
                       const char *directory, struct error *err)
{
    struct strvec env = quiet_environment(arena, compilation->environment);
    const char *headers = own_headers(arena, compilation, &env);
    if (!headers)
        return error_set(err, "%s does not say where its own headers are", program_of(compilation));
    struct process_job *jobs = arena_alloc(arena, compilation->count * sizeof(*jobs));
    for (size_t i = 0; i < compilation->count; i++) {
        const struct compiled_object *object = &compilation->objects[i];
        const char *path = arena_printf(arena, "%s/%s", directory, object->name);
        if (fs_make_dirs(arena, text_directory(arena, path), 0755, err) < 0)
            return -1;
        jobs[i].argv = command_line(arena, compilation, object, headers);
    }
    const char *sources = arena_printf(arena, "%s/" SOURCES, directory);
    if (process_pool_run(arena, jobs, compilation->count, sources, &env, err) < 0)
        return -1;
    for (size_t i = 0; i < compilation->count; i++) {
        const struct compiled_object *object = &compilation->objects[i];
        const char *path = arena_printf(arena, "%s/%s", directory, object->name);
        if (jobs[i].is_started && (jobs[i].status != 0 || !fs_exists(path)))
            return failed(arena, compilation, object, jobs[i].text, err);
    }
    return fs_remove_tree(sources, err);
}

static int fill(struct arena *arena, const char *directory, const void *request, struct error *err)
{
    const struct compilation *compilation = request;
    if (write_sources(arena, compilation, directory, err) < 0)
        return -1;
    return compile_all(arena, compilation, directory, err);
}

int compiled_objects_ensure(struct arena *arena, const char *cache, const char *const *environment,
                            struct sysroot_request *request, struct error *err)
{
    const struct arch *arch = request->objects.arch;
    const char *parent = cache_directory(arena, cache, CACHE_OBJECTS);
    struct witness ignored = {0}; /* sysroots have copies */
    if (objects_are_embedded(arena, arch))
        return 0;
    for (size_t i = 0; i < OBJECT_GROUPS; i++) {
        enum object_group group = (enum object_group)i;
        struct compilation compilation = {
            .environment = environment, .request = request, .arch = arch, .group = group};
        if (!sysroot_has_objects(arena, request, group))
            continue;
        if (find_objects(arena, &compilation, err) < 0)
            return -1;
        if (!compilation.count)
            continue;
        const struct once once = {parent, name_of(arena, &compilation), fill, &compilation};
        if (once_make(arena, &once, &ignored, err) < 0)
            return -1;
        strvec_pushf(arena, &request->objects.directories, "%s/%s", parent, once.name);
    }
    return 0;
}

const char *compiled_objects_arch_of(struct arena *arena, const char *name)
{
    const char *stem = digest_stem(arena, name);
    for (size_t i = 0; stem && i < OBJECT_GROUPS; i++) {
        const char *ending = arena_printf(arena, "-%s", object_group_word((enum object_group)i));
        const struct arch *arch =
            text_ends_with(stem, ending)
                ? arch_find(arena_strndup(arena, stem, strlen(stem) - strlen(ending)))
                : NULL;
        if (arch)
            return arch->name;
    }
    return NULL;
}
