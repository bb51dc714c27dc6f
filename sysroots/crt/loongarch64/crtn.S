/* The ABI has no .init and .fini sections. */
    .section .note.GNU-stack, "", @progbits
