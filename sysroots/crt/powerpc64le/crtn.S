/* The end of the functions that crti.o begins. */
    .abiversion 2

    .section .init, "ax", @progbits
    addi 1, 1, 96
    ld 0, 16(1)
    mtlr 0
    blr

    .section .fini, "ax", @progbits
    addi 1, 1, 96
    ld 0, 16(1)
    mtlr 0
    blr

    .section .note.GNU-stack, "", @progbits
