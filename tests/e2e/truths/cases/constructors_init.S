/* Calls between crti.o's opening and crtn.o's closing: no C, since mold puts what comes out of link-time
 * optimisation behind crtn.o, whosever that is. */
    .section .init, "ax", @progbits
    call in_init

    .section .fini, "ax", @progbits
    call in_fini

    .section .note.GNU-stack, "", @progbits
