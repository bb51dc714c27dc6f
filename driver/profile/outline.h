/* The structure of a YAML text: each node with its path, kind and place, for messages that point at
 * it. settings.c decides which values are valid. */
#ifndef PROFILE_OUTLINE_H
#define PROFILE_OUTLINE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "profile/catalog.h"

enum outline_kind { OUTLINE_SCALAR, OUTLINE_LIST, OUTLINE_MAP };

struct outline_node {
    const char *path; /* "" for the whole, "target.version", "cflags.add[1]" */
    enum outline_kind kind;
    const char *text;    /* of a scalar, NUL-terminated and without control characters */
    size_t line, column; /* of the key, or of the entry in a list; both from 1 */
    size_t value_line, value_column;
};

struct outline {
    const char *name;           /* of the file, as in messages */
    struct outline_node *nodes; /* in the order of the text; the first is the whole */
    size_t count;
    size_t room;
};

/* A profile is some tens of lines, three levels deep. The limits stop what was made to exhaust. */
enum { OUTLINE_MAX_BYTES = 64 * 1024, OUTLINE_MAX_NODES = 1024, OUTLINE_MAX_DEPTH = 16 };

/* Outlines one YAML document. Refused, with line and column: what is no UTF-8 text, what is no
 * YAML, more than one document, a key given twice, anchors, aliases and tags, control characters,
 * and anything far larger or deeper than a profile is. */
int outline_read(struct arena *arena, const struct catalog_file *file, struct outline *outline,
                 struct error *err);

/* Returns the node at `path`, or NULL. */
const struct outline_node *outline_find(const struct outline *outline, const char *path);

#endif
