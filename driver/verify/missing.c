#include "verify/missing.h"

#include <string.h>

#include "base/fs.h"
#include "sysroot/host.h"
#include "verify/absence.h"
#include "verify/inputs.h"
#include "verify/units.h"

enum { MAX_LINES = 20 }; /* of one story: more of the same helps nobody */

struct story {
    const char *const *environment;
    struct arena *arena;
    const struct cmdline *line;
    const struct state *state;
    FILE *stream;
    struct inputs inputs;
};

static const char *libc_name(enum libc_kind libc)
{
    return libc == LIBC_GLIBC ? "glibc" : "musl";
}

/* The host's lib<name>.a, or NULL. */
static const char *host_archive(const struct story *story, const char *name)
{
    struct strvec folders = host_library_folders(story->arena, story->state->profile.arch);
    for (size_t i = 0; i < folders.count; i++) {
        const char *path = arena_printf(story->arena, "%s/lib%s.a", folders.items[i], name);
        if (fs_exists(path))
            return path;
    }
    return NULL;
}

/* The name by which the host's headers of the library may go: zlib.h, png.h, openssl/. */
static const char *host_header(const struct story *story, const char *name)
{
    static const char *const patterns[] = {"%s.h", "%slib.h", "lib%s.h", "%s/"};
    struct strvec folders = host_include_folders(story->arena, story->state->profile.arch);
    for (size_t i = 0; i < sizeof(patterns) / sizeof(*patterns); i++) {
        const char *place = strstr(patterns[i], "%s");
        const char *header = arena_printf(story->arena, "%.*s%s%s", (int)(place - patterns[i]),
                                          patterns[i], name, place + 2);
        for (size_t j = 0; j < folders.count; j++)
            if (fs_exists(arena_printf(story->arena, "%s/%s", folders.items[j], header)))
                return header;
    }
    return arena_printf(story->arena, "%s.h", name);
}

static void explain_remedies(const struct story *story, const char *name)
{
    const char *archive = host_archive(story, name);
    if (story->state->profile.libc == LIBC_MUSL) {
        fprintf(story->stream,
                "  build lib%s with abicc for this profile and name its folder by -L%s%s%s\n", name,
                archive ? "; the host's " : "", archive ? archive : "",
                archive ? " is made for glibc" : "");
        return;
    }
    const char *header = host_header(story, name);
    fprintf(story->stream,
            "  build lib%s with abicc and name its folder by -L; or let the host's archive in by "
            "name:\n"
            "    in the profile  host_archives: [%s]  and  host_headers: [%s]\n"
            "    or by           ABICC_HOST_ARCHIVES=%s ABICC_HOST_HEADERS=%s\n",
            name, name, header, name, header);
    if (archive)
        fprintf(story->stream, "  (the host has %s)\n", archive);
    else
        fprintf(story->stream,
                "  (the host has no lib%s.a: install the package that brings it first)\n", name);
}

static void explain_libraries(const struct story *story)
{
    struct strvec named = {0};
    for (size_t i = 0; i < story->inputs.count; i++) {
        const struct input *input = &story->inputs.items[i];
        const char *name = input->library;
        if (!name || input->path || strvec_contains(&named, name))
            continue;
        strvec_push(story->arena, &named, name);
        if (*name == ':') {
            fprintf(story->stream,
                    "abicc: note: -l%s: the sysroot of profile %s has no %s, and the host's "
                    "libraries are not used\n",
                    name, story->state->profile.name, name + 1);
            continue;
        }
        fprintf(story->stream,
                "abicc: note: -l%s: the sysroot of profile %s has no lib%s, and the host's "
                "libraries are not used: they need the host's own C library\n",
                name, story->state->profile.name, name);
        explain_remedies(story, name);
    }
}

/* Reads what the user links: the sysroot's and the compiler's own libraries are as they must be. */
static struct units read_units(const struct story *story)
{
    struct units units = {0};
    struct strvec read = {0};
    for (size_t i = 0; i < story->inputs.count; i++) {
        const struct input *input = &story->inputs.items[i];
        if (!input->is_own || !input->path || strvec_contains(&read, input->path))
            continue;
        strvec_push(story->arena, &read, input->path);
        units_read(story->arena, input->path, story->inputs.takes_whole_archives, &units);
    }
    units_link(story->arena, &units, story->line->is_shared ? NULL : "main");
    return units;
}

/* What the sysroot's own archives make up for. */
static struct definitions read_made_up(const struct story *story)
{
    static const char *const names[] = {"libc_nonshared.a", "libabicc_polyfill.a",
                                        "libabicc_musl.a", "libabicc_cxx_polyfill.a"};
    size_t count = sizeof(names) / sizeof(*names);
    struct units units = {0};
    if (!story->inputs.takes_cxx_library)
        count--;
    for (size_t i = 0; i < count; i++) {
        const char *path =
            arena_printf(story->arena, "%s/usr/lib/%s", story->state->sysroot.path, names[i]);
        if (fs_exists(path))
            units_read(story->arena, path, true, &units);
    }
    return units_definitions(story->arena, &units);
}

/* "libbar.a(baz.o)" or "main.o" */
static const char *unit_name(struct arena *arena, const struct unit *unit)
{
    if (!unit->member)
        return unit->file;
    const char *slash = strrchr(unit->file, '/');
    return arena_printf(arena, "%s(%s)", slash ? slash + 1 : unit->file, unit->member);
}

/* "the floor is 2.17", or why the sysroot ends before the floor. */
static const char *promise(const struct story *story)
{
    const struct state *state = story->state;
    struct version floor = state->profile.libc_version;
    char text[VERSION_TEXT_SIZE];
    char host[VERSION_TEXT_SIZE];
    version_text(floor, text);
    if (version_compare(state->sysroot.release, floor) >= 0)
        return arena_printf(story->arena, "the floor is %s", text);
    return arena_printf(story->arena, "the floor is %s, but this machine's headers end at %s", text,
                        version_text(state->sysroot.release, host));
}

/* One of the names found, for the remedy. */
struct found {
    unsigned lines;
    bool is_foreign;
    struct version newest;
};

static void explain_name(const struct story *story, const struct unit *unit, const char *name,
                         const struct absence *absence, struct found *found)
{
    char text[VERSION_TEXT_SIZE];
    const char *libc = libc_name(story->state->profile.libc);
    const char *who = unit_name(story->arena, unit);
    if (found->lines++ >= MAX_LINES)
        return;
    if (absence->is_foreign) {
        found->is_foreign = true;
        fprintf(story->stream, "abicc: note: %s needs %s, which glibc has and musl has not\n", who,
                name);
        return;
    }
    if (version_compare(absence->first, found->newest) > 0)
        found->newest = absence->first;
    fprintf(story->stream, "abicc: note: %s needs %s, which came with %s %s; %s\n", who, name, libc,
            version_text(absence->first, text), promise(story));
}

static void explain_way_out(const struct story *story, const struct found *found)
{
    char text[VERSION_TEXT_SIZE];
    enum libc_kind libc = story->state->profile.libc;
    if (found->lines > MAX_LINES)
        fprintf(story->stream, "  ... and %u more\n", found->lines - MAX_LINES);
    if (found->is_foreign)
        fprintf(story->stream,
                "  it was compiled against glibc's headers: build it with abicc for profile %s\n",
                story->state->profile.name);
    if (!version_is_zero(found->newest) && libc == LIBC_GLIBC)
        fprintf(story->stream,
                "  build it with abicc, so that its configure script sees the floor and takes its "
                "fallback; or choose a newer floor: ABICC_PROFILE=glibc%s\n",
                version_text(found->newest, text));
    else if (!version_is_zero(found->newest))
        fprintf(story->stream,
                "  build it with abicc, so that its configure script takes its fallback; or choose "
                "a profile of musl %s\n",
                version_text(found->newest, text));
}

static void explain_names(const struct story *story)
{
    struct units units = read_units(story);
    struct strvec roots = profile_roots(story->arena, story->environment);
    struct absences *absences;
    struct error ignored; /* without the tables there is nothing to add to the linker's words */
    if (!units.count || absences_load(story->arena, &roots, &story->state->profile,
                                      story->state->sysroot.release, &absences, &ignored) < 0)
        return;
    struct definitions own = units_definitions(story->arena, &units);
    struct definitions made_up = read_made_up(story);
    struct found found = {0};
    for (size_t i = 0; i < units.count; i++) {
        const struct unit *unit = &units.items[i];
        for (size_t j = 0; unit->is_linked && j < unit->wanted.count; j++) {
            struct absence absence;
            const char *name = unit->wanted.items[j];
            if (absences_find(absences, name, &absence) && !definitions_find(&own, name) &&
                !definitions_find(&made_up, name))
                explain_name(story, unit, name, &absence, &found);
        }
    }
    explain_way_out(story, &found);
}

void missing_explain(struct arena *arena, const struct cmdline *line, const struct state *state,
                     const char *const *environment, FILE *stream)
{
    struct story story = {
        .environment = environment,
        .arena = arena,
        .line = line,
        .state = state,
        .stream = stream,
        .inputs = inputs_read(arena, line, state),
    };
    explain_libraries(&story);
    explain_names(&story);
}
