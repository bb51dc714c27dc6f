/* The beginning of _init and _fini. The compiler's crtbegin may add calls; crtn.o has the end. */
#include "properties.h"

    .section .init, "ax", %progbits
    .balign 4
    .globl _init
    .hidden _init
    .type _init, %function
_init:
    hint #25 // paciasp, which is also a landing pad of BTI
    stp x29, x30, [sp, #-16]!
    mov x29, sp

    .section .fini, "ax", %progbits
    .balign 4
    .globl _fini
    .hidden _fini
    .type _fini, %function
_fini:
    hint #25 // paciasp, which is also a landing pad of BTI
    stp x29, x30, [sp, #-16]!
    mov x29, sp

    .section .note.GNU-stack, "", %progbits
