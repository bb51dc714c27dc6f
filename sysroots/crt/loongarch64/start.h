/* Process entry on loongarch64: sp points to argc, argv..., and a0 is the loader's exit function.
 * An undefined return address marks the end of the stack for unwinders. The ABI has no .init and
 * .fini sections. */
#define NO_INIT_SECTION
#include "start_program.h"

__asm__(".text\n"
        ".balign 4\n"
        ".globl _start\n"
        ".type _start, @function\n"
        "_start:\n"
        "    .cfi_startproc\n"
        "    .cfi_undefined 1\n"
        "    move $a1, $a0\n"
        "    move $a0, $sp\n"
        "    bstrins.d $sp, $zero, 3, 0\n"
        "    bl start_program\n"
        "    break 0\n"
        "    .cfi_endproc\n"
        ".size _start, . - _start\n");
