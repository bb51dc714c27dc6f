/* What C23 and C2y brought late.
 * release: 2.43
 * flags: -O2 -D_FORTIFY_SOURCE=2 -fno-builtin */
#include "case.h"

#include <inttypes.h>
#include <limits.h>

extern void *__memset_explicit_chk(void *, int, size_t, size_t);

int main(void)
{
    char text[8] = "abcdefg";
    HOLDS(memset_explicit(text, 'x', 3) == (void *)text);
    printf("%s\n", text);
    ENDS(__memset_explicit_chk(text, 0, 9, 8));
    HOLDS(__memset_explicit_chk(text, 'y', 2, 8) == (void *)text);
    printf("%s\n", text);
    free_sized(malloc(10), 10);
    free_sized(NULL, 0);
    free_aligned_sized(aligned_alloc(64, 128), 64, 128);
    free_aligned_sized(NULL, 64, 0);
    SHOW(memalignment((void *)0x1000));
    SHOW(memalignment((void *)0x7fff0003));
    SHOW(memalignment((void *)24));
    SHOW(memalignment(NULL));
    static const int ints[] = {0, 1, -1, INT_MAX, INT_MIN};
    static const long longs[] = {0, 1, -1, LONG_MAX, LONG_MIN};
    for (int i = 0; i < 5; i++)
        printf("%u %lu %llu %ju\n", uabs(ints[i]), ulabs(longs[i]), ullabs(longs[i]),
               umaxabs(longs[i]));
    return 0;
}
