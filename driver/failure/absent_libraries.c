#include "failure/absent_libraries.h"

#include <string.h>

#include "base/fs.h"
#include "failure/host_offer.h"
#include "failure/remedy.h"
#include "tables/withdrawn.h"

static const char *remedy(struct arena *arena, const struct failed_link *link, const char *name)
{
    const struct state *state = link->state;
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
        .host_archive =
            host_library_file(arena, state->profile.arch, arena_printf(arena, "lib%s.a", name)),
        .host_shared =
            host_library_file(arena, state->profile.arch, arena_printf(arena, "lib%s.so", name))};
    if (is_musl && fs_exists(arena_printf(arena, "%s/lib%s.a", toolchain->install_dir, name)))
        return remedy_compiler_library_for_musl(arena, name);
    if (is_musl)
        return remedy_build_library_for_musl(arena, &wanted);
    const struct withdrawn *part = withdrawn_of_library(name);
    if (part)
        return part->remedy;
    struct host_offer offer = host_offer_library(arena, link, name);
    return remedy_build_library(arena, &wanted, &offer);
}

static void add(struct arena *arena, const struct failed_link *link, const char *name,
                struct findings *findings)
{
    const struct state *state = link->state;
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
        .remedy = remedy(arena, link, name),
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
        add(arena, link, input->library, findings);
    }
}
