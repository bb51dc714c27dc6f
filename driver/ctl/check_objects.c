#include "ctl/check_objects.h"

#include <string.h>

#include "ctl/added_names.h"
#include "rules/polyfill_offer.h"
#include "tables/abi.h"
#include "tables/time64.h"

static int load_newer(struct check_objects *objects, struct error *err)
{
    const struct profile *profile = objects->profile;
    if (objects->newer)
        return 0;
    if (added_names(objects->arena, profile, &objects->added, err) < 0)
        return -1;
    return absences_load(objects->arena, objects->roots, profile, profile->libc_version,
                         &objects->newer, err);
}

/* Returns why the profile's C library lacks the symbol; NULL when that does not matter. One that
 * glibc withdrew is in another library by now (libtirpc, libnsl). */
static const char *reason(struct arena *arena, const struct absence *absence, const char *libc)
{
    char version[VERSION_TEXT_SIZE];
    if (absence->kind == ABSENCE_WITHDRAWN && strcmp(libc, "musl") == 0)
        return "earlier releases of musl had";
    if (absence->kind == ABSENCE_FOREIGN && absence->option)
        return arena_printf(arena, "glibc has and musl lacks (Alpine: -l%s, of %s)",
                            absence->option, absence->package);
    if (absence->kind == ABSENCE_NEWER)
        return arena_printf(arena, "came with %s %s", libc,
                            version_text(absence->release, version));
    if (absence->kind == ABSENCE_FOREIGN && absence->instead)
        return arena_printf(arena, "glibc has and musl lacks (%s)", absence->instead);
    return absence->kind == ABSENCE_FOREIGN ? "glibc has and musl lacks" : NULL;
}

/* Returns NULL where the rule's own remedy will do. */
static const char *remedy(struct arena *arena, const struct profile *profile, const char *name)
{
    struct strvec names = {0};
    strvec_push(arena, &names, name);
    if (profile->libc != LIBC_GLIBC)
        return NULL;
    const char *of_time = time64_remedy(arch_find(profile->arch), &names);
    return of_time ? of_time : polyfill_offer(arena, profile->arch, &names);
}

static void add(struct arena *arena, struct check_objects *objects, struct findings *findings,
                struct finding finding, const char *code)
{
    finding.rule = rule_find(code);
    if (finding.severity == SEVERITY_OFF)
        finding.severity = finding.rule->severity;
    if (!finding.remedy)
        finding.remedy = finding.rule->remedy;
    findings_add(arena, findings, &objects->profile->rules, finding);
}

int check_objects_findings(struct arena *arena, struct check_objects *objects,
                           const struct subject *subject, struct findings *findings,
                           struct error *err)
{
    const struct profile *profile = objects->profile;
    const struct facts *facts = subject->facts;
    const struct promise promise = {.profile = profile, .roots = objects->roots};
    char version[VERSION_TEXT_SIZE];
    if (!facts->is_elf) /* an archive without objects */
        return 0;
    if (check_machine(arena, &promise, subject, findings))
        return 0;
    if (load_newer(objects, err) < 0)
        return -1;
    const char *libc = profile->libc == LIBC_GLIBC ? "glibc" : "musl";
    for (size_t i = 0; i < facts->import_count; i++) {
        const struct facts_import *import = &facts->imports[i];
        struct absence absence;
        if (strvec_contains_sorted(&objects->added, import->name) ||
            !absences_find(objects->newer, import->name, &absence))
            continue;
        const char *why = reason(arena, &absence, libc);
        if (why)
            add(arena, objects, findings,
                (struct finding){
                    .severity = import->is_weak || absence.option ? SEVERITY_WARNING : SEVERITY_OFF,
                    .file = subject->path,
                    .subject = import->name,
                    .remedy = remedy(arena, profile, import->name),
                    .text = arena_printf(arena, "needs %s, which %s; profile %s promises %s %s",
                                         import->name, why, profile->name, libc,
                                         version_text(profile->libc_version, version))},
                absence.kind == ABSENCE_FOREIGN ? "ABI005" : "ABI020");
    }
    return 0;
}

/* Reads the tables of the architecture; objects that are checked together are usually for one. */
static int load_known(struct check_objects *objects, const char *arch, struct error *err)
{
    struct abi abi;
    if (objects->known_arch && strcmp(objects->known_arch, arch) == 0)
        return 0;
    if (abi_load(objects->arena, objects->roots, arch, &abi, err) < 0)
        return -1;
    const struct profile any = {.libc = LIBC_GLIBC, .arch = abi.arch->name};
    objects->oldest = abi.oldest;
    objects->known_arch = abi.arch->name;
    objects->nonshared = objects->reserved = (struct strvec){0};
    if (added_names_read(objects->arena, arch, "libc_nonshared.a", &objects->nonshared, err) < 0 ||
        added_names_read(objects->arena, arch, "libabicc_polyfill.a", &objects->reserved, err) < 0)
        return -1;
    strvec_sort(&objects->nonshared);
    strvec_sort(&objects->reserved);
    return absences_load(objects->arena, objects->roots, &any, abi.oldest, &objects->known, err);
}

int check_objects_floor(struct arena *arena, struct check_objects *objects,
                        const struct facts *facts, const char **floor, struct error *err)
{
    char text[VERSION_TEXT_SIZE];
    *floor = "none";
    if (!facts->import_count)
        return 0;
    *floor = NULL;
    const struct arch *arch = facts_arch(facts);
    if (!arch)
        return 0;
    if (load_known(objects, arch->name, err) < 0)
        return -1;
    struct version highest = objects->oldest;
    for (size_t i = 0; i < facts->import_count; i++) {
        const struct facts_import *import = &facts->imports[i];
        struct absence absence;
        if (!import->is_weak && !strvec_contains_sorted(&objects->nonshared, import->name) &&
            !(facts->identities.count &&
              strvec_contains_sorted(&objects->reserved, import->name)) &&
            absences_find(objects->known, import->name, &absence) &&
            absence.kind == ABSENCE_NEWER && version_compare(absence.release, highest) > 0)
            highest = absence.release;
    }
    *floor = arena_printf(arena, "GLIBC_%s", version_text(highest, text));
    return 0;
}
