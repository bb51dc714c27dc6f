#include "verify/verify.h"

#include <sys/stat.h>

#include "report/report.h"
#include "verify/check.h"
#include "verify/facts.h"
#include "verify/probe.h"

static bool is_regular_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

int verify_output(struct arena *arena, const struct cmdline *line, const struct state *state,
                  const char *output, FILE *stream, bool *fails, struct error *err)
{
    const struct profile *profile = &state->profile;
    struct facts facts;
    *fails = false;
    if (profile->check == CHECK_OFF || probe_is(line, output) || !is_regular_file(output))
        return 0;
    if (facts_read(arena, output, &facts, err) < 0)
        return error_wrap(err, "cannot check the output");
    const struct promise promise = {.profile = profile};
    const struct subject subject = {.path = output, .facts = &facts};
    struct findings findings = {0};
    if (check_findings(arena, &promise, &subject, &findings, err) < 0)
        return -1;
    for (size_t i = 0; i < findings.count; i++) {
        struct finding *finding = &findings.items[i];
        if (profile->check == CHECK_WARN && finding->severity == SEVERITY_ERROR)
            finding->severity = SEVERITY_WARNING;
        report_finding(stream, REPORT_TEXT, "abicc", finding);
        *fails = *fails || finding->severity == SEVERITY_ERROR;
    }
    return 0;
}
