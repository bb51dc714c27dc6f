/* strlcpy and related functions, and their checked forms.
 * flags: -O2 -D_FORTIFY_SOURCE=2 */
#include "case.h"

#include <wchar.h>

extern size_t __strlcpy_chk(char *, const char *, size_t, size_t);
extern size_t __strlcat_chk(char *, const char *, size_t, size_t);
extern size_t __wcslcpy_chk(wchar_t *, const wchar_t *, size_t, size_t);
extern size_t __wcslcat_chk(wchar_t *, const wchar_t *, size_t, size_t);

int main(void)
{
    static const char *const texts[] = {"", "a", "abc", "abcdefgh", "abcdefghijkl"};
    for (size_t i = 0; i < 5; i++)
        for (size_t room = 0; room <= 9; room++) {
            char out[10];
            memset(out, '.', sizeof(out));
            printf("strlcpy %zu %zu: %zu", i, room, strlcpy(out, texts[i], room));
            printf(" %.10s\n", out);
            memset(out, '.', sizeof(out));
            if (room > 2)
                memcpy(out, "xy", 3);
            printf("strlcat %zu %zu: %zu", i, room, strlcat(out, texts[i], room));
            printf(" %.10s\n", out);
            wchar_t from[16], to[10];
            mbstowcs(from, texts[i], 16);
            wmemset(to, L'.', 10);
            printf("wcslcpy %zu %zu: %zu", i, room, wcslcpy(to, from, room));
            for (size_t j = 0; j < 10 && to[j]; j++)
                printf(" %c", (char)to[j]);
            wmemset(to, L'.', 10);
            if (room > 2)
                wmemcpy(to, L"xy", 3);
            printf("\nwcslcat %zu %zu: %zu", i, room, wcslcat(to, from, room));
            for (size_t j = 0; j < 10 && to[j]; j++)
                printf(" %c", (char)to[j]);
            printf("\n");
        }
    char small[4];
    wchar_t wide[4];
    ENDS(__strlcpy_chk(small, "abc", 5, 4));
    ENDS((small[0] = 0, __strlcat_chk(small, "abc", 5, 4)));
    ENDS(__wcslcpy_chk(wide, L"abc", 5, 4));
    ENDS((wide[0] = 0, __wcslcat_chk(wide, L"abc", 5, 4)));
    SHOW(__strlcpy_chk(small, "abcdef", 4, 4));
    SHOW((small[1] = 0, __strlcat_chk(small, "bcdef", 4, 4)));
    SHOW(__wcslcpy_chk(wide, L"abcdef", 4, 4));
    SHOW((wide[1] = 0, __wcslcat_chk(wide, L"bcdef", 4, 4)));
    printf("%s %ls\n", small, wide);
    return 0;
}
