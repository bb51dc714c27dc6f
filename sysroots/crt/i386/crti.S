/* The beginning of _init and _fini. The compiler's crtbegin may add calls; crtn.o has the end. */

    .section .init, "ax", @progbits
    .balign 4
    .globl _init
    .hidden _init
    .type _init, @function
_init:
    subl $12, %esp

    .section .fini, "ax", @progbits
    .balign 4
    .globl _fini
    .hidden _fini
    .type _fini, @function
_fini:
    subl $12, %esp

    .section .note.GNU-stack, "", @progbits
