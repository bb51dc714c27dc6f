#include "report/finding_json.h"

#include <stdlib.h>
#include <string.h>

/* Returns the length of the UTF-8 sequence at the start of `text` (RFC 3629); 0 for other bytes. */
static size_t sequence_length(const char *text)
{
    for (size_t length = 1; length <= 4; length++) {
        json_t *value = json_stringn(text, length);
        json_decref(value);
        if (value)
            return length;
        if (!text[length])
            break;
    }
    return 0;
}

json_t *finding_json_text(const char *text)
{
    static const char replacement[] = "\357\277\275"; /* U+FFFD */
    if (!text)
        return json_null();
    json_t *value = json_string(text);
    if (value)
        return value;
    char *plain = calloc(strlen(text) + 1, sizeof(replacement));
    char *end = plain;
    while (plain && *text) {
        size_t length = sequence_length(text);
        end = length ? mempcpy(end, text, length) : stpcpy(end, replacement);
        text += length ? length : 1;
    }
    value = json_string(plain ? plain : "");
    free(plain);
    return value;
}

json_t *finding_json(const struct finding *finding)
{
    json_t *places = json_array();
    for (size_t i = 0; i < finding->places.count; i++)
        json_array_append_new(places, finding_json_text(finding->places.items[i]));
    json_t *object = json_object();
    json_object_set_new(object, "code", json_string(finding->rule->code));
    json_object_set_new(object, "name", json_string(finding->rule->name));
    json_object_set_new(object, "severity", json_string(severity_name(finding->severity)));
    json_object_set_new(object, "file", finding_json_text(finding->file));
    json_object_set_new(object, "subject", finding_json_text(finding->subject));
    json_object_set_new(object, "message", finding_json_text(finding->text));
    json_object_set_new(object, "remedy", finding_json_text(finding->remedy));
    json_object_set_new(object, "places", places);
    return object;
}
