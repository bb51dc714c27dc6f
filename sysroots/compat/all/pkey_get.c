/* pkey_get (glibc 2.27). The caller must have got a key from pkey_alloc. */
#include "pkru.h"

int pkey_get(int key)
{
    if (key < 0 || key > LAST_KEY) {
        errno = EINVAL;
        return -1;
    }
    return (int)(pkru_read() >> (2 * key) & RIGHTS);
}
