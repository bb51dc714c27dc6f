#include <stdio.h>
static int unused(int number);
int warned(unsigned number, char *text)
{
    if (number < -1)
        printf("%s %d\n", number, text);
    switch (number) { case 1: number = 2; case 2: ; }
}
