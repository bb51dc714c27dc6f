/* arc4random_uniform (glibc 2.36): a uniformly distributed number below the bound. Values at the
 * low end of the range, which would make some remainders more likely than others, are discarded. */
#include "libc.h"

extern uint32_t arc4random(void);

uint32_t arc4random_uniform(uint32_t bound)
{
    if (bound < 2)
        return 0;
    uint32_t surplus = -bound % bound; /* 2^32 modulo the bound */
    uint32_t value;
    do
        value = arc4random();
    while (value < surplus);
    return value % bound;
}
