/* The text of one overlay header: it hides names while the original is read, and then undoes that
 * completely. */
#ifndef SYSROOT_HEADERS_OVERLAY_TEXT_H
#define SYSROOT_HEADERS_OVERLAY_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/table.h"

struct hidden_name {
    struct text text;
    const char *alias;        /* its temporary name, the same in all headers of a sysroot */
    bool is_renamed_anywhere; /* not only before '(': an object, or a name in an attribute */
    bool is_for_cxx;          /* stays visible in C++ */
    bool is_macro_only; /* the original only defines it as a macro, which is undefined later */
};

struct overlay_text {
    const char *name;         /* of the header: sys/stat.h */
    const char *guard;        /* the original's include guard; NULL: it is read on each inclusion */
    const char *body;         /* replaces the inclusion of the original, or NULL */
    const char *declarations; /* of what the original lacks, or NULL */
    struct hidden_name *hidden;
    size_t hidden_count;
    size_t hidden_room;
};

void overlay_text_hide(struct arena *arena, struct overlay_text *text, struct hidden_name name);

const char *overlay_text_write(struct arena *arena, const struct overlay_text *text);

/* Returns whether `body` (may be NULL) has a line "#define <name>" or "# define <name>". */
bool overlay_text_defines(const char *body, struct text name);

#endif
