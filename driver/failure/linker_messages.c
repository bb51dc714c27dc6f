#include "failure/linker_messages.h"

#include <ctype.h>
#include <string.h>

static bool is_of_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '$';
}

struct linker_messages linker_messages_read(struct arena *arena, const char *text)
{
    struct linker_messages messages = {.text = text};
    for (const char *at = text; *at;) {
        size_t length = 0;
        while (is_of_name(at[length]))
            length++;
        if (length)
            strvec_push(arena, &messages.words, arena_strndup(arena, at, length));
        at += length + (at[length] != '\0');
    }
    strvec_sort(&messages.words);
    return messages;
}

bool linker_messages_mention(const struct linker_messages *messages, const char *name)
{
    return strvec_contains_sorted(&messages->words, name);
}

bool linker_messages_report(struct arena *arena, const struct linker_messages *messages,
                            const char *name)
{
    /* GNU ld, gold, lld and mold. */
    static const char *const beginnings[] = {"undefined reference to `", "undefined reference to '",
                                             "undefined symbol: "};
    for (size_t i = 0; i < sizeof(beginnings) / sizeof(*beginnings); i++) {
        const char *wanted = arena_printf(arena, "%s%s", beginnings[i], name);
        const char *found = strstr(messages->text, wanted);
        for (; found; found = strstr(found + 1, wanted))
            if (!is_of_name(found[strlen(wanted)]))
                return true;
    }
    return false;
}
