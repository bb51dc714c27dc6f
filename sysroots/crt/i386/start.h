/* Process entry on i386 (psABI 2.3.1): %esp points to argc, argv..., and %edx is the loader's exit
 * function. An undefined %eip and a zero %ebp mark the end of the stack for unwinders. */
#include "start_program.h"

__asm__(".text\n"
        ".balign 16\n"
        ".globl _start\n"
        ".type _start, @function\n"
        "_start:\n"
        "    .cfi_startproc\n"
        "    .cfi_undefined eip\n"
        "    xorl %ebp, %ebp\n"
        "    movl %esp, %eax\n"
        "    andl $-16, %esp\n"
        "    subl $8, %esp\n" /* keeps the stack aligned at the call */
        "    pushl %edx\n"
        "    pushl %eax\n"
        "    call start_program\n"
        "    hlt\n"
        "    .cfi_endproc\n"
        ".size _start, . - _start\n");
