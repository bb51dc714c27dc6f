/* The beginning of _init and _fini. The compiler's crtbegin may add calls; crtn.o has the end. */
#include <cet.h>

    .section .init, "ax", @progbits
    .balign 4
    .globl _init
    .hidden _init
    .type _init, @function
_init:
    _CET_ENDBR
    subq $8, %rsp

    .section .fini, "ax", @progbits
    .balign 4
    .globl _fini
    .hidden _fini
    .type _fini, @function
_fini:
    _CET_ENDBR
    subq $8, %rsp

    .section .note.GNU-stack, "", @progbits
