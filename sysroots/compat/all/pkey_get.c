/* pkey_get (glibc 2.27); pkey_alloc must have given a key before. */
#include "pkru.h"

int pkey_get(int key)
{
    if (key < 0 || key > LAST_KEY) {
        errno = EINVAL;
        return -1;
    }
    return (int)(pkru_read() >> (2 * key) & RIGHTS);
}
