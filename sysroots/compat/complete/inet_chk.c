/* __inet_ntop_chk, __inet_pton_chk (glibc 2.42): check that the object is large enough. */
#include "libc.h"

enum { AF_INET = 2, AF_INET6 = 10, INET_SIZE = 4, INET6_SIZE = 16 };

extern const char *inet_ntop(int family, const void *address, char *text, unsigned size);
extern int inet_pton(int family, const char *text, void *address);

const char *__inet_ntop_chk(int family, const void *address, char *text, unsigned size, size_t room)
{
    if (size > room)
        __chk_fail();
    return inet_ntop(family, address, text, size);
}

int __inet_pton_chk(int family, const char *text, void *address, size_t room)
{
    if ((family == AF_INET && room < INET_SIZE) || (family == AF_INET6 && room < INET6_SIZE))
        __chk_fail();
    return inet_pton(family, text, address);
}
