/* A program without C++ opens two libraries; the first, on whose record the second leans, goes,
 * once also while the second has caught something. */
#include <dlfcn.h>
#include <stdio.h>

typedef void thrower(int *);
typedef _Bool catcher(thrower *, int *);

static void *one;

static void close_one(void)
{
    dlclose(one);
}

int main(void)
{
    one = dlopen("libone.so", RTLD_NOW | RTLD_LOCAL);
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
    if (!((_Bool(*)(void (*)(void)))dlsym(two, "two_keeps"))(close_one)) {
        puts("WRONG one goes while two has caught");
        return 1;
    }
    if (dlopen("libone.so", RTLD_NOW | RTLD_NOLOAD)) {
        puts("WRONG one is still there");
        return 1;
    }
    seen = -1;
    if (!catch_two(throw_two, &seen) || seen != 1) {
        puts("WRONG two throws when one is gone");
        return 1;
    }
    puts("ok");
    return 0;
}
