/* The files that a cached answer was made from, as they were: when one of them is no longer the
 * same, or one that was missing is there, the answer is stale. */
#ifndef TARGET_WITNESS_H
#define TARGET_WITNESS_H

#include <stdbool.h>

#include "base/pack.h"
#include "base/strvec.h"

/* Packs every path with its present device, inode, size and time of change; of a directory the last
 * two only when the path ends in a slash. */
void witness_pack(struct packer *packer, const struct strvec *paths);

/* Reads them back and looks at each file; false at the first that differs. */
bool witness_unpack_and_check(struct unpacker *unpacker);

#endif
