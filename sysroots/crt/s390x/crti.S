/* The beginning of _init and _fini. The compiler's crtbegin may add calls; crtn.o has the end. */

    .section .init, "ax", @progbits
    .balign 4
    .globl _init
    .hidden _init
    .type _init, @function
_init:
    stmg %r6, %r15, 48(%r15)
    lgr %r1, %r15
    aghi %r15, -160
    stg %r1, 0(%r15)
    larl %r12, _GLOBAL_OFFSET_TABLE_

    .section .fini, "ax", @progbits
    .balign 4
    .globl _fini
    .hidden _fini
    .type _fini, @function
_fini:
    stmg %r6, %r15, 48(%r15)
    lgr %r1, %r15
    aghi %r15, -160
    stg %r1, 0(%r15)
    larl %r12, _GLOBAL_OFFSET_TABLE_

    .section .note.GNU-stack, "", @progbits
