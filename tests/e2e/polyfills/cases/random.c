/* Random bits.
 * denied: as plain */
#include "case.h"

#include <sys/random.h>

int main(int argc, char **argv)
{
    static unsigned char bytes[100000];
    DENY(argc, argv, SYS_getrandom);
    SHOW(getrandom(bytes, 256, 0));
    HOLDS(is_varied(bytes, 256));
    SHOW(getrandom(bytes, 0, 0));
    SHOW(getrandom(bytes, 10, GRND_NONBLOCK));
    HOLDS(getrandom(bytes, 10, GRND_RANDOM) > 0);
    HOLDS(getrandom(bytes, 10, GRND_RANDOM | GRND_NONBLOCK) > 0);
    SHOW(getrandom(bytes, 10, 64));
    SHOW(getentropy(bytes, 256));
    HOLDS(is_varied(bytes, 256));
    SHOW(getentropy(bytes, 257));
    SHOW(getentropy(bytes, 0));
    memset(bytes, 0, sizeof(bytes));
    arc4random_buf(bytes, sizeof(bytes) - 1);
    HOLDS(is_varied(bytes, 1000) && is_varied(bytes + sizeof(bytes) - 1001, 1000));
    HOLDS(bytes[sizeof(bytes) - 1] == 0);
    uint32_t all = 0, none = ~0U;
    for (int i = 0; i < 200; i++) {
        uint32_t value = arc4random();
        all |= value, none &= value;
    }
    HOLDS(all == ~0U && none == 0);
    int counts[6] = {0}, is_even = 1;
    for (int i = 0; i < 6000; i++)
        counts[arc4random_uniform(6)]++;
    for (int i = 0; i < 6; i++)
        is_even &= counts[i] > 800 && counts[i] < 1200;
    HOLDS(is_even);
    SHOW(arc4random_uniform(0));
    SHOW(arc4random_uniform(1));
    uint32_t below = 0x80000001, seen = 0;
    for (int i = 0; i < 100; i++)
        seen += arc4random_uniform(below) < below;
    SHOW(seen);
    return 0;
}
