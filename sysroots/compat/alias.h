/* Defines a function that is another one under a new name, as a jump that works for any
 * arguments. */
#ifndef ALIAS_H
#define ALIAS_H

#if defined(__x86_64__)
#define ALIAS_JUMP(target) "endbr64\n\tjmp " #target "@PLT\n"
#else
#error "the jump of this architecture is not written"
#endif

#define ALIAS(name, target)                                                                        \
    __asm__("\t.text\n\t.p2align 4\n\t.globl " #name "\n\t.hidden " #name "\n\t.type " #name       \
            ", @function\n" #name ":\n\t.cfi_startproc\n\t" ALIAS_JUMP(target) "\t.cfi_endproc\n"  \
                                                                               "\t.size " #name    \
                                                                               ", .-" #name "\n");

#endif
