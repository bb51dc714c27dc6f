/* The interface by which libgcc's unwinder finds the loaded object that contains an address. */
#ifndef FIND_OBJECT_H
#define FIND_OBJECT_H

#include "libc.h"

/* The same as in <dlfcn.h> of glibc 2.35. On arm, the unwinder does not use it. */
struct dl_find_object {
    unsigned long long dlfo_flags;
    uintptr_t dlfo_map_start; /* of the whole object, including holes */
    uintptr_t dlfo_map_end;
    void *dlfo_link_map;
    uintptr_t dlfo_eh_frame; /* its PT_GNU_EH_FRAME, or 0 */
#ifdef __i386__
    uintptr_t dlfo_eh_dbase; /* its DT_PLTGOT, to which DW_EH_PE_datarel is relative */
    unsigned padding;
#endif
    unsigned long long reserved[7];
};

int _dl_find_object(void *address, struct dl_find_object *result);

#endif
