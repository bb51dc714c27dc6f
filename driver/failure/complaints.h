/* What the compiler's messages complain of: headers that were not found, and undeclared names. */
#ifndef FAILURE_COMPLAINTS_H
#define FAILURE_COMPLAINTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strvec.h"

struct complaint {
    const char *name;     /* sys/random.h, gettid */
    const char *file;     /* the source with the first place, as the compiler names it */
    struct strvec places; /* main.c:12 */
    bool is_header;
    bool is_certain; /* else the message is not in English, and may be about something else
                      * of that name */
};

struct complaints {
    struct complaint *items; /* each name once, in the order of the messages */
    size_t count;
    size_t room;
};

/* Reads the messages of gcc or clang, in color or without. `is_english` says that they are in
 * English. For other languages the sources are read too, if only their #include lines show that a
 * message is about a header. */
struct complaints complaints_read(struct arena *arena, const char *messages, bool is_english);

#endif
