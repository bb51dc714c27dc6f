#include <stdio.h>

int main(int argc, char **argv)
{
    for (int i = 0; i < 7; i++)
        if (i == argc)
            printf("%s\n", argv[0]);
    return 0;
}
