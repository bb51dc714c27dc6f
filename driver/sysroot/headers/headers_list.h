/* The list of headers that a sysroot shall hold: found on the host first, then corrected by
 * overlays, written last. */
#ifndef SYSROOT_HEADERS_HEADERS_LIST_H
#define SYSROOT_HEADERS_HEADERS_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "sysroot/headers/headers.h"

struct header {
    const char *name;  /* below the include directory: sys/stat.h */
    const char *path;  /* the host's file, or NULL when it has none */
    const char *text;  /* overlay: written instead of a link. NULL = link `path` */
    bool is_libc;      /* the libc's own, so that overlays apply */
    bool is_directory; /* linked as a whole: nothing of ours is ever written below it */
    bool is_left_out;  /* the target's release has no such header */
    size_t order;      /* in which it was found: the first of a name wins */
};

struct header_list {
    struct header *items; /* after header_list_collect: sorted by name, each name once */
    size_t count;
    size_t room;
};

/* Finds the headers that the request asks for. Reads directories, writes nothing. */
int header_list_collect(struct arena *arena, const struct headers_request *request,
                        struct header_list *list, struct error *err);

/* Appends an entry; the caller sorts when all are in. */
struct header *header_list_add(struct arena *arena, struct header_list *list, const char *name,
                               const char *path);

/* Sorts by name and drops later entries of a name that is there already. */
void header_list_sort(struct header_list *list);

/* The entry of that name in a sorted list, or NULL. */
struct header *header_list_find(const struct header_list *list, const char *name);

/* Writes the sorted list below the existing, empty directory `include`: links, overlay texts, and
 * under abicc-host/ links to the originals of overlaid headers. */
int header_list_write(const struct header_list *list, const char *include, struct error *err);

#endif
