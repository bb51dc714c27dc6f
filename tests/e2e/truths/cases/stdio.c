/* _IO_stdin_used tells the library that the program knows wide and large FILEs.
 * | wide a
 * | a far offset 5000000000
 * | from memory: 12 abc
 * | into memory: 6
 * | No such file or directory
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

int main(void)
{
    FILE *wide = fopen("/tmp/wide", "w+");
    fwprintf(wide, L"wide %lc\n", L'a');
    rewind(wide);
    wchar_t line[16] = L"";
    fgetws(line, 16, wide);
    printf("%s", line[5] == L'a' && fwide(wide, 0) > 0 ? "wide a\n" : "no wide FILE\n");
    FILE *f = fopen("/tmp/file", "w+");
    fseeko(f, 5000000000, SEEK_SET);
    putc_unlocked('x', f);
    fflush(f);
    printf("a far offset %lld\n", (long long)ftello(f) - 1);
    char text[] = "12 abc", word[8];
    int number;
    FILE *memory = fmemopen(text, sizeof(text), "r");
    if (fscanf(memory, "%d %7s", &number, word) == 2)
        printf("from memory: %d %s\n", number, word);
    char *made;
    size_t size;
    memory = open_memstream(&made, &size);
    fputs("abcdef", memory);
    fclose(memory);
    printf("into memory: %zu\n", size);
    errno = ENOENT;
    printf("%m\n");
    return 0;
}
