/* The text of one overlay header: it hides names while the original is read, and takes every trace
 * of that back. */
#ifndef SYSROOT_HEADERS_OVERLAY_TEXT_H
#define SYSROOT_HEADERS_OVERLAY_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/table.h"

struct hidden_name {
    struct text text;
    const char *alias;        /* its name meanwhile: the same in all headers of a sysroot */
    bool is_renamed_anywhere; /* not only before '(': an object, or named in an attribute */
    bool is_for_cxx;          /* stays visible in C++ */
    bool is_macro_only;       /* the original only makes a macro of it: dropped afterwards */
};

struct overlay_text {
    const char *name; /* of the header: sys/stat.h */
    const char
        *guard;       /* the original's include guard, or NULL: then it is read on each inclusion */
    const char *body; /* stands for the inclusion of the original, or NULL */
    const char *declarations; /* of what the original does not know, or NULL */
    struct hidden_name *hidden;
    size_t hidden_count;
    size_t hidden_room;
};

void overlay_text_hide(struct arena *arena, struct overlay_text *text, struct hidden_name name);

const char *overlay_text_write(struct arena *arena, const struct overlay_text *text);

/* Has `body` (may be NULL) a line "#define <name>" or "# define <name>"? */
bool overlay_text_defines(const char *body, struct text name);

#endif
