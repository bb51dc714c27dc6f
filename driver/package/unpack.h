/* Writes members of a package (deb, rpm, apk, tar) below a directory. Input may be hostile: nothing
 * is written outside of it, and nothing through a link of a package, because links are made at the
 * end. Nothing gets an owner, a set-user-ID bit or a device. */
#ifndef PACKAGE_UNPACK_H
#define PACKAGE_UNPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "package/package.h"

/* Returns where a member called `name` (usr/lib/libz.so.1) is written, below the directory, without
 * ".." and without a slash at its start; NULL: it is left out. */
typedef const char *unpack_place(void *data, const char *name);

struct unpack_link;

/* Called for each file and link that was placed. */
typedef void unpack_note(void *data, const char *place);

struct unpack {
    struct arena *arena;
    const char *directory;
    const struct package_limits *limits;
    unpack_place *place;
    unpack_note *note; /* may be NULL */
    void *data;        /* for both */
    struct unpack_link *links;
    size_t link_count, link_room;
};

/* Writes the members of the package `path`, whose links wait for unpack_links. An error names the
 * package, the member and what is wrong. A file that is there already stays. */
int unpack_package(struct unpack *unpack, const char *path, struct error *err);

/* Makes the links of all packages: relative ones, which lead to the place of what they name. Those
 * that lead to nothing that has a place are left out. */
int unpack_links(struct unpack *unpack, struct error *err);

#endif
