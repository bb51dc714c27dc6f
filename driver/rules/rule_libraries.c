/* ABI008 and ABI018: the libraries that the file needs. */
#include <string.h>

#include "rules/rule_run.h"

/* Libraries that are in the tables, but not in every installation. RHEL 8 and newer have
 * libnsl.so.1 in a package of its own, RHEL 9 libcrypt.so.1 (libxcrypt-compat); glibc no longer
 * installs libcrypt since 2.39. Package managers need only libstdc++ and libgcc_s of GCC's
 * libraries; manylinux counts libatomic among those that are there. */
static const struct {
    const char *soname;
    struct version since; /* of glibc */
    enum severity severity;
} apart[] = {
    {"libnsl.so.1", {{2, 28, 0}}, SEVERITY_WARNING},
    {"libcrypt.so.1", {{2, 34, 0}}, SEVERITY_WARNING},
    {"libatomic.so.1", {{0}}, SEVERITY_WARNING},
    {"libgomp.so.1", {{0}}, SEVERITY_ERROR},
    {"libquadmath.so.0", {{0}}, SEVERITY_ERROR},
};

/* Returns the severity for a library of this list, and SEVERITY_OFF for all others. */
static enum severity severity_apart(const struct profile *profile, const struct library *library)
{
    for (size_t i = 0; i < sizeof(apart) / sizeof(*apart) && !library->path; i++)
        if (strcmp(apart[i].soname, library->soname) == 0 &&
            (profile->libc == LIBC_MUSL ||
             version_compare(profile->libc_version, apart[i].since) >= 0))
            return apart[i].severity;
    return SEVERITY_OFF;
}

/* Returns whether nearly every system has the library, though of an unstated GCC release. */
static bool is_of_gcc(const char *soname)
{
    return strcmp(soname, "libstdc++.so.6") == 0 || strcmp(soname, "libgcc_s.so.1") == 0;
}

/* Sets `is_of_link` where a library of the link has this path: it may be installed there. */
static int is_path_of_link(struct check *check, const char *path, bool *is_of_link,
                           struct error *err)
{
    const struct library *library = NULL;
    if (check->promise->world &&
        world_find(check->promise->world, strrchr(path, '/') + 1, &library, err) < 0)
        return -1;
    *is_of_link = library && library->path && strcmp(library->path, path) == 0;
    return 0;
}

static int judge_path(struct check *check, const char *path, struct error *err)
{
    bool is_private = check_is_private(check, path);
    bool is_of_link;
    if (is_path_of_link(check, path, &is_of_link, err) < 0)
        return -1;
    struct finding finding = {
        .subject = path,
        .severity = is_of_link && !is_private ? SEVERITY_WARNING : SEVERITY_OFF,
        .text = arena_printf(check->arena, "needs a library by its path: %s%s", path,
                             is_private ? ", a directory of this build" : ""),
    };
    check_add(check, "ABI018", finding);
    return 0;
}

static int judge(struct check *check, const char *soname, struct error *err)
{
    const struct profile *profile = check->profile;
    const struct library *library;
    const char *newest; /* for rule_versions */
    if (strchr(soname, '/'))
        return judge_path(check, soname, err);
    if (profile_denies(profile, soname)) {
        check_add(check, "ABI008",
                  (struct finding){.subject = soname,
                                   .text = arena_printf(check->arena,
                                                        "needs %s, which the systems of profile %s "
                                                        "may lack",
                                                        soname, profile->name)});
        return 0;
    }
    if (!check->promise->world || profile_promises(check->arena, profile, soname, &newest) ||
        libc_owns(LIBC_GLIBC, soname) || libc_owns(LIBC_MUSL, soname)) /* ABI005, or present */
        return 0;
    if (world_find(check->promise->world, soname, &library, err) < 0)
        return -1;
    struct finding finding = {.subject = soname};
    const char *who = world_name(check->promise->world);
    if (library)
        finding.severity = severity_apart(profile, library);
    if (library && finding.severity == SEVERITY_OFF)
        return 0;
    if (library) {
        finding.text =
            arena_printf(check->arena,
                         "needs %s, which not every system of that age has; %s does not promise it",
                         soname, who);
    } else if (is_of_gcc(soname) && version_is_zero(profile->gcc)) {
        finding.severity = SEVERITY_WARNING;
        finding.text =
            arena_printf(check->arena, "needs %s; %s does not state its GCC release (%s)", soname,
                         who, "target.gcc");
        finding.remedy = "link it statically (-static-libgcc -static-libstdc++), or state the "
                         "target's GCC release in the profile: `target: {gcc: \"8.5\"}`";
    } else {
        finding.text =
            arena_printf(check->arena, "needs %s, which %s does not promise", soname, who);
    }
    check_add(check, "ABI008", finding);
    return 0;
}

/* Judges a library that stands in for this one (DT_FILTER). glibc stops without it; musl goes on
 * with the definitions of this one, which may be empty. */
static int judge_filter(struct check *check, const char *soname, struct error *err)
{
    if (check->profile->libc == LIBC_GLIBC)
        return judge(check, soname, err);
    check_add(check, "ABI008",
              (struct finding){
                  .severity = SEVERITY_WARNING,
                  .subject = soname,
                  .remedy = "link it with -l instead of -Wl,--filter",
                  .text = arena_printf(check->arena,
                                       "leaves its functions to %s (DT_FILTER), which musl does "
                                       "not load",
                                       soname)});
    return 0;
}

int rule_libraries(struct check *check, struct error *err)
{
    const struct facts *facts = check->facts;
    if (check->profile->link_mode != LINK_DYNAMIC && !facts->is_shared) /* ABI002 */
        return 0;
    for (size_t i = 0; i < facts->needed.count; i++)
        if (judge(check, facts->needed.items[i], err) < 0)
            return -1;
    for (size_t i = 0; i < facts->filters.count; i++)
        if (judge_filter(check, facts->filters.items[i], err) < 0)
            return -1;
    return 0;
}
