/* Uses library.c, linked with it or opening it; the faults are the library's. */
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

int library_reads(int at);
int library_adds(int number);

int main(int argc, char **argv)
{
    int (*reads)(int), (*adds)(int);
#ifdef OPENS
    void *library = dlopen("/prog/liblibrary.so", RTLD_NOW);
    if (!library) {
        puts(dlerror());
        return 2;
    }
    reads = (int (*)(int))dlsym(library, "library_reads");
    adds = (int (*)(int))dlsym(library, "library_adds");
#else
    reads = library_reads;
    adds = library_adds;
#endif
    const char *fault = argc > 1 ? argv[1] : "";
    setvbuf(stdout, NULL, _IONBF, 0);
    reads(strcmp(fault, "library") == 0 ? 10 : 9);
    adds(strcmp(fault, "adds") == 0 ? INT_MAX : 0);
    puts("ended");
    return 0;
}
