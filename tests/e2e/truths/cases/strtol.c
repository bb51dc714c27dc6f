/* Text to numbers: the headers must not send it to C23's functions (glibc 2.38), which read 0b.
 * also: -D_GNU_SOURCE
 * also: -std=gnu2x
 * also: -D_ISOC2X_SOURCE -D_ISOC23_SOURCE
 * | -42 255 511 7
 * | 18446744073709551615 -9223372036854775808
 * | 0 then b11
 * | scanned 26 10 8
 * | scanned 0 then b1
 * | wide 77
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

int main(void)
{
    char *end, rest[8];
    int hex, decimal, octal, zero;
    printf("%ld %lu %lld %jd\n", strtol("-42", NULL, 10), strtoul("0xff", NULL, 0),
           strtoll("777", NULL, 8), strtoimax("7", NULL, 0));
    printf("%llu %lld\n", strtoull("99999999999999999999", NULL, 0),
           strtoll("-99999999999999999999", NULL, 0));
    printf("%ld then ", strtol("0b11", &end, 0));
    printf("%s\n", end);
    sscanf("0x1a 10 010", "%i %d %i", &hex, &decimal, &octal);
    printf("scanned %d %d %d\n", hex, decimal, octal);
    sscanf("0b1", "%i%7s", &zero, rest);
    printf("scanned %d then %s\n", zero, rest);
    printf("wide %ld\n", wcstol(L"77", NULL, 10));
    return 0;
}
