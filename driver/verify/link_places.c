/* Who brought what a finding is about: the objects and archive members of the link. */
#include <string.h>

#include "verify/link_check.h"
#include "verify/units.h"

/* Rules whose subject is a symbol that an object asks for. */
static bool is_about_symbol(const struct rule *rule)
{
    static const char *const codes[] = {"ABI001", "ABI005", "ABI006", "ABI007", "ABI015", "ABI020"};
    for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
        if (strcmp(rule->code, codes[i]) == 0)
            return true;
    return false;
}

static bool lacks_places(const struct finding *finding)
{
    return finding->subject && !finding->places.count && is_about_symbol(finding->rule);
}

/* What the user brought into the link; the rest is as it must be. */
static struct units read_units(const struct link_check *check)
{
    struct units units = {0};
    struct strvec start = {0};
    strvec_push(check->arena, &start, "main");
    for (size_t i = 0; i < check->files->count; i++) {
        const struct link_file *file = &check->files->items[i];
        if (file->origin != ORIGIN_SYSROOT && file->origin != ORIGIN_COMPILER)
            units_read(check->arena, file->path, file->path, false, &units);
    }
    units.is_partial |= check->files->has_gone_files;
    units_link(check->arena, &units, &start);
    return units;
}

static void find_places(const struct link_check *check, const struct units *units,
                        struct finding *finding)
{
    for (size_t i = 0; i < units->count; i++) {
        const struct unit *unit = &units->items[i];
        if (unit->is_linked && !unit->is_shared &&
            (strvec_contains(&unit->wanted, finding->subject) ||
             strvec_contains(&unit->welcome, finding->subject)))
            strvec_push(check->arena, &finding->places, unit->shown);
    }
}

void link_name_places(const struct link_check *check)
{
    struct units units;
    bool is_read = false;
    for (size_t i = 0; i < check->findings->count; i++) {
        struct finding *finding = &check->findings->items[i];
        if (!lacks_places(finding))
            continue;
        if (!is_read)
            units = read_units(check);
        is_read = true;
        find_places(check, &units, finding);
    }
}
