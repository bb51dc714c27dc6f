/* _dl_find_object (glibc 2.35): which loaded object holds an address.  libgcc's unwinder takes
 * "none" for the end of the stack, and std::terminate follows: so this searches, by the loader's
 * list.  Being linked exactly where that unwinder is, it also readies it, for C alone too. */
#include "libc.h"
#ifndef FOR_MUSL /* whose static programs are one module */
#include "unwinder.h"
#endif

/* As <dlfcn.h> of glibc 2.35 has it where DLFO_STRUCT_HAS_EH_DBASE is 0. */
struct dl_find_object {
    unsigned long long dlfo_flags;
    uintptr_t dlfo_map_start; /* of the whole object, holes too */
    uintptr_t dlfo_map_end;
    void *
        dlfo_link_map; /* NULL here: old glibc tells it only through libdl, and libgcc never asks */
    uintptr_t dlfo_eh_frame; /* its PT_GNU_EH_FRAME, or 0 */
    unsigned long long reserved[7];
};

int _dl_find_object(void *address, struct dl_find_object *result);

struct search {
    uintptr_t address;
    struct dl_find_object *result;
    const char *name; /* the object's file, "" for the program */
};

static int holds_address(struct dl_phdr_info *info, size_t size, void *data)
{
    (void)size;
    struct search *search = data;
    uintptr_t start = UINTPTR_MAX, end = 0, eh_frame = 0;
    bool is_found = false;
    for (size_t i = 0; i < info->dlpi_phnum; i++) {
        const Elf64_Phdr *p = &info->dlpi_phdr[i];
        uintptr_t from = info->dlpi_addr + p->p_vaddr;
        uintptr_t to = from + p->p_memsz;
        if (p->p_type == PT_GNU_EH_FRAME)
            eh_frame = from;
        if (p->p_type != PT_LOAD)
            continue;
        start = from < start ? from : start;
        end = to > end ? to : end;
        is_found = is_found || (search->address >= from && search->address < to);
    }
    if (!is_found)
        return 0;
    *search->result = (struct dl_find_object){
        .dlfo_map_start = start, .dlfo_map_end = end, .dlfo_eh_frame = eh_frame};
    search->name = info->dlpi_name;
    return 1;
}

#ifndef FOR_MUSL
/* glibc's own frames have cleanups (pthread_once has), for which it opens the target's libgcc_s:
 * one more copy of the unwinder, and an old one has yet to fill its table (unwinder.h). backtrace()
 * has it unwind. Only for an exception on its way: who looks at the stack from a signal handler
 * must not meet the loader. */
struct record {
    void *caught;
    unsigned uncaught;
};
extern struct record *__cxa_get_globals(void) __attribute__((weak, visibility("hidden")));

static void ready_that_of_glibc(const char *found)
{
    static char is_ready;
    if (__atomic_load_n(&is_ready, __ATOMIC_RELAXED) || !__cxa_get_globals || !found)
        return;
    const char *slash = strrchr(found, '/');
    const char *file = slash ? slash + 1 : found;
    if (strcmp(file, "libpthread.so.0") != 0 && strcmp(file, "libc.so.6") != 0)
        return;
    if (__cxa_get_globals()->uncaught == 0)
        return;
    __atomic_store_n(&is_ready, 1, __ATOMIC_RELAXED);
    void *frame;
    backtrace(&frame, 1);
}
#endif

int _dl_find_object(void *address, struct dl_find_object *result)
{
    struct search search = {(uintptr_t)address, result, 0};
    if (dl_iterate_phdr(holds_address, &search) != 1)
        return -1;
#ifndef FOR_MUSL
    ready_that_of_glibc(search.name);
#endif
    return 0;
}
