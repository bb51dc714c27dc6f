/* pkey_get (glibc 2.27). The caller must have got a key from pkey_alloc. */
#include "pkey_register.h"

int pkey_get(int key)
{
#if defined(HAS_RIGHTS_REGISTER)
    if (key >= 0 && key <= LAST_KEY)
        return (int)rights_of_bits((unsigned)(rights_read() >> rights_shift(key)) & RIGHTS);
    errno = EINVAL;
#else
    (void)key;
    errno = ENOSYS;
#endif
    return -1;
}
