#include "failure/failed_compile.h"

#include <string.h>

#include "base/environment.h"
#include "base/text.h"
#include "failure/absent_declarations.h"
#include "failure/complaints.h"
#include "failure/relink.h"
#include "link/probe.h"
#include "report/report.h"

/* Returns whether the word makes the compiler write to standard output, whose text must not change
 * places with that of standard error; or write its messages for another program. */
static bool forbids_hearing(const struct word *word)
{
    static const char *const beginnings[] = {"-fdiagnostics-format=json",
                                             "-fdiagnostics-format=sarif", "-Wa,-a"};
    for (size_t i = 0; i < sizeof(beginnings) / sizeof(*beginnings); i++)
        if (text_begins_with(word->text, beginnings[i]))
            return true;
    return word->kind != WORD_INPUT && word_may_be_standard_output(word);
}

bool failed_compile_is_explained(const struct cmdline *line, const struct plan *plan)
{
    bool is_link = plan->mode == RUN_LINK;
    bool is_compile =
        (plan->mode == RUN_EXEC || plan->mode == RUN_COMPILE) && line->action == ACTION_COMPILE;
    if (!is_link && !(is_compile && line->has_preprocessed_language))
        return false;
    for (size_t i = 0; i < line->count; i++)
        if (forbids_hearing(&line->words[i]))
            return false;
    return is_link ? !probe_is(line, plan->output) : !probe_is_compile(line);
}

/* Returns whether gcc writes its messages in English; clang always does. */
static bool speaks_english(const struct failed_link *compile)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    if (compile->state->toolchain.family == COMPILER_CLANG)
        return true;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const char *value = environment_get(compile->environment, names[i]);
        if (value && *value)
            return strcmp(value, "C") == 0 || strcmp(value, "POSIX") == 0 ||
                   text_begins_with(value, "C.") ||
                   (text_begins_with(value, "en") &&
                    !environment_get(compile->environment, "LANGUAGE"));
    }
    return true;
}

static void drop_uncertain(struct complaints *complaints)
{
    size_t kept = 0;
    for (size_t i = 0; i < complaints->count; i++)
        if (complaints->items[i].is_certain)
            complaints->items[kept++] = complaints->items[i];
    complaints->count = kept;
}

bool failed_compile_explain(struct arena *arena, const struct failed_link *compile, FILE *stream)
{
    if (!compile->heard)
        return false;
    bool is_english = speaks_english(compile);
    struct complaints complaints = complaints_read(arena, compile->heard, is_english);
    struct findings findings = {0};
    if (!is_english && missing_declarations_need_certainty(arena, compile, &complaints))
        complaints = complaints_read(arena, relink_messages(arena, compile), true);
    drop_uncertain(&complaints);
    missing_declarations(arena, compile, &complaints, &findings);
    report_findings(stream, report_format_asked(compile->environment), "abicc", &findings);
    return findings.count > 0;
}
