/* Random bits of arc4random, also where the C library has getentropy, which may fail: arc4random
 * may not.
 * floors: 2.28 2.31 2.34
 * denied: as plain
 * refused: as plain */
#include "case.h"

int main(int argc, char **argv)
{
    static unsigned char bytes[1000];
    DENY(argc, argv, SYS_getrandom);
    arc4random_buf(bytes, sizeof(bytes));
    HOLDS(is_varied(bytes, sizeof(bytes)));
    HOLDS(arc4random() != arc4random() || arc4random() != arc4random());
    HOLDS(arc4random_uniform(6) < 6);
    return 0;
}
