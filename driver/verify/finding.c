#include "verify/finding.h"

#include <string.h>

void findings_add(struct arena *arena, struct findings *findings, struct finding finding)
{
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
