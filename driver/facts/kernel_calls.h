/* The system calls that a file makes itself, without the C library. */
#ifndef FACTS_KERNEL_CALLS_H
#define FACTS_KERNEL_CALLS_H

#include "elf/file.h"
#include "facts/facts.h"

/* Reads them into facts that were read before. Reads all code of the file, and so is for checks
 * that somebody asked for, not for links. Of a static program, whose C library makes system calls
 * too, only those count that it makes by syscall(2); of a C library none. */
int kernel_calls_read(struct arena *arena, const struct elf_file *file, struct facts *facts,
                      struct error *err);

#endif
