#include "rules/finding.h"

void findings_add(struct arena *arena, struct findings *findings, const struct strvec *words,
                  struct finding finding)
{
    finding.severity = rule_severity(finding.rule, finding.severity, words);
    if (finding.severity == SEVERITY_OFF)
        return;
    findings->items = arena_grow(arena, findings->items, findings->count, &findings->room,
                                 sizeof(*findings->items));
    findings->items[findings->count++] = finding;
}
