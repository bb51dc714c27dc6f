#include "failure/dropped_variables.h"

#include <string.h>

#include "failure/failed_compile.h"
#include "report/report.h"

void dropped_variables_explain(const struct failed_link *failed, FILE *stream)
{
    const struct plan *plan = failed->plan;
    if (!failed_compile_is_explained(failed->line, plan))
        return;
    for (size_t i = 0; i < plan->edit_count; i++) {
        const struct edit *edit = &plan->edits[i];
        struct error note = {0};
        if (edit->kind == EDIT_UNSET)
            (void)error_set(&note, "%s was not seen by the compiler: %s", edit->word, edit->reason);
        else if (edit->kind == EDIT_SET && strchr(edit->word, '='))
            (void)error_set(&note, "%s was seen by the compiler as %s: %s", edit->word, edit->now,
                            edit->reason);
        else
            continue;
        report_error(stream, report_format_asked(failed->environment), "abicc", SEVERITY_NOTE,
                     &note);
    }
}
