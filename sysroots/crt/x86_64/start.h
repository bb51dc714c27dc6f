/* Process entry on x86_64 (psABI 3.4.1): %rsp points to argc, argv..., and %rdx is the loader's
 * exit function. An undefined %rip and a zero %rbp mark the end of the stack for unwinders. */
#include "start_program.h"

__asm__(".text\n"
        ".balign 16\n"
        ".globl _start\n"
        ".type _start, @function\n"
        "_start:\n"
        "    .cfi_startproc\n"
        "    .cfi_undefined rip\n"
        "    endbr64\n"
        "    xorl %ebp, %ebp\n"
        "    movq %rsp, %rdi\n"
        "    movq %rdx, %rsi\n"
        "    andq $-16, %rsp\n"
        "    call start_program\n"
        "    hlt\n"
        "    .cfi_endproc\n"
        ".size _start, . - _start\n");
