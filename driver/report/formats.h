/* The forms of a whole report, one module each. For report.c. */
#ifndef REPORT_FORMATS_H
#define REPORT_FORMATS_H

#include <jansson.h>

#include "report/report.h"

/* {"version": 1, "profile": ..., "floor": ..., "files": [...], "summary": {...}} */
json_t *report_json(struct arena *arena, const struct report *report);

/* A SARIF 2.1.0 log, as GitHub's code scanning takes it. */
json_t *report_sarif(struct arena *arena, const struct report *report);

/* An SPDX 2.3 document. */
json_t *report_spdx(struct arena *arena, const struct report *report);

/* For people, and for GitHub's runner: findings as report_finding prints them, and what else there
 * is to say. */
void report_lines(struct arena *arena, const struct report *report, enum report_format format,
                  FILE *stream);

#endif
