#include <string.h>

#include "ctl/lower.h"

const char *lower_change_text(struct arena *arena, const struct lower_change *change)
{
    const char *to = "no version, because the reference is weak";
    const char *how = "";
    if (change->row && change->row->way == LOWER_OBJECT)
        to = "an object of its own";
    else if (change->library && !change->new_node)
        to = arena_printf(arena, "%s of %s", change->new_name, change->library);
    else if (change->new_node)
        to = arena_printf(arena, "%s%s%s of %s", change->new_name ? change->new_name : "",
                          change->new_name ? " " : "", change->new_node, change->library);
    if (change->row && change->row->way == LOWER_CODE)
        how = ", called by added code";
    else if (change->row && change->row->way == LOWER_START)
        how = ", told by added code to run the constructors";
    const char *remark = change->row ? change->row->remark : NULL;
    return arena_printf(arena, "%s%s%s -> %s%s%s%s", change->name, *change->node ? " " : "",
                        change->node, to, how, remark ? "; " : "", remark ? remark : "");
}

const char *lower_obstacle_text(struct arena *arena, const struct lower_obstacle *obstacle)
{
    if (!obstacle->symbol)
        return obstacle->reason;
    return arena_printf(arena, "%s%s%s: %s", obstacle->symbol, *obstacle->node ? " " : "",
                        obstacle->node, obstacle->reason);
}

static bool is_asked(const char *symbol, const char *name, const char *node)
{
    return name && (strcmp(name, symbol) == 0 || strcmp(node, symbol) == 0);
}

/* Answers by the plan: "no" as soon as one symbol says so. */
static const char *answer(struct arena *arena, const struct lowering *plan, const char *symbol)
{
    struct strvec texts = {0};
    for (size_t i = 0; i < plan->obstacle_count; i++)
        if (is_asked(symbol, plan->obstacles[i].symbol, plan->obstacles[i].node))
            return arena_printf(arena, "no, because of %s",
                                lower_obstacle_text(arena, &plan->obstacles[i]));
    for (size_t i = 0; i < plan->change_count; i++)
        if (is_asked(symbol, plan->changes[i].name, plan->changes[i].node))
            strvec_push(arena, &texts, lower_change_text(arena, &plan->changes[i]));
    return texts.count ? arena_printf(arena, "yes: %s", strvec_join(arena, &texts, ", ")) : NULL;
}

const char *lower_answer(struct arena *arena, const struct strvec *roots,
                         const struct elf_file *file, const char *symbol, struct version release)
{
    struct lower_file read;
    struct lower_tables tables;
    struct error ignored;
    char text[VERSION_TEXT_SIZE];
    if (lower_file_read(arena, file, &read, &ignored) < 0 ||
        lower_tables_load(arena, roots, &read, &tables, &ignored) < 0 ||
        abi_check_floor(&tables.abi, release, &ignored) < 0)
        return NULL;
    struct lowering plan = lowering_plan(arena, &read, &tables, release);
    const char *said = answer(arena, &plan, symbol);
    return said ? arena_printf(arena, "lower to glibc %s: %s", version_text(release, text), said)
                : NULL;
}
