/* A program without C++ opens two libraries; the first, on whose record the second leans, goes. */
#include <dlfcn.h>
#include <stdio.h>

typedef void thrower(int *);
typedef _Bool catcher(thrower *, int *);

int main(void)
{
    void *one = dlopen("libone.so", RTLD_NOW | RTLD_LOCAL);
    void *two = dlopen("libtwo.so", RTLD_NOW | RTLD_LOCAL);
    if (!one || !two) {
        puts(dlerror());
        return 2;
    }
    thrower *throw_one = (thrower *)dlsym(one, "one_throw");
    thrower *throw_two = (thrower *)dlsym(two, "two_throw");
    catcher *catch_two = (catcher *)dlsym(two, "two_catch");
    int seen = -1;
    if (!catch_two(throw_one, &seen) || seen != 1 ||
        ((int (*)(void))dlsym(one, "one_uncaught"))() != 0) {
        puts("WRONG one throws, two catches");
        return 1;
    }
    dlclose(one);
    seen = -1;
    if (!catch_two(throw_two, &seen) || seen != 1) {
        puts("WRONG two throws when one is gone");
        return 1;
    }
    puts("ok");
    return 0;
}
