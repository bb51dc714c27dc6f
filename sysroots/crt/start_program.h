/* What _start of most architectures calls, with the stack as the kernel made it: argc, argv..., and
 * the loader's exit function. */
#ifndef START_PROGRAM_H
#define START_PROGRAM_H

extern int main(int argc, char **argv, char **envp);
extern int __libc_start_main(int (*main)(int, char **, char **), int argc, char **argv,
                             void (*init)(int, char **, char **), void (*fini)(void),
                             void (*rtld_fini)(void), void *stack_end);
void __libc_csu_init(int argc, char **argv, char **envp) __attribute__((visibility("hidden")));

/* No fini: the loader runs .fini_array and .fini. */
__attribute__((used)) static void start_program(long *stack, void (*rtld_fini)(void))
{
    __libc_start_main(main, (int)stack[0], (char **)(stack + 1), __libc_csu_init, 0, rtld_fini,
                      stack);
}

#endif
