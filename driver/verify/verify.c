#include "verify/verify.h"

#include <string.h>
#include <sys/stat.h>

#include "report/report.h"
#include "verify/check.h"
#include "verify/facts.h"

static bool begins_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* autoconf's conftest.c and conftest (a.out in its first test), CMake's cmTC_1a2b3 (try_compile),
 * trivial.c of cmd/link's linkerFlagSupported. */
static bool is_probe(const struct cmdline *line, const char *output)
{
    if (begins_with(base_name(output), "conftest") || begins_with(base_name(output), "cmTC_"))
        return true;
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_INPUT)
            continue;
        const char *name = base_name(word->text);
        if (strcmp(name, "trivial.c") == 0 || begins_with(name, "conftest."))
            return true;
    }
    return false;
}

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
    if (profile->check == CHECK_OFF || is_probe(line, output) || !is_regular_file(output))
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
