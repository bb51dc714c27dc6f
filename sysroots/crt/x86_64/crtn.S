/* The end of the functions that crti.o begins. */
#include <cet.h>

    .section .init, "ax", @progbits
    addq $8, %rsp
    ret

    .section .fini, "ax", @progbits
    addq $8, %rsp
    ret

    .section .note.GNU-stack, "", @progbits
