/* A C program that prints Go's report. Linked with the library or archive, or (-DLOAD) loading the
 * shared library that it is given. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#ifndef LOAD
char *Report(char *user);
#endif

int main(int argc, char **argv)
{
    char none[] = "";
#ifdef LOAD
    void *library = dlopen(argv[1], RTLD_NOW);
    char *(*Report)(char *) = library ? (char *(*)(char *))dlsym(library, "Report") : NULL;
    if (!Report) {
        fprintf(stderr, "host: %s\n", dlerror());
        return 1;
    }
    argc--;
    argv++;
#endif
    char *text = Report(argc > 1 ? argv[1] : none);
    fputs(text, stdout);
    free(text);
    return 0;
}
