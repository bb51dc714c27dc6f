/* The formats of a whole report, each in a file of its own. For report.c. */
#ifndef REPORT_FORMATS_H
#define REPORT_FORMATS_H

#include <jansson.h>

#include "report/report.h"

/* Returns {"version": 1, "profile": ..., "floor": ..., "files": [...], "summary": {...}}. */
json_t *report_json(struct arena *arena, const struct report *report);

/* Returns a SARIF 2.1.0 log as GitHub's code scanning takes it. */
json_t *report_sarif(struct arena *arena, const struct report *report);

/* Returns an SPDX 2.3 document. */
json_t *report_spdx(struct arena *arena, const struct report *report);

/* Prints an HTML page that needs nothing else. */
void report_html(struct arena *arena, const struct report *report, FILE *stream);

/* Prints the report as text for people or as workflow commands for GitHub's runner: findings as
 * report_finding prints them, and everything else. */
void report_lines(struct arena *arena, const struct report *report, enum report_format format,
                  FILE *stream);

#endif
