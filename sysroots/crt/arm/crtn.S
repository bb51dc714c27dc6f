/* The end of the functions that crti.o begins. */
    .syntax unified
    .arm

    .section .init, "ax", %progbits
    pop {r3, pc}

    .section .fini, "ax", %progbits
    pop {r3, pc}

    .section .note.GNU-stack, "", %progbits
