#include "failure/absent_libraries.h"

#include <string.h>

#include "base/fs.h"
#include "failure/remedy.h"
#include "toolchain/host.h"

/* Returns the path of the host's file of that name, or NULL. */
static const char *host_file(struct arena *arena, const struct state *state, const char *name)
{
    struct strvec directories = host_library_directories(arena, state->profile.arch);
    for (size_t i = 0; i < directories.count; i++) {
        const char *path = arena_printf(arena, "%s/%s", directories.items[i], name);
        if (fs_exists(path))
            return path;
    }
    return NULL;
}

/* Returns the header of the library as the host names it (zlib.h, png.h, openssl/), or NAME.h. */
static const char *host_header(struct arena *arena, const struct state *state, const char *name)
{
    static const char *const patterns[] = {"%s.h", "%slib.h", "lib%s.h", "%s/"};
    struct strvec directories = host_include_directories(arena, state->profile.arch);
    for (size_t i = 0; i < sizeof(patterns) / sizeof(*patterns); i++) {
        const char *place = strstr(patterns[i], "%s");
        const char *header = arena_printf(arena, "%.*s%s%s", (int)(place - patterns[i]),
                                          patterns[i], name, place + 2);
        for (size_t j = 0; j < directories.count; j++)
            if (fs_exists(arena_printf(arena, "%s/%s", directories.items[j], header)))
                return header;
    }
    return arena_printf(arena, "%s.h", name);
}

static const char *remedy(struct arena *arena, const struct state *state, const char *name)
{
    const struct toolchain *toolchain = &state->toolchain;
    bool is_musl = state->profile.libc == LIBC_MUSL;
    if (*name == ':')
        return remedy_add_directory();
    if (!is_musl && (strcmp(name, "c++") == 0 || strcmp(name, "c++abi") == 0))
        return toolchain->family == COMPILER_CLANG
                   ? remedy_install_libcxx(arena, toolchain->version.part[0])
                   : remedy_use_clang();
    struct wanted_library wanted = {
        .name = name,
        .host_archive = host_file(arena, state, arena_printf(arena, "lib%s.a", name)),
        .host_shared = host_file(arena, state, arena_printf(arena, "lib%s.so", name))};
    if (is_musl)
        return remedy_build_library_for_musl(arena, &wanted);
    wanted.header = host_header(arena, state, name);
    return remedy_build_library(arena, &wanted);
}

static void add(struct arena *arena, const struct state *state, const char *name,
                struct findings *findings)
{
    const char *file = arena_printf(arena, "-l%s", name);
    const char *wanted = *name == ':' ? arena_printf(arena, "the file %s", name + 1)
                                      : arena_printf(arena, "lib%s", name);
    struct finding finding = {
        .rule = rule_find("ABI008"),
        .severity = SEVERITY_ERROR,
        .file = file,
        .subject = name,
        .text = arena_printf(arena,
                             "neither the sysroot of profile %s nor a -L directory has %s; abicc "
                             "does not search the host's libraries, which "
                             "need the host's C library",
                             state->profile.name, wanted),
        .remedy = remedy(arena, state, name),
    };
    findings_add(arena, findings, &state->profile.rules, finding);
}

void missing_libraries(struct arena *arena, const struct failed_link *link,
                       const struct inputs *inputs, struct strvec *absent,
                       struct findings *findings)
{
    for (size_t i = 0; i < inputs->count; i++) {
        const struct input *input = &inputs->items[i];
        if (!input->library || input->path || strvec_contains(absent, input->library))
            continue;
        strvec_push(arena, absent, input->library);
        add(arena, link->state, input->library, findings);
    }
}
