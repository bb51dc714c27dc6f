/* Process entry on s390x: %r15 points to argc, argv..., and %r14 is the loader's exit function. An
 * undefined %r14 and a zero back chain mark the end of the stack for unwinders. */
#include "start_program.h"

__asm__(".text\n"
        ".balign 4\n"
        ".globl _start\n"
        ".type _start, @function\n"
        "_start:\n"
        "    .cfi_startproc\n"
        "    .cfi_undefined %r14\n"
        "    lgr %r2, %r15\n"
        "    lgr %r3, %r14\n"
        "    lghi %r0, -16\n"
        "    ngr %r15, %r0\n"
        "    aghi %r15, -160\n" /* the register save area of the callee */
        "    xc 0(8,%r15), 0(%r15)\n"
        "    brasl %r14, start_program\n"
        "    j .+2\n" /* an illegal instruction */
        "    .cfi_endproc\n"
        ".size _start, . - _start\n");
