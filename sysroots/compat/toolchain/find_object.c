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
};

static int holds_address(struct dl_phdr_info *info, size_t size, void *data)
{
    (void)size;
    const struct search *search = data;
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
    return 1;
}

int _dl_find_object(void *address, struct dl_find_object *result)
{
    struct search search = {(uintptr_t)address, result};
    return dl_iterate_phdr(holds_address, &search) == 1 ? 0 : -1;
}
