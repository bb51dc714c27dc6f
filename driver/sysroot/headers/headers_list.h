/* The list of the headers of a sysroot: found on the host, then corrected by overlays, and written
 * last. */
#ifndef SYSROOT_HEADERS_HEADERS_LIST_H
#define SYSROOT_HEADERS_HEADERS_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "sysroot/headers/headers.h"

struct header {
    const char *name;     /* below the include directory: sys/stat.h */
    const char *path;     /* the host's file, or NULL when it has none */
    const char *text;     /* overlay: written instead of a link. NULL = link `path` */
    const char *original; /* the host's text with names replaced, instead of a link; or NULL */
    bool is_libc;         /* a header of the C library, to which overlays apply */
    bool is_directory;    /* linked as a whole: nothing of ours is ever written below it */
    bool is_left_out;     /* the target's release has no such header */
    size_t order;         /* of discovery: the first of a name is used */
};

struct header_list {
    struct header *items; /* after header_list_collect: sorted by name, each name once */
    size_t count;
    size_t room;
};

/* Finds the headers that the request asks for. Reads directories only. */
int header_list_collect(struct arena *arena, const struct headers_request *request,
                        struct header_list *list, struct error *err);

/* Appends an entry; the caller sorts when all are added. */
struct header *header_list_add(struct arena *arena, struct header_list *list, const char *name,
                               const char *path);

/* Sorts by name and removes later entries of the same name. */
void header_list_sort(struct header_list *list);

/* Returns the entry of that name in a sorted list, or NULL. */
struct header *header_list_find(const struct header_list *list, const char *name);

/* Writes the sorted list below the existing, empty directory `include`: links, overlay texts, and
 * under abicc-host/ links to the originals of overlaid headers. */
int header_list_write(const struct header_list *list, const char *include, struct error *err);

#endif
