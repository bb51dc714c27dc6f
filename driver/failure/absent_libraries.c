#include "failure/absent_libraries.h"

#include <string.h>

#include "base/fs.h"
#include "toolchain/host.h"

/* The host's file of that name, or NULL. */
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

/* The name by which the host's headers of the library may go: zlib.h, png.h, openssl/. */
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

/* What the host has of the library, for the reader who sees it lie there. */
static const char *host_word(struct arena *arena, const struct state *state, const char *name)
{
    const char *archive = host_file(arena, state, arena_printf(arena, "lib%s.a", name));
    const char *shared = host_file(arena, state, arena_printf(arena, "lib%s.so", name));
    bool is_musl = state->profile.libc == LIBC_MUSL;
    if (archive && !is_musl)
        return arena_printf(arena, "\n(the host has %s)", archive);
    if (archive || shared)
        return arena_printf(arena, "\n(the host's %s is made for %s)", archive ? archive : shared,
                            is_musl ? "glibc" : "its own glibc");
    return is_musl ? ""
                   : arena_printf(arena,
                                  "\n(the host has no lib%s.a: install the package "
                                  "that brings it first)",
                                  name);
}

/* libc++ is in the sysroots of those clangs that came with it. */
static const char *libcxx_remedy(struct arena *arena, const struct toolchain *toolchain)
{
    if (toolchain->family != COMPILER_CLANG)
        return "link by clang++, whose library it is: abic++ with ABICC_CXX=clang++ and "
               "-stdlib=libc++";
    return arena_printf(arena,
                        "install clang's own (Debian, Ubuntu: libc++-%u-dev and libc++abi-%u-dev)",
                        toolchain->version.part[0], toolchain->version.part[0]);
}

static const char *remedy(struct arena *arena, const struct state *state, const char *name)
{
    if (*name == ':')
        return "name the directory that has it by -L";
    if (state->profile.libc == LIBC_GLIBC &&
        (strcmp(name, "c++") == 0 || strcmp(name, "c++abi") == 0))
        return libcxx_remedy(arena, &state->toolchain);
    const char *host = host_word(arena, state, name);
    if (state->profile.libc == LIBC_MUSL)
        return arena_printf(
            arena, "build lib%s with abicc for this profile and name its directory by -L%s", name,
            host);
    const char *header = host_header(arena, state, name);
    return arena_printf(arena,
                        "build lib%s with abicc and name its directory by -L; or let the host's "
                        "archive in by name:\n"
                        "  in the profile  host_archives: [%s]  and  host_headers: [%s]\n"
                        "  or by           ABICC_HOST_ARCHIVES=%s ABICC_HOST_HEADERS=%s%s",
                        name, name, header, name, header, host);
}

static void add(struct arena *arena, const struct state *state, const char *name,
                struct findings *findings)
{
    const char *file = arena_printf(arena, "-l%s", name);
    const char *wanted = *name == ':' ? arena_printf(arena, "file %s", name + 1)
                                      : arena_printf(arena, "lib%s", name);
    struct finding finding = {
        .rule = rule_find("ABI008"),
        .severity = SEVERITY_ERROR,
        .file = file,
        .subject = name,
        .text = arena_printf(arena,
                             "the sysroot of profile %s has no %s, and the host's libraries are "
                             "not used: they need the host's own C library",
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
