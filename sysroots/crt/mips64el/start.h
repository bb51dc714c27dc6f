/* Process entry on mips64: $sp points to argc, argv..., and $v0 is the loader's exit function. An
 * undefined return address marks the end of the stack for unwinders. Linkers look for __start. */
#include "start_program.h"

__asm__(".text\n"
        ".balign 8\n"
        ".globl __start\n"
        ".type __start, @function\n"
        ".globl _start\n"
        ".hidden _start\n"
        ".type _start, @function\n"
        ".ent __start\n"
        "__start:\n"
        "_start:\n"
        "    .cfi_startproc\n"
        "    .cfi_undefined 31\n"
        "    .set push\n"
        "    .set noreorder\n"
        "    bal 1f\n" /* $ra = the address of the next label */
        "    nop\n"
        "1:  .cpsetup $31, $25, 1b\n" /* $gp; the old one is kept in $25 */
        "    .set pop\n"
        "    move $4, $29\n"
        "    move $5, $2\n"
        "    move $31, $0\n"
        "    ld $25, %got_disp(start_program)($28)\n" /* clang makes a CALL16 of `dla $25` */
        "    and $29, $29, -16\n"
        "    jalr $25\n"
        "    break\n"
        "    .cfi_endproc\n"
        ".end __start\n"
        ".size __start, . - __start\n"
        ".size _start, . - _start\n");
