#include <stdatomic.h>
#include <stdio.h>
_Atomic unsigned char c;
_Atomic short s;
_Atomic int i;
_Atomic long long l;
int main(void)
{
    atomic_fetch_add(&c, 1);
    atomic_exchange(&s, 3);
    atomic_fetch_add(&i, 5);
    atomic_fetch_add(&l, 7);
    int e = 5;
    atomic_compare_exchange_strong(&i, &e, 8);
    printf("%d %d %d %lld\n", c, s, i, (long long)l);
    return 0;
}
