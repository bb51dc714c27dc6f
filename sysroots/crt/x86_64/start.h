/* Process entry on x86_64 (psABI 3.4.1): %rsp -> argc, argv..., %rdx = the loader's exit function.
 * Undefined %rip and zero %rbp end the stack for unwinders.  Everything outside is reached through
 * the GOT, so that one object serves -no-pie and -pie. */
__asm__(".text\n"
        ".balign 16\n"
        ".globl _start\n"
        ".type _start, @function\n"
        "_start:\n"
        "    .cfi_startproc\n"
        "    .cfi_undefined rip\n"
        "    endbr64\n"
        "    xorl %ebp, %ebp\n"
        "    movq %rdx, %r9\n"  /* rtld_fini */
        "    popq %rsi\n"       /* argc */
        "    movq %rsp, %rdx\n" /* argv */
        "    andq $-16, %rsp\n"
        "    pushq %rax\n"      /* keeps the call aligned */
        "    pushq %rsp\n"      /* stack_end */
        "    xorl %r8d, %r8d\n" /* fini: the loader runs .fini_array and .fini */
        "    leaq __libc_csu_init(%rip), %rcx\n"
        "    movq main@GOTPCREL(%rip), %rdi\n"
        "    call *__libc_start_main@GOTPCREL(%rip)\n"
        "    hlt\n"
        "    .cfi_endproc\n"
        ".size _start, . - _start\n");
