/* Process entry on x86_64 (psABI 3.4.1): %rsp points to argc, argv..., and %rdx is the loader's
 * exit function. An undefined %rip and a zero %rbp mark the end of the stack for unwinders. All
 * symbols of other objects are accessed through the GOT, so that one object works with -no-pie
 * and -pie. */
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
        "    pushq %rax\n"      /* keeps the stack aligned at the call */
        "    pushq %rsp\n"      /* stack_end */
        "    xorl %r8d, %r8d\n" /* fini: the loader runs .fini_array and .fini */
        "    leaq __libc_csu_init(%rip), %rcx\n"
        "    movq main@GOTPCREL(%rip), %rdi\n"
        "    call *__libc_start_main@GOTPCREL(%rip)\n"
        "    hlt\n"
        "    .cfi_endproc\n"
        ".size _start, . - _start\n");
