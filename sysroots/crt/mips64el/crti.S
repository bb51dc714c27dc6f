/* The beginning of _init and _fini. The compiler's crtbegin may add calls; crtn.o has the end. */
    .set noreorder
    .set nomips16

    .section .init, "ax", @progbits
    .balign 4
    .globl _init
    .hidden _init
    .type _init, @function
_init:
    daddiu $29, $29, -16
    sd $28, 0($29)
    sd $31, 8($29)
    .cpsetup $25, $0, _init

    .section .fini, "ax", @progbits
    .balign 4
    .globl _fini
    .hidden _fini
    .type _fini, @function
_fini:
    daddiu $29, $29, -16
    sd $28, 0($29)
    sd $31, 8($29)
    .cpsetup $25, $0, _fini

    .section .note.GNU-stack, "", @progbits
