#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "elf/run_path.h"
#include "verdict/link_check.h"

/* The first error among the library's findings, and how many more there are. A library that needs
 * one that is in no table gets a warning only, unless there is something worse: its users decide.
 */
struct verdict {
    const struct finding *first;
    size_t more;
};

static bool is_worse(const struct finding *finding, const struct finding *than)
{
    bool is_about_libraries = strcmp(finding->rule->code, "ABI008") == 0;
    return !than || (strcmp(than->rule->code, "ABI008") == 0 && !is_about_libraries);
}

static struct verdict judge(const struct findings *findings)
{
    struct verdict verdict = {0};
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (finding->severity != SEVERITY_ERROR)
            continue;
        verdict.more += verdict.first != NULL;
        if (is_worse(finding, verdict.first))
            verdict.first = finding;
    }
    return verdict;
}

static void add(const struct link_check *check, const struct link_library *library,
                const struct verdict *verdict)
{
    struct arena *arena = check->arena;
    const struct rule *rule = rule_find("ABI021");
    bool is_about_libraries = strcmp(verdict->first->rule->code, "ABI008") == 0;
    const char *by =
        library->needed_by ? arena_printf(arena, "%s, which needs ", library->needed_by) : "";
    const char *more = verdict->more ? arena_printf(arena, " (and %zu more)", verdict->more) : "";
    findings_add(arena, check->findings, &check->promise->profile->rules,
                 (struct finding){
                     .rule = rule,
                     .severity = is_about_libraries ? SEVERITY_WARNING : rule->severity,
                     .file = check->subject->path,
                     .subject = library->path,
                     .text = arena_printf(arena, "needs %s%s, which itself breaks %s: %s%s", by,
                                          library->path, verdict->first->rule->code,
                                          verdict->first->text, more),
                     .remedy = rule->remedy,
                 });
}

/* Returns whether there is an error about the file already, such as ABI022. */
static bool is_refused(const struct link_check *check, const char *path)
{
    for (size_t i = 0; i < check->findings->count; i++) {
        const struct finding *finding = &check->findings->items[i];
        if (finding->severity == SEVERITY_ERROR && finding->subject &&
            strcmp(finding->subject, path) == 0)
            return true;
    }
    return false;
}

static const struct strvec *run_path_of(const struct facts *facts)
{
    return facts->runpath.count ? &facts->runpath : &facts->rpath;
}

struct strvec link_build_directories(struct arena *arena, const struct facts *output,
                                     const struct link_libraries *libraries)
{
    const struct strvec *run_path = run_path_of(output);
    struct strvec directories = {0};
    for (size_t i = 0; i < run_path->count; i++) {
        const char *directory = run_path->items[i];
        const char *real = *directory == '/' ? fs_real(arena, directory) : NULL;
        for (size_t j = 0; real && j < libraries->count; j++) {
            const char *path = text_directory(arena, libraries->items[j].path);
            const char *other = fs_real(arena, path);
            if (other && strcmp(other, real) == 0 && !strvec_contains(&directories, directory))
                strvec_push(arena, &directories, directory);
        }
    }
    return directories;
}

/* Returns whether the file says where its libraries are: beside it, in the directories of the build
 * (ABI009), or where the profile requires them. */
static bool leads_to_libraries(const struct link_check *check)
{
    const struct strvec *run_path = run_path_of(check->subject->facts);
    for (size_t i = 0; i < run_path->count; i++)
        if (run_path_is_of_origin(run_path->items[i]) ||
            strvec_contains(&check->promise->profile->rpath, run_path->items[i]))
            return true;
    return check->subject->build_directories.count > 0;
}

int link_check_libraries(const struct link_check *check, struct error *err)
{
    /* The objects in the library were checked by its own link; only what it needs counts here. */
    struct promise promise = *check->promise;
    promise.identity = NULL;
    for (size_t i = 0; i < check->libraries->count; i++) {
        const struct link_library *library = &check->libraries->items[i];
        const struct subject subject = {.path = library->path, .facts = library->facts};
        struct findings findings = {0};
        if (is_refused(check, library->path))
            continue;
        if (check_findings(check->arena, &promise, &subject, &findings, err) < 0)
            return error_wrap(err, "%s", library->path);
        const struct verdict verdict = judge(&findings);
        if (verdict.first)
            add(check, library, &verdict);
    }
    return 0;
}

static bool has_errors(const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].severity == SEVERITY_ERROR)
            return true;
    return false;
}

/* What abicc made for this profile is part of what is being built. */
void link_check_shipping(const struct link_check *check)
{
    struct arena *arena = check->arena;
    const struct profile *profile = check->promise->profile;
    const struct strvec *needed = &check->subject->facts->needed;
    struct strvec names = {0};
    const char *newest;
    for (size_t i = 0; i < check->libraries->count; i++) {
        const struct link_library *library = &check->libraries->items[i];
        if (!library->needed_by && library->origin == ORIGIN_USER &&
            !library->facts->identities.count && strvec_contains(needed, library->soname) &&
            !strchr(library->soname, '/') &&
            !profile_promises(arena, profile, library->soname, &newest))
            strvec_push(arena, &names, library->soname);
    }
    if (!names.count || leads_to_libraries(check) || has_errors(check->findings))
        return;
    const struct rule *rule = rule_find("ABI008");
    findings_add(arena, check->findings, &profile->rules,
                 (struct finding){
                     .rule = rule,
                     .severity = SEVERITY_NOTE,
                     .file = check->subject->path,
                     .subject = names.items[0],
                     .text = arena_printf(arena,
                                          "needs %s, which profile %s does not promise, and has no "
                                          "run path that leads there",
                                          strvec_enumerate(arena, &names), profile->name),
                     .remedy = rule->remedy,
                 });
}
