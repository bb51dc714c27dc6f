/* Process entry on powerpc64le (ELFv2 ABI 4.1.2): %r3 to %r7 are argc, argv, envp, the auxiliary
 * vector and the loader's exit function. An undefined link register and a zero back chain mark the
 * end of the stack for unwinders. */
#ifndef START_H
#define START_H

extern int main(int argc, char **argv, char **envp);
void __libc_csu_init(int argc, char **argv, char **envp) __attribute__((visibility("hidden")));

struct start_addresses {
    void *small_data;
    int (*main)(int, char **, char **);
    void (*init)(int, char **, char **);
    void (*fini)(void);
};
extern int __libc_start_main(int argc, char **argv, char **envp, void *auxv,
                             void (*rtld_fini)(void), const struct start_addresses *addresses,
                             void *stack);

/* No fini: the loader runs .fini_array and .fini. */
__attribute__((used)) static void start_program(int argc, char **argv, char **envp, void *auxv,
                                                void (*rtld_fini)(void), void *stack)
{
    static const struct start_addresses addresses = {0, main, __libc_csu_init, 0};
    __libc_start_main(argc, argv, envp, auxv, rtld_fini, &addresses, stack);
}

__asm__(".text\n"
        ".balign 4\n"
        ".globl _start\n"
        ".type _start, @function\n"
        "_start:\n"
        "    .cfi_startproc\n"
        "    .cfi_undefined 65\n" /* the link register */
        "0:  addis 2, 12, .TOC. - 0b@ha\n"
        "    addi 2, 2, .TOC. - 0b@l\n"
        "    .localentry _start, . - _start\n"
        "    mr 8, 1\n"
        "    clrrdi 1, 1, 4\n"
        "    li 0, 0\n"
        "    stdu 0, -112(1)\n"
        "    mtlr 0\n"
        "    bl start_program\n"
        "    nop\n"
        "    trap\n"
        "    .cfi_endproc\n"
        ".size _start, . - _start\n");

#endif
