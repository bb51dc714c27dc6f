/* JSON output, with jansson. */
#ifndef CTL_JSON_H
#define CTL_JSON_H

#include <jansson.h>
#include <stdio.h>

#include "base/strvec.h"

/* Sets `key` of `object` to the text, or to null if the text is not UTF-8. */
void json_put(json_t *object, const char *key, const char *text);

/* Returns a list of the texts. */
json_t *json_texts(const struct strvec *texts);

/* Prints `value`, indented and with a newline at the end, and releases it. */
void json_print(json_t *value, FILE *out);

#endif
