/* arc4random_buf (glibc 2.36): fills the memory with random bytes, or aborts the program. */
#include "libc.h"

extern int getentropy(void *buffer, size_t size);

void arc4random_buf(void *buffer, size_t size)
{
    enum { MOST = 256 }; /* the most that one call returns */
    unsigned char *out = buffer;
    while (size > 0) {
        size_t part = size < MOST ? size : MOST;
        if (getentropy(out, part) != 0) {
            static const char message[] = "arc4random_buf: the kernel gives no random bits\n";
            if (write(2, message, sizeof(message) - 1) < 0)
                abort();
            abort();
        }
        out += part;
        size -= part;
    }
}
