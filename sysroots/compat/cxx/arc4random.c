/* arc4random (glibc 2.36): random bits; aborts the program if there are none. It does not use the
 * C library's getentropy (2.25), which fails where the system call is missing or refused. */
#include "random.h"

uint32_t arc4random(void);

uint32_t arc4random(void)
{
    static const char message[] = "arc4random: the kernel gives no random bits\n";
    uint32_t value;
    random_fill_or_abort(&value, sizeof(value), message, sizeof(message) - 1);
    return value;
}
