/* The end of the functions that crti.o begins. */

    .section .init, "ax", @progbits
    lg %r4, 272(%r15)
    lmg %r6, %r15, 208(%r15)
    br %r4

    .section .fini, "ax", @progbits
    lg %r4, 272(%r15)
    lmg %r6, %r15, 208(%r15)
    br %r4

    .section .note.GNU-stack, "", @progbits
