/* Reads packages (zip, wheel, jar, tar, deb, rpm, apk ...) without writing to disk: members are
 * unpacked into memory one at a time. Input may be hostile. Only this directory includes
 * libarchive.
 */
#ifndef PACKAGE_PACKAGE_H
#define PACKAGE_PACKAGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "package/content.h"

struct package_limits {
    uint64_t unpacked;  /* bytes to which all layers together may unpack */
    uint64_t ratio;     /* the same as a multiple of the package's size; 0: any */
    unsigned depth;     /* packages inside packages */
    const char *advice; /* what to do about a package that exceeds them */
};

/* 8 GiB, 200 times, 5 deep. */
extern const struct package_limits package_default_limits;

/* A member that is an ELF file or an archive of objects, or one that cannot be read. */
struct package_member {
    const char *path;  /* "data.tar.xz: usr/bin/x"; control characters as \xNN; in the arena */
    const void *bytes; /* borrowed for the call */
    size_t size;
    enum content content;
    const char *trouble; /* why this inner package was not read; NULL for all others */
};
/* Called for a member. Returns 0, or -1 to end the reading with the error that it set. */
typedef int package_visit(void *data, const struct package_member *member, struct error *err);

struct package_count {
    size_t members; /* regular files */
    size_t others;  /* those of them that are not ELF files or archives of objects */
};

/* One reading of a package, and what it came to. */
struct package_walk {
    const struct package_limits *limits;
    package_visit *visit;
    void *data; /* for `visit` */
    struct package_count count;
};

/* Visits the members in the package's order. An error is one line with the package's path, the
 * entry and what is wrong: it is damaged, leads out of the package, is a device, exceeds a limit.
 * The members before it were visited. `path` is a file on disk. */
int package_read(struct arena *arena, const char *path, struct package_walk *walk,
                 struct error *err);

/* Reads a package of `size` bytes in memory. */
int package_read_memory(struct arena *arena, const char *path, const void *bytes, size_t size,
                        struct package_walk *walk, struct error *err);

/* Returns `name` with control characters written as \xNN, so that it stays one harmless line. */
const char *package_plain_name(struct arena *arena, const char *name);

#endif
