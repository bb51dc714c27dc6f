/* Process entry on riscv64: sp points to argc, argv..., and a0 is the loader's exit function. An
 * undefined return address marks the end of the stack for unwinders.
 *
 * gp must be loaded before any code of the program runs, to which the linker may have given
 * addresses relative to it. The loader runs .preinit_array before the constructors of libraries,
 * which may already call functions of the program.
 *
 * The ABI has no .init and .fini sections. */
#define NO_INIT_SECTION
#include "start_program.h"

__asm__(".text\n"
        ".balign 4\n"
        ".globl _start\n"
        ".type _start, @function\n"
        "_start:\n"
        "    .cfi_startproc\n"
        "    .cfi_undefined ra\n"
        "    call load_gp\n"
        "    mv a1, a0\n"
        "    mv a0, sp\n"
        "    andi sp, sp, -16\n"
        "    call start_program\n"
        "    ebreak\n"
        "    .cfi_endproc\n"
        ".size _start, . - _start\n"
        ".balign 4\n"
        ".type load_gp, @function\n"
        "load_gp:\n"
        "    .cfi_startproc\n"
        ".option push\n"
        ".option norelax\n"
        "    lla gp, __global_pointer$\n"
        ".option pop\n"
        "    ret\n"
        "    .cfi_endproc\n"
        ".size load_gp, . - load_gp\n"
        ".pushsection .preinit_array, \"aw\"\n"
        ".balign 8\n"
        ".dword load_gp\n"
        ".popsection\n");
