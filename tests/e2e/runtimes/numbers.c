/* Sixteen bytes at once, and quadruple precision: what libatomic and libquadmath are for. */
#include <quadmath.h>
#include <stdio.h>
#include <string.h>

static _Alignas(16) unsigned __int128 wide;

int main(void)
{
    unsigned __int128 big = (unsigned __int128)1 << 100, old = 0;
    __atomic_store(&wide, &big, __ATOMIC_SEQ_CST);
    __atomic_load(&wide, &old, __ATOMIC_SEQ_CST);
    unsigned __int128 more = big + 1;
    int swapped =
        __atomic_compare_exchange(&wide, &old, &more, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    char text[64];
    __float128 third = strtoflt128("1e-30", NULL) + sqrtq(2.0Q);
    quadmath_snprintf(text, sizeof(text), "%.30Qf", third);
    printf("%d %d %s\n", swapped, wide == big + 1, text);
    return !swapped || wide != big + 1 || strcmp(text, "1.414213562373095048801688724211") != 0;
}
