/* The end of the functions that crti.o begins. */
    .set noreorder
    .set nomips16

    .section .init, "ax", @progbits
    ld $31, 8($29)
    ld $28, 0($29)
    jr $31
    daddiu $29, $29, 16

    .section .fini, "ax", @progbits
    ld $31, 8($29)
    ld $28, 0($29)
    jr $31
    daddiu $29, $29, 16

    .section .note.GNU-stack, "", @progbits
