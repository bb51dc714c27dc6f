#include "verify/verify.h"

#include <string.h>
#include <sys/stat.h>

#include "base/environment.h"
#include "base/fs.h"
#include "verify/check.h"
#include "verify/facts.h"
#include "verify/link_check.h"
#include "verify/link_files.h"
#include "verify/probe.h"
#include "verify/world.h"

static bool is_regular_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

enum report_format verify_format(const char *const *environment)
{
    const char *name = environment_get(environment, "ABICC_FORMAT");
    if (name && strcmp(name, "github") == 0)
        return REPORT_GITHUB;
    return name && strcmp(name, "json") == 0 ? REPORT_JSON : REPORT_TEXT;
}

/* Returns whether one of the findings is an error. */
static bool print_findings(const struct verified_link *link, struct findings *findings,
                           FILE *stream)
{
    bool has_errors = false;
    enum report_format format = verify_format(link->environment);
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        if (link->state->profile.check == CHECK_WARN && finding->severity == SEVERITY_ERROR)
            finding->severity = SEVERITY_WARNING;
        report_finding(stream, format, "abicc", finding);
        has_errors |= finding->severity == SEVERITY_ERROR;
    }
    return has_errors;
}

/* The mark in .comment of the profile's own objects; its header's name joins the same two words by
 * a dash (plan/identity.h). */
static const char *comment_mark(struct arena *arena, const struct identity *identity)
{
    const char *slash = strrchr(identity->mark, '/');
    char *mark = arena_strdup(arena, slash ? slash + 1 : identity->mark);
    char *dash = strrchr(mark, '-');
    if (dash)
        *dash = ' ';
    return mark;
}

/* abicc's cache, which holds the sysroot, under both its names. The folder of the build is the
 * user's own affair: CMake's outputs have it in their run path until they are installed. */
static struct strvec private_folders(struct arena *arena, const struct state *state)
{
    struct strvec folders = {0};
    const char *cache = arena_printf(arena, "%s/../..", state->sysroot.path);
    const char *real = fs_real(arena, cache);
    char *path = arena_strdup(arena, state->sysroot.path);
    for (int i = 0; i < 2; i++) {
        char *slash = strrchr(path, '/');
        if (slash)
            *slash = '\0';
    }
    if (*path)
        strvec_push(arena, &folders, path);
    if (real)
        strvec_push(arena, &folders, real);
    return folders;
}

/* Holds what went into a link to the rules, and, when it is wanted too, the output. */
static int find(struct arena *arena, const struct verified_link *link, const struct facts *facts,
                bool wants_output, struct findings *findings, struct error *err)
{
    const struct state *state = link->state;
    struct strvec roots = profile_roots(arena, link->environment);
    const char *stubs = arena_printf(arena, "%s/usr/lib", state->sysroot.path);
    const struct link_files files = link_files_read(arena, link->opened, link->line, state);
    const struct link_libraries libraries = link_libraries_read(arena, &files, facts, stubs);
    /* Beside older headers of the host the stubs are older than the promise. */
    bool has_stubs = version_compare(state->sysroot.release, state->profile.libc_version) == 0;
    const struct promise promise = {
        .profile = &state->profile,
        .roots = &roots,
        .world = world_of_profile(arena, &roots, &state->profile, has_stubs ? stubs : NULL),
        .identity = comment_mark(arena, &state->identity),
    };
    const struct subject subject = {
        .path = link->output, .facts = facts, .private_folders = private_folders(arena, state)};
    const struct link_check check = {.arena = arena,
                                     .promise = &promise,
                                     .subject = &subject,
                                     .files = &files,
                                     .libraries = &libraries,
                                     .findings = findings};
    for (size_t i = 0; i < libraries.count; i++)
        world_add(promise.world,
                  library_of_facts(arena, libraries.items[i].path, libraries.items[i].facts));
    link_check_host(&check);
    if (link_check_libraries(&check, err) < 0)
        return -1;
    if (!wants_output)
        return 0;
    if (check_findings(arena, &promise, &subject, findings, err) < 0)
        return -1;
    link_name_places(&check);
    return 0;
}

int verify_inputs(struct arena *arena, const struct verified_link *link, const struct facts *facts,
                  struct findings *findings, struct error *err)
{
    return find(arena, link, facts, false, findings, err);
}

/* cmd/go reads the dynamic symbols of _cgo_.o and throws it away; it takes a failure for a sign
 * that the package needs the external linker, and the final link comes to abicc. */
static bool is_thrown_away(const struct verified_link *link)
{
    const char *slash = strrchr(link->output, '/');
    return strcmp(slash ? slash + 1 : link->output, "_cgo_.o") == 0;
}

int verify_link(struct arena *arena, const struct verified_link *link, FILE *stream, bool *fails,
                struct error *err)
{
    struct facts facts;
    *fails = false;
    if (link->state->profile.check == CHECK_OFF || probe_is(link->line, link->output) ||
        is_thrown_away(link) || !is_regular_file(link->output))
        return 0;
    if (facts_read(arena, link->output, &facts, err) < 0)
        return error_wrap(err, "cannot check the output");
    struct findings findings = {0};
    if (!facts.is_elf || facts.is_relocatable)
        return 0;
    if (find(arena, link, &facts, true, &findings, err) < 0)
        return -1;
    *fails = print_findings(link, &findings, stream);
    return 0;
}
