/* The end of the functions that crti.o begins. */
#include "properties.h"

    .section .init, "ax", %progbits
    ldp x29, x30, [sp], #16
    hint #29 // autiasp
    ret

    .section .fini, "ax", %progbits
    ldp x29, x30, [sp], #16
    hint #29 // autiasp
    ret

    .section .note.GNU-stack, "", %progbits
