/* The beginning of _init and _fini. The compiler's crtbegin may add calls; crtn.o has the end. */
    .syntax unified
    .arm

    .section .init, "ax", %progbits
    .balign 4
    .globl _init
    .hidden _init
    .type _init, %function
_init:
    push {r3, lr}

    .section .fini, "ax", %progbits
    .balign 4
    .globl _fini
    .hidden _fini
    .type _fini, %function
_fini:
    push {r3, lr}

    .section .note.GNU-stack, "", %progbits
