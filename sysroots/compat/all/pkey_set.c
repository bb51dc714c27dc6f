/* pkey_set (glibc 2.27). The caller must have got a key from pkey_alloc. */
#include "pkey_register.h"

int pkey_set(int key, unsigned rights)
{
#if defined(HAS_RIGHTS_REGISTER)
    if (key >= 0 && key <= LAST_KEY && rights <= RIGHTS) {
        rights_register mask = (rights_register)RIGHTS << rights_shift(key);
        rights_register bits = (rights_register)rights_to_bits(rights) << rights_shift(key);
        rights_write((rights_read() & ~mask) | bits);
        return 0;
    }
    errno = EINVAL;
#else
    (void)key;
    (void)rights;
    errno = ENOSYS;
#endif
    return -1;
}
