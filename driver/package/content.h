/* What a file is, told by its first bytes: names lie. */
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

/* So many bytes tell; of a smaller file, all. */
enum { CONTENT_HEAD = 512 };

enum content content_of(const void *head, size_t size);

/* What it is that package.h does not read as a member, and what to do with it; NULL of all others:
 * a CONTENT_FOREIGN, or a thin archive. */
const char *content_foreign(const void *head, size_t size);

/* How the bytes of a package are packed. */
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
