/* Calls library.c twice: linked to it, or with LOAD through dlopen. */
#include <dlfcn.h>
#include <stdio.h>

int library_call(char *text, unsigned long size);

int main(void)
{
    char text[64];
    int (*call)(char *, unsigned long);
#ifdef LOAD
    void *library = dlopen("/liblibrary.so", RTLD_NOW);
    if (!library) {
        printf("%s\n", dlerror());
        return 1;
    }
    call = (int (*)(char *, unsigned long))dlsym(library, "library_call");
#else
    call = library_call;
#endif
    call(text, sizeof(text));
    int length = call(text, sizeof(text));
    printf("%s (%d)\n", text, length);
    return 0;
}
