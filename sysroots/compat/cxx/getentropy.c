/* getentropy (glibc 2.25). Kernels before 3.17 do not have the system call. There it reads
 * /dev/urandom, after waiting until /dev/random can be read, which shows that the pool has been
 * seeded. */
#include "random.h"

int getentropy(void *buffer, size_t size);

enum { LONGEST_REQUEST = 256 }; /* the limit of the interface */

int getentropy(void *buffer, size_t size)
{
    if (size > LONGEST_REQUEST) {
        errno = EIO;
        return -1;
    }
    return random_fill(buffer, size) ? 0 : -1;
}
