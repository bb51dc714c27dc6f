/* Passes the unwinder's calls of _dl_find_object on to glibc's function, and prepares glibc's
 * copy of the unwinder. Linked with the C++ library if the target's C library has
 * _dl_find_object (glibc 2.35).
 *
 * glibc's function is found by dlsym, because not every linker can distinguish it from a
 * function of the same name in the output. This function is weak and not in an archive, for the
 * reasons in exceptions.c. The unwinder of arm (EHABI) does not call _dl_find_object. */
#ifndef __arm__
#include "find_object.h"
#include "glibc_unwinder.h"

typedef int finder(void *address, struct dl_find_object *result);

struct link_map {
    uintptr_t difference;
    const char *name;
};

extern void *dlsym(void *handle, const char *name);

static finder *of_glibc;

static finder *find(void)
{
    finder *found = __atomic_load_n(&of_glibc, __ATOMIC_RELAXED);
    if (!found) {
        found = (finder *)dlsym(0 /* RTLD_DEFAULT */, "_dl_find_object");
        __atomic_store_n(&of_glibc, found, __ATOMIC_RELAXED);
    }
    return found;
}

/* dlsym takes the loader's lock, for which a thread that throws may have to wait. */
__attribute__((constructor(101))) static void find_early(void)
{
    (void)find();
}

__attribute__((weak)) int _dl_find_object(void *address, struct dl_find_object *result)
{
    finder *real = find();
    if (!real || real(address, result) != 0)
        return -1;
    const struct link_map *object = result->dlfo_link_map;
    if (object)
        ready_unwinder_of_glibc(object->name);
    return 0;
}

#endif
