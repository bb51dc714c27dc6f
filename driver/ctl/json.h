/* JSON output, through jansson. */
#ifndef CTL_JSON_H
#define CTL_JSON_H

#include <jansson.h>
#include <stdio.h>

#include "base/strvec.h"

/* Sets `key` of `object` to the text. Text that is no UTF-8 gives null. */
void json_put(json_t *object, const char *key, const char *text);

/* A list of the texts. */
json_t *json_texts(const struct strvec *texts);

/* Prints `value`, indented and with a newline at the end, and releases it. */
void json_print(json_t *value, FILE *out);

#endif
