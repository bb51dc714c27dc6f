#include "ctl/doctor_parts.h"

#include <string.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/process.h"
#include "base/search_path.h"
#include "base/text.h"
#include "ctl/runner.h"
#include "toolchain/host.h"
#include "toolchain/toolchain.h"

static const struct {
    const char *name;
    const char *key;
} names[PARTS] = {
    [PART_C] = {"C compiler", "c_compiler"},     [PART_CXX] = {"C++ compiler", "cxx_compiler"},
    [PART_HEADERS] = {"C headers", "c_headers"}, [PART_LIBSTDCXX] = {"libstdc++.a", "libstdcxx"},
    [PART_LINKERS] = {"linkers", "linkers"},     [PART_EMULATOR] = {"runs by", "emulator"},
};

const char *part_name(enum part_kind kind)
{
    return names[kind].name;
}

const char *part_key(enum part_kind kind)
{
    return names[kind].key;
}

/* A search for the parts of one architecture. */
struct search {
    struct ctl *ctl;
    const struct profile *profile;
    const struct arch *arch;
    const char *directory;
};

/* Runs the command, and returns its wait status and output; -1 where it cannot be run. */
static struct process_output ask(const struct search *search, const struct strvec *argv)
{
    struct strvec none = {0};
    struct strvec set = {0};
    strvec_push(search->ctl->arena, &set, "LC_ALL=C");
    struct strvec env = environment_edit(search->ctl->arena, search->ctl->environ, &none, &set);
    struct process_output output = {0};
    struct error ignored;
    if (process_capture(search->ctl->arena, argv, &env, &output, &ignored) < 0)
        return (struct process_output){.out = "", .err = "", .status = -1};
    return output;
}

static struct part find_compiler(const struct search *search, bool is_cxx,
                                 struct toolchain *toolchain)
{
    struct arena *arena = search->ctl->arena;
    const struct toolchain_wish wish = {
        .wanted = environment_get(search->ctl->environ, is_cxx ? "ABICC_CXX" : "ABICC_CC"),
        .candidates = is_cxx ? &search->profile->cxx : &search->profile->cc,
        .arch = search->arch->name,
        .is_cxx = is_cxx,
        .needs_libgcc = true};
    struct witness sources = {0};
    struct error ignored;
    if (toolchain_find(arena, &wish, search->ctl->environ, toolchain, &sources, &ignored) < 0)
        return (struct part){0};
    char version[VERSION_TEXT_SIZE];
    return (struct part){.found = arena_printf(arena, "%s %s", toolchain_family(toolchain),
                                               version_text(toolchain->version, version)),
                         .path = toolchain->path};
}

static struct part find_headers(const struct search *search, const struct toolchain *toolchain)
{
    struct strvec directories = host_include_directories(search->ctl->arena, toolchain);
    if (!directories.count)
        return (struct part){0};
    return (struct part){.found = "yes", .path = directories.items[directories.count - 1]};
}

/* Returns the archive of that name that the compiler links with. */
static struct part find_archive(const struct search *search, const struct toolchain *toolchain,
                                const char *name)
{
    struct arena *arena = search->ctl->arena;
    struct strvec words = {0};
    strvec_extend(arena, &words, &toolchain->words);
    strvec_pushf(arena, &words, "-print-file-name=%s", name);
    struct process_output output =
        toolchain_ask(arena, toolchain->path, search->ctl->environ, &words);
    const char *path = arena_strndup(arena, output.out, strcspn(output.out, "\n"));
    if (output.status != 0 || path[0] != '/' || !fs_exists(path))
        return (struct part){0};
    const char *real = fs_real(arena, path);
    return (struct part){.found = "yes", .path = real ? real : path};
}

/* Compiles an object for linkers to try. */
static bool compile_object(const struct search *search, const struct toolchain *toolchain)
{
    struct arena *arena = search->ctl->arena;
    struct error ignored;
    const char *source = arena_printf(arena, "%s/%s.c", search->directory, search->arch->name);
    const char *object = arena_printf(arena, "%s/%s.o", search->directory, search->arch->name);
    static const char text[] = "int data; int *get(void) { return &data; }\n";
    if (fs_write(source, text, sizeof(text) - 1, &ignored) < 0)
        return false;
    struct strvec argv = {0};
    strvec_push(arena, &argv, toolchain->path);
    strvec_extend(arena, &argv, &toolchain->words);
    strvec_push(arena, &argv, "-fPIC");
    strvec_push(arena, &argv, "-c");
    strvec_push(arena, &argv, source);
    strvec_push(arena, &argv, "-o");
    strvec_push(arena, &argv, object);
    return ask(search, &argv).status == 0;
}

/* Links a library with the linker, by the compiler, which tells it the architecture. It finds the
 * linker in a directory that has nothing else. */
static bool links(const struct search *search, const struct toolchain *toolchain,
                  const char *linker, const char *path)
{
    struct arena *arena = search->ctl->arena;
    const char *base = arena_printf(arena, "%s/%s", search->directory, search->arch->name);
    const char *alone = arena_printf(arena, "%s-%s", base, linker);
    struct error ignored;
    if (fs_make_dir(alone, 0700, &ignored) < 0 ||
        fs_link(path, arena_printf(arena, "%s/ld.%s", alone, linker), &ignored) < 0)
        return false;
    struct strvec argv = {0};
    strvec_push(arena, &argv, toolchain->path);
    strvec_extend(arena, &argv, &toolchain->words);
    strvec_push(arena, &argv, "-shared");
    strvec_push(arena, &argv, "-nostdlib");
    strvec_pushf(arena, &argv, "-B%s/", alone);
    strvec_pushf(arena, &argv, "-fuse-ld=%s", linker);
    strvec_pushf(arena, &argv, "%s.o", base);
    strvec_push(arena, &argv, "-o");
    strvec_pushf(arena, &argv, "%s.so", base);
    return ask(search, &argv).status == 0;
}

/* Returns the linker of the architecture's binutils, else of this machine, or NULL. */
static const char *find_linker(const struct search *search, const char *name)
{
    struct arena *arena = search->ctl->arena;
    const char *const files[] = {
        arena_printf(arena, "%s-ld.%s", arch_compiler_triplet(search->arch), name),
        arena_printf(arena, "ld.%s", name)};
    const char *path = NULL;
    for (size_t i = 0; i < sizeof(files) / sizeof(*files) && !path; i++) {
        struct program_search programs =
            program_search(arena, environment_get(search->ctl->environ, "PATH"), files[i], NULL);
        path = program_search_next(&programs);
    }
    return path;
}

/* Each linker that makes a library of an object of the architecture. */
static struct part find_linkers(const struct search *search, const struct toolchain *toolchain)
{
    static const char *const linkers[] = {"bfd", "gold", "lld", "mold"};
    struct arena *arena = search->ctl->arena;
    bool has_object = compile_object(search, toolchain);
    struct strvec found = {0};
    const char *first = NULL;
    for (size_t i = 0; has_object && i < sizeof(linkers) / sizeof(*linkers); i++) {
        const char *path = find_linker(search, linkers[i]);
        if (!path || !links(search, toolchain, linkers[i], path))
            continue;
        first = first ? first : path;
        strvec_push(arena, &found, linkers[i]);
    }
    if (!found.count)
        return (struct part){0};
    return (struct part){.found = strvec_join(arena, &found, " "), .path = first};
}

/* The version is the third word: "qemu-aarch64 version 7.2.22 (Debian ...)". */
static struct part find_emulator(const struct search *search)
{
    struct arena *arena = search->ctl->arena;
    if (arch_is_native(search->arch))
        return (struct part){.found = "this machine"};
    const char *path = runner_emulator(arena, search->ctl->environ, search->arch);
    if (!path)
        return (struct part){0};
    struct strvec argv = {0};
    strvec_push(arena, &argv, path);
    strvec_push(arena, &argv, "--version");
    static const char label[] = "version ";
    const char *version = strstr(ask(search, &argv).out, label);
    version = version ? version + strlen(label) : "";
    return (struct part){
        .found = arena_printf(arena, "qemu %.*s", (int)strcspn(version, " \n("), version),
        .path = path};
}

/* Adds to each part that is missing how to install it. */
static void add_advice(struct ctl *ctl, struct parts *parts)
{
    bool is_own = parts->arch == arch_of_host();
    const struct packages compilers =
        is_own ? packages_own_compilers() : packages_compilers(ctl->arena, parts->arch);
    const struct packages emulator = packages_emulator(ctl->arena, parts->arch);
    for (size_t i = 0; i < PARTS; i++)
        if (!parts->list[i].found)
            parts->list[i].install = packages_advice(ctl->arena, ctl->environ,
                                                     i == PART_EMULATOR ? &emulator : &compilers);
}

struct parts parts_find(struct ctl *ctl, const struct profile *profile, const struct arch *arch,
                        const char *directory)
{
    const struct search search = {ctl, profile, arch, directory};
    struct parts parts = {.arch = arch};
    struct toolchain c = {0};
    struct toolchain cxx = {0};
    parts.list[PART_C] = find_compiler(&search, false, &c);
    parts.list[PART_CXX] = find_compiler(&search, true, &cxx);
    if (parts.list[PART_C].found) {
        parts.list[PART_HEADERS] = find_headers(&search, &c);
        parts.list[PART_LINKERS] = find_linkers(&search, &c);
    }
    if (parts.list[PART_CXX].found)
        parts.list[PART_LIBSTDCXX] = find_archive(&search, &cxx, "libstdc++.a");
    parts.list[PART_EMULATOR] = find_emulator(&search);
    add_advice(ctl, &parts);
    return parts;
}
