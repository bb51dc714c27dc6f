/* Uses zlib for real: a round trip, and a checksum that is known. */
#include <stdio.h>
#include <string.h>

#include <zlib.h>

int main(void)
{
    static const char text[] = "nine men's morris, nine men's morris, nine men's morris";
    Bytef packed[256];
    Bytef back[256];
    uLongf packed_size = sizeof(packed);
    uLongf back_size = sizeof(back);
    if (compress(packed, &packed_size, (const Bytef *)text, sizeof(text)) != Z_OK ||
        uncompress(back, &back_size, packed, packed_size) != Z_OK)
        return 1;
    if (packed_size >= sizeof(text) || back_size != sizeof(text) ||
        memcmp(back, text, back_size) != 0)
        return 2;
    printf("%08lx\n", crc32(0, (const Bytef *)"123456789", 9));
    return 0;
}
