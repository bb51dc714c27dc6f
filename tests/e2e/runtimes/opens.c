/* Opens team.c's library, which uses this program's runtime. */
#include <dlfcn.h>
#include <omp.h>
#include <stdio.h>

int main(void)
{
    void *library = dlopen("/prog/libteam.so", RTLD_NOW);
    int size = 0;
#pragma omp parallel reduction(+ : size)
    size++;
    if (!library) {
        puts(dlerror());
        return 2;
    }
    int (*team_size)(void) = (int (*)(void))dlsym(library, "team_size");
    printf("%d and %d\n", size, team_size());
    return size != 3 || team_size() != 3;
}
