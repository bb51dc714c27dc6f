/* Memory: reallocarray, aligned_alloc, explicit_bzero, mallinfo2.
 * flags: -O2 -fno-builtin */
#include "case.h"

#include <malloc.h>

extern void __explicit_bzero_chk(void *, size_t, size_t);

int main(void)
{
    volatile size_t half = SIZE_MAX / 2 + 1, most = SIZE_MAX;
    char *p = reallocarray(NULL, 3, 7);
    memcpy(p, "twenty characters is", 21);
    p = reallocarray(p, 1000, 100);
    HOLDS(p && strcmp(p, "twenty characters is") == 0 && malloc_usable_size(p) >= 100000);
    SHOW(reallocarray(p, half, 2) ? 0 : -1);
    SHOW(reallocarray(p, most, most) ? 0 : -1);
    SHOW(reallocarray(p, half, 1) ? 0 : -1);
    HOLDS(strcmp(p, "twenty characters is") == 0);
    explicit_bzero(p, 6);
    HOLDS(memcmp(p, "\0\0\0\0\0\0 char", 11) == 0);
    char small[4] = "abc";
    ENDS(__explicit_bzero_chk(small, 5, 4));
    __explicit_bzero_chk(small, 3, 4);
    HOLDS(small[0] == 0 && small[2] == 0);
    free(p);
    for (size_t alignment = 1; alignment <= 65536; alignment *= 4) {
        void *q = aligned_alloc(alignment, 3 * alignment);
        HOLDS(q && (uintptr_t)q % alignment == 0);
        free(q);
    }
    volatile size_t odd = 24;
    SHOW(aligned_alloc(odd, 48) ? 0 : -1);
    SHOW(aligned_alloc(16, most - 64) ? 0 : -1);
    struct mallinfo2 before = mallinfo2();
    void *large = malloc(64 << 20), *middle = malloc(50000);
    struct mallinfo2 after = mallinfo2();
    HOLDS(after.hblkhd - before.hblkhd >= 64 << 20 && after.hblkhd - before.hblkhd < 65 << 20);
    HOLDS(after.hblks == before.hblks + 1);
    HOLDS(after.uordblks > before.uordblks);
    free(large);
    free(middle);
    HOLDS(mallinfo2().hblks == before.hblks);
    return 0;
}
