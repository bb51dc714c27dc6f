#include <string.h>

#include "verdict/link_check.h"

/* The first error among the library's findings, and how many more there are. A library that needs
 * one which nobody knows gets a warning only, unless there is something worse: its users decide. */
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
