/* The thread pointer, for code that was compiled to call a function for it: with -mtp=soft on arm,
 * where clang does so by default for old processors. __aeabi_read_tp may change no register but r0,
 * ip, lr and the flags (Run-time ABI for the Arm Architecture, 5.3.5). */
#if defined(__arm__)
#define READ_TP "__aeabi_read_tp"
#define CODE    "    .fnstart\n    mrc p15, 0, r0, c13, c0, 3\n    bx lr\n    .fnend\n"
#elif defined(__aarch64__)
#define READ_TP "__read_tp"
#define CODE    "    .cfi_startproc\n    hint #34\n    mrs x0, tpidr_el0\n    ret\n    .cfi_endproc\n"
#endif

#ifdef READ_TP
__asm__(".text\n"
        ".balign 4\n"
        ".globl " READ_TP "\n"
        ".hidden " READ_TP "\n"
        ".type " READ_TP ", %function\n" READ_TP ":\n" CODE ".size " READ_TP ", . - " READ_TP "\n");
#endif
