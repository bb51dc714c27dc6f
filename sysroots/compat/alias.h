/* Defines a function that is another one under a new name, as a jump that works for any
 * arguments. The jump leaves all registers alone that may hold arguments. */
#ifndef ALIAS_H
#define ALIAS_H

#if defined(__x86_64__)
#define ALIAS_JUMP(name, target) "endbr64\n\tjmp " #target "@PLT\n"
#elif defined(__i386__)
/* An entry of the PLT needs the address of the GOT in a register that belongs to the caller. */
#define ALIAS_JUMP(name, target)                                                                   \
    "call 1f\n1:\tpop %eax\n\tadd $_GLOBAL_OFFSET_TABLE_+(.-1b), %eax\n\tjmp *" #target            \
    "@GOT(%eax)\n"
#elif defined(__aarch64__)
#define ALIAS_JUMP(name, target) "hint 34\n\tb " #target "\n" /* bti c */
#elif defined(__arm__)
#define ALIAS_JUMP(name, target) "b " #target "(PLT)\n"
#elif defined(__riscv)
#define ALIAS_JUMP(name, target) "tail " #target "@plt\n"
#elif defined(__s390x__)
#define ALIAS_JUMP(name, target) "jg " #target "@PLT\n"
#elif defined(__loongarch__)
#define ALIAS_JUMP(name, target) "b %plt(" #target ")\n"
#elif defined(__mips__)
/* The address of the function, which is in $25, leads to the GOT. $gp belongs to the caller, so the
 * target must not be bound lazily. */
#define ALIAS_JUMP(name, target)                                                                   \
    ".set push\n\t.set noreorder\n\t.set noat\n\tlui $12, %hi(%neg(%gp_rel(" #name                 \
    ")))\n\tdaddu $12, $12, $25\n\tdaddiu $12, $12, %lo(%neg(%gp_rel(" #name                       \
    ")))\n\tld $25, %got_disp(" #target ")($12)\n\tjr $25\n\tnop\n\t.set pop\n"
#elif defined(__powerpc64__)
/* The callers expect their TOC pointer back, so this is a call. It copies the arguments on the
 * stack, of which these functions have two at most. */
#define ALIAS_JUMP(name, target)                                                                   \
    "0:\taddis 2, 12, .TOC.-0b@ha\n\taddi 2, 2, .TOC.-0b@l\n\t.localentry " #name ", .-" #name     \
    "\n\tmflr 0\n\tstd 0, 16(1)\n\tstdu 1, -112(1)\n\t.cfi_def_cfa_offset 112\n\t"                 \
    ".cfi_offset 65, 16\n\tld 0, 208(1)\n\tstd 0, 96(1)\n\tld 0, 216(1)\n\tstd 0, "                \
    "104(1)\n\tbl " #target                                                                        \
    "\n\tnop\n\taddi 1, 1, 112\n\t.cfi_def_cfa_offset 0\n\tld 0, 16(1)\n\tmtlr 0\n\tblr\n"
#else
#error "the jump of this architecture is not written"
#endif

/* What marks the beginning and the end for an unwinder, and the instruction set. */
#if defined(__arm__)
#define ALIAS_BEGIN "\t.syntax unified\n\t.arm\n\t.fnstart\n\t"
#define ALIAS_END   "\t.cantunwind\n\t.fnend\n"
#else
#define ALIAS_BEGIN "\t.cfi_startproc\n\t"
#define ALIAS_END   "\t.cfi_endproc\n"
#endif

#define ALIAS(name, target)                                                                        \
    __asm__("\t.text\n\t.p2align 4\n\t.globl " #name "\n\t.hidden " #name "\n\t.type " #name ", "  \
            "%function\n" #name ":\n" ALIAS_BEGIN ALIAS_JUMP(name, target) ALIAS_END               \
            "\t.size " #name ", .-" #name "\n");

#endif
