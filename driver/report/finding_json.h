/* A finding as a JSON object, the same wherever one is printed. */
#ifndef REPORT_FINDING_JSON_H
#define REPORT_FINDING_JSON_H

#include <jansson.h>

#include "rules/finding.h"

/* code, name, severity, file, subject, message, remedy, places. */
json_t *finding_json(const struct finding *finding);

/* The text as a JSON string; null of NULL. File names need not be UTF-8, but JSON is: U+FFFD takes
 * the place of each byte that is not. */
json_t *finding_json_text(const char *text);

#endif
