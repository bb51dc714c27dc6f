#include "rules/judge.h"

#include <string.h>

#include "base/text.h"
#include "rules/rule_run.h"

enum { MAX_NAMES = 5 }; /* that a message lists */

void check_add(struct check *check, const char *code, struct finding finding)
{
    finding.rule = rule_find(code);
    finding.file = check->subject->path;
    if (finding.severity == SEVERITY_OFF)
        finding.severity = finding.rule->severity;
    if (!finding.remedy)
        finding.remedy = finding.rule->remedy;
    findings_add(check->arena, check->findings, &check->profile->rules, finding);
}

const char *check_promised(const struct check *check)
{
    const struct profile *profile = check->profile;
    char text[VERSION_TEXT_SIZE];
    return arena_printf(check->arena, "profile %s promises %s %s", profile->name,
                        libc_name(profile->libc), version_text(profile->libc_version, text));
}

const char *check_names(const struct check *check, const struct strvec *names)
{
    struct strvec once = {0};
    for (size_t i = 0; i < names->count; i++)
        if (!strvec_contains(&once, names->items[i]))
            strvec_push(check->arena, &once, names->items[i]);
    size_t shown = once.count > MAX_NAMES ? MAX_NAMES - 1 : once.count;
    size_t hidden = once.count - shown;
    once.count = shown;
    if (hidden)
        strvec_pushf(check->arena, &once, "%zu more", hidden);
    return strvec_enumerate(check->arena, &once);
}

bool check_is_private(const struct check *check, const char *path)
{
    const struct strvec *directories = &check->subject->private_directories;
    for (size_t i = 0; i < directories->count; i++) {
        size_t length = strlen(directories->items[i]);
        while (length > 1 && directories->items[i][length - 1] == '/')
            length--;
        if (strncmp(path, directories->items[i], length) == 0 &&
            (path[length] == '/' || path[length] == '\0'))
            return true;
    }
    return false;
}

/* In the order in which findings are reported: what stops the file at once comes first. */
static rule_check *const checks[] = {
    rule_versions, rule_static,      rule_static_calls, rule_relocations, rule_plt,
    rule_machine,  rule_other_libc,  rule_missing,      rule_libraries,   rule_run_path,
    rule_identity, rule_ifunc,       rule_loader,       rule_tls,         rule_instructions,
    rule_kernel,   rule_stack,       rule_text,         rule_weak,        rule_interposition,
    rule_pages,    rule_long_double, rule_kernel_calls,
};

static struct check begin(struct arena *arena, const struct promise *promise,
                          const struct subject *subject, struct findings *findings)
{
    return (struct check){
        .arena = arena,
        .promise = promise,
        .profile = promise->profile,
        .subject = subject,
        .facts = subject->facts,
        .findings = findings,
    };
}

bool check_machine(struct arena *arena, const struct promise *promise,
                   const struct subject *subject, struct findings *findings)
{
    struct error none;
    struct check check = begin(arena, promise, subject, findings);
    return check_is_foreign(&check) && rule_machine(&check, &none) == 0;
}

void check_marks(struct arena *arena, const struct promise *promise, const struct subject *subject,
                 struct findings *findings)
{
    struct error none;
    struct check check = begin(arena, promise, subject, findings);
    (void)rule_identity(&check, &none);
}

int check_findings(struct arena *arena, const struct promise *promise,
                   const struct subject *subject, struct findings *findings, struct error *err)
{
    struct check check = begin(arena, promise, subject, findings);
    if (!check.facts->is_elf || check.facts->is_relocatable)
        return 0;
    if (check_is_foreign(&check))
        return rule_machine(&check, err);
    if (closure_read(arena, promise->profile, promise->world, check.facts, &check.closure, err) < 0)
        return -1;
    for (size_t i = 0; i < sizeof(checks) / sizeof(*checks); i++)
        if (checks[i](&check, err) < 0)
            return -1;
    return 0;
}
