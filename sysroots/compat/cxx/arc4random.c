/* arc4random (glibc 2.36): random bits; aborts the program if there are none. */
#include "libc.h"

int getentropy(void *buffer, size_t size);
uint32_t arc4random(void);

uint32_t arc4random(void)
{
    uint32_t value;
    if (getentropy(&value, sizeof(value)) != 0) {
        static const char message[] = "arc4random: the kernel gives no random bits\n";
        if (write(2, message, sizeof(message) - 1) < 0)
            abort();
        abort();
    }
    return value;
}
