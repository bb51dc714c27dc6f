/* What a compiler complained of: headers that it did not find and names that nothing declares. */
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
    bool is_certain; /* else the message is in another language than English, and may be about
                      * something else that is called so */
};

struct complaints {
    struct complaint *items; /* each name once, in the order of the messages */
    size_t count;
    size_t room;
};

/* Reads the messages of gcc or clang, in color or without. `is_english` says that they are in
 * English; in other languages sources are read, where only they show that a message is about a
 * header. */
struct complaints complaints_read(struct arena *arena, const char *messages, bool is_english);

#endif
