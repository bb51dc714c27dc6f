/* A C program, with nothing of C++ in it, that loads Go's shared library and prints its tally. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    void *library = argc > 1 ? dlopen(argv[1], RTLD_NOW) : NULL;
    char *(*tally)(void) = library ? (char *(*)(void))dlsym(library, "Tally") : NULL;
    if (!tally) {
        fprintf(stderr, "host: %s\n", dlerror());
        return 1;
    }
    char *text = tally();
    fputs(text, stdout);
    free(text);
    return 0;
}
