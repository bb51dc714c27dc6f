#include "failure/failure.h"

#include "failure/absent_libraries.h"
#include "failure/absent_names.h"
#include "failure/foreign_objects.h"
#include "link/inputs.h"
#include "link/probe.h"
#include "report/report.h"

void missing_explain(struct arena *arena, const struct failed_link *link, FILE *stream)
{
    struct inputs inputs = inputs_read(arena, link->line, link->state);
    struct findings findings = {0};
    struct strvec absent = {0};
    bool is_probe = probe_is(link->line, link->plan->output);
    missing_libraries(arena, link, &inputs, &absent, &findings);
    if (!is_probe && !link->line->is_relocatable) { /* after -r any symbol may stay undefined */
        missing_inputs(arena, link, &inputs, &findings);
        missing_names(arena, link, &inputs, &absent, &findings);
    }
    /* Probes are expected to fail, and must not appear in the build's summary on GitHub. */
    enum report_format format = is_probe ? REPORT_TEXT : report_format_asked(link->environment);
    for (size_t i = 0; i < findings.count; i++)
        report_finding(stream, format, "abicc", &findings.items[i]);
}
