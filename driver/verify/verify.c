#include "verify/verify.h"

#include <string.h>
#include <sys/stat.h>

#include "base/environment.h"
#include "report/report.h"
#include "verify/check.h"
#include "verify/facts.h"
#include "verify/probe.h"

static bool is_regular_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static enum report_format format_of(const struct verified_link *link)
{
    const char *name = environment_get(link->environment, "ABICC_FORMAT");
    if (name && strcmp(name, "github") == 0)
        return REPORT_GITHUB;
    return name && strcmp(name, "json") == 0 ? REPORT_JSON : REPORT_TEXT;
}

/* Returns whether one of the findings is an error. */
static bool print_findings(const struct verified_link *link, struct findings *findings,
                           FILE *stream)
{
    bool has_errors = false;
    enum report_format format = format_of(link);
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        if (link->state->profile.check == CHECK_WARN && finding->severity == SEVERITY_ERROR)
            finding->severity = SEVERITY_WARNING;
        report_finding(stream, format, "abicc", finding);
        has_errors |= finding->severity == SEVERITY_ERROR;
    }
    return has_errors;
}

int verify_link(struct arena *arena, const struct verified_link *link, FILE *stream, bool *fails,
                struct error *err)
{
    const struct profile *profile = &link->state->profile;
    struct facts facts;
    *fails = false;
    if (profile->check == CHECK_OFF || probe_is(link->line, link->output) ||
        !is_regular_file(link->output))
        return 0;
    if (facts_read(arena, link->output, &facts, err) < 0)
        return error_wrap(err, "cannot check the output");
    const struct promise promise = {.profile = profile};
    const struct subject subject = {.path = link->output, .facts = &facts};
    struct findings findings = {0};
    if (check_findings(arena, &promise, &subject, &findings, err) < 0)
        return -1;
    *fails = print_findings(link, &findings, stream);
    return 0;
}
