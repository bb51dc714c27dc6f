/* The same, linked with the library or the archive. */
#include <stdio.h>
#include <stdlib.h>

char *Tally(void);

int main(void)
{
    char *text = Tally();
    fputs(text, stdout);
    free(text);
    return 0;
}
