/* Process entry on arm: sp points to argc, argv..., and r0 is the loader's exit function.
 * .cantunwind and a zero fp mark the end of the stack for unwinders. */
#include "start_program.h"

__asm__(".text\n"
        ".syntax unified\n"
        ".arm\n"
        ".balign 4\n"
        ".globl _start\n"
        ".type _start, %function\n"
        "_start:\n"
        "    .fnstart\n"
        "    .cantunwind\n"
        "    mov fp, #0\n"
        "    mov lr, #0\n"
        "    mov r1, r0\n"
        "    mov r0, sp\n"
        "    bl start_program\n"
        "    udf #0\n"
        "    .fnend\n"
        ".size _start, . - _start\n");
