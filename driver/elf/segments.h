/* Program headers: what a file states for the kernel and the loader. */
#ifndef ELF_SEGMENTS_H
#define ELF_SEGMENTS_H

#include "elf/file.h"

/* PT_GNU_STACK. Without one several machines give programs an executable stack. */
enum elf_stack { ELF_STACK_UNSTATED, ELF_STACK_PLAIN, ELF_STACK_EXECUTABLE };

struct elf_segments {
    const char *interpreter; /* PT_INTERP, or NULL. Borrowed */
    enum elf_stack stack;
    bool has_relro;     /* PT_GNU_RELRO */
    uint64_t page_size; /* the largest page with which all PT_LOADs can be mapped; 0: any */
};
int elf_file_segments(const struct elf_file *file, struct elf_segments *segments,
                      struct error *err);

#endif
