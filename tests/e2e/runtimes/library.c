#include <stdlib.h>

int library_reads(int at)
{
    char *block = calloc(10, 1);
    int found = block[at]; /* line of library */
    free(block);
    return found;
}

int library_adds(int number)
{
    return number + 1; /* line of adds */
}
