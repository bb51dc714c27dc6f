#include "verify/verify.h"

#include <string.h>
#include <sys/stat.h>

#include "base/environment.h"
#include "verify/check.h"
#include "verify/facts.h"
#include "verify/link_check.h"
#include "verify/link_files.h"
#include "verify/probe.h"

static bool is_regular_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

enum report_format verify_format(const char *const *environment)
{
    const char *name = environment_get(environment, "ABICC_FORMAT");
    if (name && strcmp(name, "github") == 0)
        return REPORT_GITHUB;
    return name && strcmp(name, "json") == 0 ? REPORT_JSON : REPORT_TEXT;
}

/* Returns whether one of the findings is an error. */
static bool print_findings(const struct verified_link *link, struct findings *findings,
                           FILE *stream)
{
    bool has_errors = false;
    enum report_format format = verify_format(link->environment);
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        if (link->state->profile.check == CHECK_WARN && finding->severity == SEVERITY_ERROR)
            finding->severity = SEVERITY_WARNING;
        report_finding(stream, format, "abicc", finding);
        has_errors |= finding->severity == SEVERITY_ERROR;
    }
    return has_errors;
}

/* Holds the output to the rules, alone and with what went into it. */
static int find(struct arena *arena, const struct verified_link *link, const struct facts *facts,
                struct findings *findings, struct error *err)
{
    const struct promise promise = {.profile = &link->state->profile};
    const struct subject subject = {.path = link->output, .facts = facts};
    const struct link_files files = link_files_read(arena, link->opened, link->line, link->state);
    const struct link_check check = {.arena = arena,
                                     .promise = &promise,
                                     .subject = &subject,
                                     .files = &files,
                                     .findings = findings};
    link_check_host(&check);
    return check_findings(arena, &promise, &subject, findings, err);
}

int verify_link(struct arena *arena, const struct verified_link *link, FILE *stream, bool *fails,
                struct error *err)
{
    struct facts facts;
    *fails = false;
    if (link->state->profile.check == CHECK_OFF || probe_is(link->line, link->output) ||
        !is_regular_file(link->output))
        return 0;
    if (facts_read(arena, link->output, &facts, err) < 0)
        return error_wrap(err, "cannot check the output");
    struct findings findings = {0};
    if (!facts.is_elf || facts.is_relocatable)
        return 0;
    if (find(arena, link, &facts, &findings, err) < 0)
        return -1;
    *fails = print_findings(link, &findings, stream);
    return 0;
}
