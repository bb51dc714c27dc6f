/* The symbols that a linker's messages report as missing. The messages may be in any language, so
 * only names are searched for in them. */
#ifndef FAILURE_LINKER_MESSAGES_H
#define FAILURE_LINKER_MESSAGES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/strvec.h"

struct linker_messages {
    const char *text;
    struct strvec words; /* all that could be names of symbols, sorted */
};

struct linker_messages linker_messages_read(struct arena *arena, const char *text);

/* Returns whether the messages mention the symbol: as missing, or as a function that uses a missing
 * one. */
bool linker_messages_mention(const struct linker_messages *messages, const char *name);

/* Returns whether the messages report the symbol as undefined, in English. */
bool linker_messages_report(struct arena *arena, const struct linker_messages *messages,
                            const char *name);

#endif
