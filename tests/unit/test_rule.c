/* The table of rules is complete and documented in docs/rules.md; profiles change the severity
 * of rules by code or name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/fs.h"
#include "rules/finding.h"
#include "tables/rule.h"

static void every_rule_is_whole_and_in_order(void **state)
{
    (void)state;
    struct arena arena = {0};
    size_t count;
    const struct rule *rules = rule_list(&count);
    for (size_t i = 0; i < count; i++) {
        const struct rule *rule = &rules[i];
        const char *const texts[] = {rule->name, rule->title, rule->why, rule->remedy,
                                     rule->source};
        assert_string_equal(rule->code, arena_printf(&arena, "ABI%03zu", i + 1));
        for (size_t j = 0; j < sizeof(texts) / sizeof(*texts); j++)
            assert_true(texts[j] && strlen(texts[j]) > 6);
        assert_true(rule->severity != SEVERITY_OFF);
        assert_ptr_equal(rule_find(rule->code), rule);
        assert_ptr_equal(rule_find(rule->name), rule); /* so no two share a name */
    }
    assert_null(rule_find("ABI000"));
    arena_release(&arena);
}

/* The row of docs/rules.md for a rule is the rule. */
static void every_rule_is_documented(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error err;
    const char *bytes;
    size_t size;
    size_t count;
    if (fs_read(&arena, SOURCE_DIR "/docs/rules.md", &bytes, &size, &err) < 0)
        fail_msg("%s", err.text);
    const struct rule *rules = rule_list(&count);
    const char *next = strstr(bytes, "\n| `");
    for (size_t i = 0; i < count; i++) {
        const struct rule *rule = &rules[i];
        const char *row = arena_printf(&arena, "\n| `%s` | `%s` | %s | %s | %s | %s | %s |\n",
                                       rule->code, rule->name, severity_name(rule->severity),
                                       rule->title, rule->why, rule->remedy, rule->source);
        assert_non_null(next);
        if (strncmp(next, row, strlen(row)) != 0)
            fail_msg("docs/rules.md, wanted:%sthere is: %.300s", row, next);
        next = strstr(next + 1, "\n| `");
    }
    if (next)
        fail_msg("docs/rules.md, a row without a rule: %.60s", next);
    arena_release(&arena);
}

static void a_word_names_rule_and_severity(void **state)
{
    (void)state;
    static const struct {
        const char *word, *code;
        enum severity severity;
    } rows[] = {
        {"ABI012=off", "ABI012", SEVERITY_OFF},
        {"text-relocations=warning", "ABI012", SEVERITY_WARNING},
        {"ABI001=note", "ABI001", SEVERITY_NOTE},
        {"run-path=error", "ABI009", SEVERITY_ERROR},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const struct rule *rule;
        enum severity severity;
        struct error err;
        if (rule_word(rows[i].word, &rule, &severity, &err) < 0)
            fail_msg("%s", err.text);
        assert_string_equal(rule->code, rows[i].code);
        assert_int_equal(severity, rows[i].severity);
    }
}

static void a_finding_gets_the_severity_of_the_last_word(void **state)
{
    (void)state;
    static const struct {
        const char *words[3];
        enum severity own, wanted; /* SEVERITY_OFF: not added */
    } rows[] = {
        {{NULL}, SEVERITY_ERROR, SEVERITY_ERROR},
        {{NULL}, SEVERITY_WARNING, SEVERITY_WARNING},
        {{"ABI001=warning"}, SEVERITY_ERROR, SEVERITY_WARNING},
        {{"ABI001=error"}, SEVERITY_WARNING, SEVERITY_ERROR},
        {{"ABI002=off"}, SEVERITY_ERROR, SEVERITY_ERROR},
        {{"ABI001=off"}, SEVERITY_ERROR, SEVERITY_OFF},
        {{"ABI001=off", "symbol-version=note"}, SEVERITY_ERROR, SEVERITY_NOTE},
        {{"symbol-version=note", "ABI001=off"}, SEVERITY_ERROR, SEVERITY_OFF},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct findings findings = {0};
        struct strvec words = {0};
        for (size_t j = 0; j < 3 && rows[i].words[j]; j++)
            strvec_push(&arena, &words, rows[i].words[j]);
        findings_add(&arena, &findings, &words,
                     (struct finding){.rule = rule_find("ABI001"), .severity = rows[i].own});
        assert_int_equal(findings.count, rows[i].wanted != SEVERITY_OFF);
        if (findings.count)
            assert_int_equal(findings.items[0].severity, rows[i].wanted);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_is_whole_and_in_order),
        cmocka_unit_test(every_rule_is_documented),
        cmocka_unit_test(a_word_names_rule_and_severity),
        cmocka_unit_test(a_finding_gets_the_severity_of_the_last_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
