#include "failure/failure.h"

#include <string.h>

#include "failure/absent_libraries.h"
#include "failure/absent_names.h"
#include "failure/foreign_objects.h"
#include "link/inputs.h"
#include "link/probe.h"
#include "report/report.h"
#include "verdict/verdict.h"

void missing_explain(struct arena *arena, const struct failed_link *link, FILE *stream)
{
    struct inputs inputs = inputs_read(arena, link->line, link->state, link->environment);
    struct findings findings = {0};
    struct strvec absent = {0};
    bool is_probe = probe_is(link->line, link->plan->output);
    /* After -r any symbol may stay undefined. */
    bool is_whole = !is_probe && !link->line->is_relocatable;
    if (is_whole)
        missing_inputs(arena, link, &inputs, &findings);
    missing_libraries(arena, link, &inputs, &absent, &findings);
    if (is_whole)
        missing_names(arena, link, &inputs, &absent, &findings);
    /* Probes are expected to fail, and must not appear in the build's summary on GitHub. */
    enum report_format format = is_probe ? REPORT_TEXT : report_format_asked(link->environment);
    report_findings(stream, format, "abicc", &findings);
}

static bool leaves_open(const struct linker_word *word)
{
    return word->id == LINKER_LEAVE_OPEN ||
           (word->id == LINKER_KEYWORD && word->value && strcmp(word->value, "undefs") == 0);
}

/* Returns whether the link of a program has such an option, also by the profile's `ldflags`. A
 * shared library keeps its undefined symbols in its table, where the rules find them. */
static bool may_leave_open(struct arena *arena, const struct plan *plan)
{
    struct cmdline line;
    struct error ignored;
    if (cmdline_read(arena, (int)plan->argv.count, plan->argv.items, &line, &ignored) < 0 ||
        line.is_shared || line.is_relocatable)
        return false;
    for (size_t i = 0; i < line.linker.count; i++)
        if (leaves_open(&line.linker.items[i]))
            return true;
    return false;
}

bool open_judge(struct arena *arena, const struct failed_link *link, const char *output,
                FILE *stream)
{
    const struct profile *profile = &link->state->profile;
    struct findings findings = {0};
    if (profile->check == CHECK_OFF || probe_is(link->line, output) ||
        !may_leave_open(arena, link->plan))
        return false;
    struct inputs inputs = inputs_read(arena, link->line, link->state, link->environment);
    if (!open_names(arena, link, &inputs, &findings))
        findings_add(arena, &findings, &profile->rules,
                     (struct finding){
                         .rule = rule_find("ABI020"),
                         .severity = SEVERITY_WARNING,
                         .file = output,
                         .text = "was linked with undefined symbols allowed, and abicc cannot tell "
                                 "which there are",
                         .remedy = "remove the linker option that allows them",
                     });
    const struct verified_link made = {.line = link->line,
                                       .state = link->state,
                                       .output = output,
                                       .environment = link->environment};
    return judge_end(arena, &made, &findings, stream);
}
