/* _dl_find_object (glibc 2.35): finds the loaded object that contains an address. libgcc's
 * unwinder takes "none" for the end of the stack and calls std::terminate, so this function
 * searches the loader's list. As it is linked exactly if that unwinder is linked, it also
 * prepares the unwinder, for C code as well. */
#include "find_object.h"
#include "libc.h"
#ifndef FOR_MUSL /* musl/threads.c prepares it there */
#include "glibc_unwinder.h"
#include "unwinder.h"
#endif

struct search {
    uintptr_t address;
    struct dl_find_object *result;
    const char *name; /* the object's file, "" for the program */
};

#ifdef __i386__
/* Returns the address in DT_PLTGOT, which glibc's loader has relocated and musl's has not. */
static uintptr_t global_offset_table(const struct dl_phdr_info *info)
{
    for (size_t i = 0; i < info->dlpi_phnum; i++) {
        const Elf_Phdr *p = &info->dlpi_phdr[i];
        if (p->p_type != PT_DYNAMIC)
            continue;
        for (const Elf_Dyn *d = (const Elf_Dyn *)(info->dlpi_addr + p->p_vaddr); d->d_tag; d++)
            if (d->d_tag == DT_PLTGOT)
#ifdef FOR_MUSL
                return info->dlpi_addr + d->d_val;
#else
                return d->d_val;
#endif
    }
    return 0;
}
#endif

static int holds_address(struct dl_phdr_info *info, size_t size, void *data)
{
    (void)size;
    struct search *search = data;
    uintptr_t start = UINTPTR_MAX, end = 0, eh_frame = 0;
    bool is_found = false;
    for (size_t i = 0; i < info->dlpi_phnum; i++) {
        const Elf_Phdr *p = &info->dlpi_phdr[i];
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
#ifdef __i386__
    search->result->dlfo_eh_dbase = global_offset_table(info);
#endif
    search->name = info->dlpi_name;
    return 1;
}

int _dl_find_object(void *address, struct dl_find_object *result)
{
    struct search search = {(uintptr_t)address, result, 0};
    if (dl_iterate_phdr(holds_address, &search) != 1)
        return -1;
#ifndef FOR_MUSL
    ready_unwinder_of_glibc(search.name);
#endif
    return 0;
}
