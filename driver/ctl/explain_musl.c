/* Explains how musl differs from glibc. */
#include "ctl/explain_musl.h"

#include <string.h>

#include "ctl/json.h"
#include "tables/musl_difference.h"

static const char *supply_text(struct arena *arena, const struct musl_difference *difference)
{
    if (!difference->package)
        return NULL;
    return difference->library ? arena_printf(arena, "Alpine has it in %s, for -l%s",
                                              difference->package, difference->library)
                               : arena_printf(arena, "Alpine has it in %s", difference->package);
}

static int add_rows(struct explain *explain, enum musl_difference_kind kind, const char *name,
                    struct strvec *texts, struct error *err)
{
    struct arena *arena = explain->ctl->arena;
    struct musl_difference difference;
    struct table table;
    int status;
    if (musl_differences_open(arena, &explain->roots, &table, err) < 0)
        return -1;
    while ((status = musl_differences_next(arena, &table, kind, name, &difference, err)) > 0) {
        const char *supply = supply_text(arena, &difference);
        if (supply)
            strvec_push(arena, texts, supply);
        if (difference.text)
            strvec_push(arena, texts, difference.text);
    }
    return status;
}

int explain_musl_symbol(struct explain *explain, const char *name, bool is_absent,
                        struct strvec *texts, struct error *err)
{
    return add_rows(explain, is_absent ? DIFFERENCE_SYMBOL : DIFFERENCE_BEHAVIOUR, name, texts,
                    err);
}

int explain_difference(struct explain *explain, const char *name, bool *is_found, struct error *err)
{
    struct strvec header = {0};
    struct strvec texts = {0};
    *is_found = false;
    if (add_rows(explain, DIFFERENCE_HEADER, name, &header, err) < 0 ||
        add_rows(explain, DIFFERENCE_BEHAVIOUR, name, &texts, err) < 0)
        return -1;
    if (!header.count && !texts.count)
        return 0;
    *is_found = true;
    const char *kind = header.count ? "header" : "difference";
    strvec_extend(explain->ctl->arena, &header, &texts);
    if (explain->is_json) {
        json_t *object = explain_json(kind);
        json_put(object, "name", name);
        json_object_set_new(object, "musl_differences", json_texts(&header));
        json_print(object, explain->ctl->out);
        return 0;
    }
    fprintf(explain->ctl->out, "%s: %s\n", name,
            strcmp(kind, "header") == 0 ? "a header that glibc has and musl lacks"
                                        : "a difference between glibc and musl");
    for (size_t i = 0; i < header.count; i++)
        explain_print(explain, i ? "" : "musl", header.items[i]);
    return 0;
}
