#include "elf/machine.h"

#include <stddef.h>

/* The first of a machine counts: classes and byte orders share what is asked here. */
static const struct elf_machine machines[] = {
#include "elf_machines.inc"
};

const struct elf_machine *elf_machine(unsigned machine)
{
    static const struct elf_machine unknown;
    for (size_t i = 0; i < sizeof(machines) / sizeof(*machines); i++)
        if (machines[i].machine == machine)
            return &machines[i];
    return &unknown;
}
