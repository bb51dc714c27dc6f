#include "verdict/verdict.h"

#include <string.h>
#include <sys/stat.h>

#include "base/environment.h"
#include "base/fs.h"
#include "facts/facts.h"
#include "link/link_files.h"
#include "link/probe.h"
#include "plan/go.h"
#include "rules/judge.h"
#include "rules/weak.h"
#include "system/world.h"
#include "target/cache.h"
#include "verdict/bad_output.h"
#include "verdict/link_check.h"

static bool is_regular_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

/* Returns whether one of the findings is an error. */
static bool print_findings(const struct verified_link *link, struct findings *findings,
                           FILE *stream)
{
    bool has_errors = false;
    enum report_format format = report_format_asked(link->environment);
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        if (link->state->profile.check == CHECK_WARN && finding->severity == SEVERITY_ERROR)
            finding->severity = SEVERITY_WARNING;
        report_finding(stream, format, "abicc", finding);
        has_errors |= finding->severity == SEVERITY_ERROR;
    }
    return has_errors;
}

/* Returns whether the libraries must be read. Where the linker bound all symbols to the sysroot's
 * stubs there is no need: stubs have exactly the symbols of the target's libraries. There is with
 * libraries of the user's, with symbols that were left undefined, and with musl, where no symbol
 * version tells which library a symbol was bound to. */
static bool needs_world(struct arena *arena, const struct facts *facts,
                        const struct link_libraries *libraries, const struct state *state,
                        const char *stubs)
{
    if (libraries->count)
        return true;
    for (size_t i = 0; i < facts->needed.count; i++) {
        const char *soname = facts->needed.items[i];
        if (strncmp(soname, "libgcc_s.", 9) == 0 || /* its stub is of any gcc */
            !fs_exists(arena_printf(arena, "%s/%s", stubs, soname)))
            return true;
    }
    if (facts->filters.count)
        return true;
    for (size_t i = 0; i < facts->import_count; i++)
        if (weak_is_of_interest(&facts->imports[i]) ||
            (!facts->imports[i].version && !facts->imports[i].is_weak))
            return true;
    return facts->needed.count && state->profile.libc == LIBC_MUSL;
}

/* Returns the libraries that the profile promises and those that are shipped with the output. */
static struct world *world_of_link(struct arena *arena, const struct strvec *roots,
                                   const struct state *state,
                                   const struct link_libraries *libraries, const char *stubs)
{
    /* Where the host's headers are older than the floor, so are the stubs. */
    bool has_stubs = version_compare(state->sysroot.release, state->profile.libc_version) == 0;
    struct world *world = world_of_profile(arena, roots, &state->profile, has_stubs ? stubs : NULL);
    if (state->profile.packages.count)
        world_add_packages(world, arena_printf(arena, "%s/usr/lib", state->sysroot.path));
    for (size_t i = 0; i < libraries->count; i++)
        world_add(world,
                  library_of_facts(arena, libraries->items[i].path, libraries->items[i].facts));
    return world;
}

/* Checks the inputs of the link and, where `wants_output` is set, the output. */
static int find(struct arena *arena, const struct verified_link *link, const struct facts *facts,
                bool wants_output, struct findings *findings, struct error *err)
{
    const struct state *state = link->state;
    struct strvec roots = profile_roots(arena, link->environment);
    const char *stubs = sysroot_stubs(arena, &state->sysroot, state->profile.libc);
    const struct link_files files =
        link_files_read(arena, link->opened, link->line, state, link->environment);
    const struct link_libraries libraries = link_libraries_read(arena, &files, facts, stubs);
    struct world *world = NULL;
    if (needs_world(arena, facts, &libraries, state, stubs))
        world = world_of_link(arena, &roots, state, &libraries, stubs);
    const struct promise promise = {
        .profile = &state->profile,
        .roots = &roots,
        .world = world,
        .identity = state->identity.comment,
    };
    struct facts with_marks = *facts;
    const struct marked_link marked = {.files = &files,
                                       .line = link->line,
                                       .state = state,
                                       .environment = link->environment,
                                       .is_bare = !facts->identities.count,
                                       .has_lto = files.has_gone_files};
    const struct strvec marks = link_lost_marks(arena, &marked);
    strvec_extend(arena, &with_marks.identities, &marks);
    /* The directory of the build is the user's own affair: CMake's outputs have it in their run
     * path until they are installed. */
    const struct subject subject = {.path = link->output,
                                    .facts = &with_marks,
                                    .private_directories = cache_spellings(arena, state->cache),
                                    .build_directories =
                                        link_build_directories(arena, facts, &libraries)};
    const struct link_check check = {.arena = arena,
                                     .promise = &promise,
                                     .subject = &subject,
                                     .files = &files,
                                     .libraries = &libraries,
                                     .findings = findings};
    link_check_host(&check);
    if (link_check_libraries(&check, err) < 0)
        return -1;
    if (!wants_output)
        return 0;
    if (check_findings(arena, &promise, &subject, findings, err) < 0)
        return -1;
    link_check_shipping(&check);
    link_name_places(&check);
    return 0;
}

/* Checks a partial link (-r) for objects of other profiles that the link-time optimizer compiled
 * for this one. The marks of others stay in its output, and are seen when that is linked. */
static void find_in_partial_link(struct arena *arena, const struct verified_link *link,
                                 const struct facts *facts, struct findings *findings)
{
    const struct state *state = link->state;
    struct strvec roots = profile_roots(arena, link->environment);
    const struct link_files files =
        link_files_read(arena, link->opened, link->line, state, link->environment);
    const struct marked_link marked = {.files = &files,
                                       .line = link->line,
                                       .state = state,
                                       .environment = link->environment,
                                       .has_lto = true};
    struct facts of_inputs = *facts;
    of_inputs.identities = link_lost_marks(arena, &marked);
    const struct promise promise = {
        .profile = &state->profile, .roots = &roots, .identity = state->identity.comment};
    const struct subject subject = {.path = link->output, .facts = &of_inputs};
    const struct link_check check = {.arena = arena,
                                     .promise = &promise,
                                     .subject = &subject,
                                     .files = &files,
                                     .findings = findings};
    check_marks(arena, &promise, &subject, findings);
    link_name_places(&check);
}

int verify_inputs(struct arena *arena, const struct verified_link *link, const struct facts *facts,
                  struct findings *findings, struct error *err)
{
    return find(arena, link, facts, false, findings, err);
}

/* Prints what the output breaks of the profile's promises; `fails` becomes true when the profile's
 * check policy makes that an error. -1 when the output is a damaged ELF file. */
static int verify(struct arena *arena, const struct verified_link *link, FILE *stream, bool *fails,
                  struct error *err)
{
    struct facts facts;
    *fails = false;
    /* cmd/go reads the dynamic symbols of its import link's output and deletes it. A failure would
     * make it use the external linker for the package, and abicc checks the final link. */
    if (link->state->profile.check == CHECK_OFF || probe_is(link->line, link->output) ||
        go_is_import_link(link->line) || !is_regular_file(link->output))
        return 0;
    if (facts_read(arena, link->output, &facts, err) < 0)
        return error_wrap(err, "cannot check the output");
    struct findings findings = {0};
    if (!facts.is_elf)
        return 0;
    if (facts.is_relocatable)
        find_in_partial_link(arena, link, &facts, &findings);
    else if (find(arena, link, &facts, true, &findings, err) < 0)
        return -1;
    *fails = print_findings(link, &findings, stream);
    return 0;
}

static void remove_output(struct arena *arena, const struct verified_link *link, FILE *stream)
{
    struct error err;
    if (bad_output_remove(arena, link->output, &err) < 0)
        report_error(stream, report_format_asked(link->environment), "abicc", SEVERITY_ERROR, &err);
}

bool judge_link(struct arena *arena, const struct verified_link *link, FILE *stream)
{
    struct error err;
    enum report_format format = report_format_asked(link->environment);
    bool fails = false;
    if (verify(arena, link, stream, &fails, &err) < 0) {
        fails = link->state->profile.check == CHECK_ERROR;
        report_error(stream, format, "abicc", fails ? SEVERITY_ERROR : SEVERITY_WARNING, &err);
    }
    if (fails)
        remove_output(arena, link, stream);
    return fails;
}

bool judge_end(struct arena *arena, const struct verified_link *link, struct findings *findings,
               FILE *stream)
{
    bool fails = print_findings(link, findings, stream);
    if (fails)
        remove_output(arena, link, stream);
    return fails;
}
