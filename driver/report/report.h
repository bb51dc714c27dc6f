/* What was found, in the forms that people and programs read. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "verify/facts.h"
#include "verify/finding.h"
#include "verify/runs_on.h"

enum report_format {
    REPORT_TEXT,
    REPORT_JSON,
    REPORT_SARIF,  /* 2.1.0 */
    REPORT_GITHUB, /* workflow commands: ::error file=...::... */
    REPORT_SPDX    /* an SPDX 2.3 document in JSON */
};

/* One file that was looked at. */
struct report_file {
    const char *path; /* as messages name it */
    const struct facts *facts;
    const char *floor;          /* as lowest_floor says */
    const char *sha256;         /* hex digits; NULL unless the format asks for it */
    uint64_t size;              /* bytes */
    const struct runs_on *rows; /* NULL when a profile was given */
    size_t row_count;
    struct findings findings;
    const char *trouble; /* why it could not be checked; NULL */
};

struct report {
    const char *profile; /* NULL: none was chosen */
    const struct report_file *files;
    size_t count;
};

/* Writes all of it. */
int report_write(struct arena *arena, const struct report *report, enum report_format format,
                 FILE *stream, struct error *err);

/* One finding: as lines of text ("abicc: error: ABI001 FILE: ..."), for REPORT_GITHUB as a workflow
 * command, for REPORT_JSON as an object in a line of its own; `program` is who says it. For the
 * wrapper, which prints findings as they come. */
void report_finding(FILE *stream, enum report_format format, const char *program,
                    const struct finding *finding);

/* The finding as a workflow command of GitHub's runner, which shows it beside the code. */
void report_github_finding(FILE *stream, const struct finding *finding);

#endif
