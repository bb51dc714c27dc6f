/* arc4random_buf (glibc 2.36): fills the memory with random bytes, or aborts the program. It does
 * not use the C library's getentropy (2.25), which fails where the system call is missing or
 * refused. */
#include "random.h"

void arc4random_buf(void *buffer, size_t size)
{
    static const char message[] = "arc4random_buf: the kernel gives no random bits\n";
    random_fill_or_abort(buffer, size, message, sizeof(message) - 1);
}
