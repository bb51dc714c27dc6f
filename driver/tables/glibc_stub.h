/* Makes the stub of one library in one release from the table of an architecture. */
#ifndef TABLES_GLIBC_STUB_H
#define TABLES_GLIBC_STUB_H

#include "base/arena.h"
#include "tables/abi.h"
#include "tables/stub.h"

enum glibc_part {
    GLIBC_WHOLE, /* everything that the library offers to linkers and to old programs */
    GLIBC_MOVED  /* only the symbols that linkers find here and, in a later release, in libc */
};

/* Returns the part of `library` (an entry of abi->libraries) in release `floor`. */
struct stub glibc_stub(struct arena *arena, const struct abi *abi,
                       const struct abi_library *library, struct version floor,
                       enum glibc_part part);

#endif
