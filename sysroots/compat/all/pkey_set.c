/* pkey_set (glibc 2.27). The caller must have got a key from pkey_alloc. */
#include "pkru.h"

int pkey_set(int key, unsigned rights)
{
    if (key < 0 || key > LAST_KEY || rights > RIGHTS) {
        errno = EINVAL;
        return -1;
    }
    pkru_write((pkru_read() & ~((unsigned)RIGHTS << (2 * key))) | rights << (2 * key));
    return 0;
}
