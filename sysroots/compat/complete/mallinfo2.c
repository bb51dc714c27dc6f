/* mallinfo2 (glibc 2.33), by mallinfo, whose numbers are ints. Read as unsigned they are correct
 * up to 4 GiB. */
#include "libc.h"

enum { FIELDS = 10 };
struct mallinfo {
    int field[FIELDS];
};
struct mallinfo2 {
    size_t field[FIELDS];
};
extern struct mallinfo mallinfo(void);

struct mallinfo2 mallinfo2(void)
{
    struct mallinfo narrow = mallinfo();
    struct mallinfo2 wide;
    for (int i = 0; i < FIELDS; i++)
        wide.field[i] = (unsigned)narrow.field[i];
    return wide;
}
