/* The beginning of _init and _fini. The compiler's crtbegin may add calls; crtn.o has the end. */
    .abiversion 2

    .section .init, "ax", @progbits
    .balign 4
    .globl _init
    .hidden _init
    .type _init, @function
_init:
0:  addis 2, 12, .TOC. - 0b@ha
    addi 2, 2, .TOC. - 0b@l
    .localentry _init, . - _init
    mflr 0
    std 0, 16(1)
    stdu 1, -96(1)

    .section .fini, "ax", @progbits
    .balign 4
    .globl _fini
    .hidden _fini
    .type _fini, @function
_fini:
0:  addis 2, 12, .TOC. - 0b@ha
    addi 2, 2, .TOC. - 0b@l
    .localentry _fini, . - _fini
    mflr 0
    std 0, 16(1)
    stdu 1, -96(1)

    .section .note.GNU-stack, "", @progbits
