/* The kind of a file, as its first bytes tell; names are not reliable. */
#ifndef PACKAGE_CONTENT_H
#define PACKAGE_CONTENT_H

#include <stddef.h>

enum content {
    CONTENT_OTHER,
    CONTENT_ELF,
    CONTENT_OBJECTS, /* an archive of objects, libx.a, also a thin one */
    CONTENT_PACKAGE, /* package.h reads it */
    CONTENT_FOREIGN  /* a package that package.h does not read */
};

/* So many bytes are enough; of a smaller file, all are needed. */
enum { CONTENT_HEAD = 512 };

enum content content_of(const void *head, size_t size);

/* Returns what a member is that package.h does not read, and what to do with it: a CONTENT_FOREIGN
 * or a thin archive. NULL for all others. */
const char *content_foreign(const void *head, size_t size);

/* How the bytes of a package are compressed. */
enum packing {
    PACKING_NONE,
    PACKING_TAR,
    PACKING_CPIO,
    PACKING_ZIP,
    PACKING_DEB, /* an ar archive of tar files */
    PACKING_RPM, /* headers, then a compressed cpio archive */
    PACKING_GZIP,
    PACKING_BZIP2,
    PACKING_XZ,
    PACKING_ZSTD
};
enum packing content_packing(const void *head, size_t size);

#endif
