/* Explains the rules of verdicts. */
#include "ctl/columns.h"
#include "ctl/explain.h"
#include "ctl/json.h"

static json_t *rule_json(const struct rule *rule)
{
    json_t *object = explain_json("rule");
    json_put(object, "code", rule->code);
    json_put(object, "name", rule->name);
    json_put(object, "severity", severity_name(rule->severity));
    json_put(object, "title", rule->title);
    json_put(object, "why", rule->why);
    json_put(object, "remedy", rule->remedy);
    json_put(object, "source", rule->source);
    return object;
}

void explain_rule(const struct explain *explain, const struct rule *rule)
{
    if (explain->is_json) {
        json_print(rule_json(rule), explain->ctl->out);
        return;
    }
    fprintf(explain->ctl->out, "%s %s: %s\n", rule->code, rule->name, rule->title);
    explain_print(explain, "severity",
                  arena_printf(explain->ctl->arena,
                               "%s, unless a profile or the case says otherwise: `rules: "
                               "[%s=off]`",
                               severity_name(rule->severity), rule->code));
    explain_print(explain, "why", rule->why);
    explain_print(explain, "remedy", rule->remedy);
    explain_print(explain, "source", rule->source);
}

void explain_rules(const struct explain *explain)
{
    size_t count;
    const struct rule *rules = rule_list(&count);
    struct strvec cells = {0};
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        strvec_push(explain->ctl->arena, &cells, rules[i].code);
        strvec_push(explain->ctl->arena, &cells, rules[i].name);
        strvec_push(explain->ctl->arena, &cells, severity_name(rules[i].severity));
        strvec_push(explain->ctl->arena, &cells, rules[i].title);
        json_array_append_new(list, rule_json(&rules[i]));
    }
    if (explain->is_json) {
        json_t *object = explain_json("rules");
        json_object_set_new(object, "rules", list);
        json_print(object, explain->ctl->out);
        return;
    }
    json_decref(list);
    columns_print(explain->ctl->out, &cells, 4);
}
