/* A finding as a JSON object, the same wherever one is printed. */
#ifndef REPORT_FINDING_JSON_H
#define REPORT_FINDING_JSON_H

#include <jansson.h>

#include "rules/finding.h"

/* Returns the object, with the keys code, name, severity, file, subject, message, remedy, places.
 */
json_t *finding_json(const struct finding *finding);

/* Returns the text as a JSON string, or null for NULL. File names may not be UTF-8, which JSON must
 * be: each byte that is not is replaced by U+FFFD. */
json_t *finding_json_text(const char *text);

#endif
