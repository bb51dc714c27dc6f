#include "rules/finding.h"

#include <string.h>

void findings_add(struct arena *arena, struct findings *findings, const struct strvec *words,
                  struct finding finding)
{
    finding.severity = rule_severity(finding.rule, finding.severity, words);
    if (finding.severity == SEVERITY_OFF)
        return;
    if (findings->count == findings->room) {
        size_t room = findings->room ? 2 * findings->room : 8;
        struct finding *items = arena_alloc(arena, room * sizeof(*items));
        if (findings->count)
            memcpy(items, findings->items, findings->count * sizeof(*items));
        findings->items = items;
        findings->room = room;
    }
    findings->items[findings->count++] = finding;
}
