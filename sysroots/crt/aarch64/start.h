/* Process entry on aarch64: sp points to argc, argv..., and x0 is the loader's exit function. An
 * undefined return address and a zero x29 mark the end of the stack for unwinders. */
#include "start_program.h"

__asm__(".text\n"
        ".balign 16\n"
        ".globl _start\n"
        ".type _start, %function\n"
        "_start:\n"
        "    .cfi_startproc\n"
        "    .cfi_undefined x30\n"
        "    hint #34\n" /* bti c */
        "    mov x29, #0\n"
        "    mov x30, #0\n"
        "    mov x1, x0\n"
        "    mov x0, sp\n"
        "    bl start_program\n"
        "    brk #0\n"
        "    .cfi_endproc\n"
        ".size _start, . - _start\n");
