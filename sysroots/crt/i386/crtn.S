/* The end of the functions that crti.o begins. */

    .section .init, "ax", @progbits
    addl $12, %esp
    ret

    .section .fini, "ax", @progbits
    addl $12, %esp
    ret

    .section .note.GNU-stack, "", @progbits
