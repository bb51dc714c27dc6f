#include "failure/hearsay.h"

#include <ctype.h>
#include <string.h>

static bool is_of_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '$';
}

struct hearsay hearsay_read(struct arena *arena, const char *messages)
{
    struct hearsay hearsay = {.messages = messages};
    for (const char *at = messages; *at;) {
        size_t length = 0;
        while (is_of_name(at[length]))
            length++;
        if (length)
            strvec_push(arena, &hearsay.words, arena_strndup(arena, at, length));
        at += length + (at[length] != '\0');
    }
    strvec_sort(&hearsay.words);
    return hearsay;
}

bool hearsay_mentions(const struct hearsay *hearsay, const char *name)
{
    return strvec_contains_sorted(&hearsay->words, name);
}

bool hearsay_misses(struct arena *arena, const struct hearsay *hearsay, const char *name)
{
    /* GNU ld, gold, lld and mold. */
    static const char *const beginnings[] = {"undefined reference to `", "undefined reference to '",
                                             "undefined symbol: "};
    for (size_t i = 0; i < sizeof(beginnings) / sizeof(*beginnings); i++) {
        const char *text = arena_printf(arena, "%s%s", beginnings[i], name);
        const char *found = strstr(hearsay->messages, text);
        for (; found; found = strstr(found + 1, text))
            if (!is_of_name(found[strlen(text)]))
                return true;
    }
    return false;
}
