/* posix_spawnattr_setflags with the flag of 2.39. The headers redirect calls to this function. */
#include "spawn.h"

int __abicc_posix_spawnattr_setflags(struct attributes *attributes, short flags)
{
    enum { EVERY_FLAG = 0x1ff };
    if (flags & ~EVERY_FLAG)
        return EINVAL;
    attributes->flags = flags;
    return 0;
}
