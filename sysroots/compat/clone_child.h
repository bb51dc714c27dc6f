/* The system calls that create a process with a stack of its own. */
#ifndef CLONE_CHILD_H
#define CLONE_CHILD_H

#include "libc.h"

/* Makes the system call with that number and arguments, and returns its result: negative for an
 * error. The child calls the function, which does not return. */
static inline long clone_child(long number, uintptr_t one, uintptr_t two, uintptr_t three,
                               void (*function)(void *), void *argument)
{
    long result;
#if defined(__x86_64__)
    register void *r8 __asm__("r8") = argument;
    register void (*r9)(void *) __asm__("r9") = function;
    __asm__ volatile("syscall\n\ttest %%rax, %%rax\n\tjnz 1f\n\txor %%ebp, %%ebp\n\t"
                     "mov %%r8, %%rdi\n\tcall *%%r9\n\thlt\n1:"
                     : "=a"(result)
                     : "a"(number), "D"(one), "S"(two), "d"(three), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
#elif defined(__i386__)
    __asm__ volatile("int $0x80\n\ttest %%eax, %%eax\n\tjnz 1f\n\txor %%ebp, %%ebp\n\t"
                     "sub $12, %%esp\n\tpush %%esi\n\tcall *%%edi\n\thlt\n1:"
                     : "=a"(result)
                     : "a"(number), "b"(one), "c"(two), "d"(three), "S"(argument), "D"(function)
                     : "memory");
#elif defined(__aarch64__)
    register long x8 __asm__("x8") = number;
    register uintptr_t x0 __asm__("x0") = one, x1 __asm__("x1") = two, x2 __asm__("x2") = three;
    register void *x3 __asm__("x3") = argument;
    register void (*x4)(void *) __asm__("x4") = function;
    __asm__ volatile("svc 0\n\tcbnz x0, 1f\n\tmov x29, xzr\n\tmov x0, x3\n\tblr x4\n\tbrk 1000\n1:"
                     : "+r"(x0)
                     : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4)
                     : "memory");
    result = (long)x0;
#elif defined(__arm__)
    /* r7 may be the frame pointer. */
    register uintptr_t r0 __asm__("r0") = one, r1 __asm__("r1") = two, r2 __asm__("r2") = three;
    register void *r3 __asm__("r3") = argument;
    register void (*r4)(void *) __asm__("r4") = function;
    __asm__ volatile(
        "mov r12, r7\n\tmov r7, %1\n\tsvc #0\n\tmov r7, r12\n\tcmp r0, #0\n\tbne 1f\n\t"
        "mov r0, r3\n\tblx r4\n\tudf #0\n1:"
        : "+r"(r0)
        : "r"(number), "r"(r1), "r"(r2), "r"(r3), "r"(r4)
        : "r12", "cc", "memory");
    result = (long)r0;
#elif defined(__riscv)
    register long a7 __asm__("a7") = number;
    register uintptr_t a0 __asm__("a0") = one, a1 __asm__("a1") = two, a2 __asm__("a2") = three;
    register void *a3 __asm__("a3") = argument;
    register void (*a4)(void *) __asm__("a4") = function;
    __asm__ volatile("ecall\n\tbnez a0, 1f\n\tmv a0, a3\n\tjalr a4\n\tebreak\n1:"
                     : "+r"(a0)
                     : "r"(a7), "r"(a1), "r"(a2), "r"(a3), "r"(a4)
                     : "memory");
    result = (long)a0;
#elif defined(__loongarch__)
    register long a7 __asm__("$a7") = number;
    register uintptr_t a0 __asm__("$a0") = one, a1 __asm__("$a1") = two, a2 __asm__("$a2") = three;
    register void *a3 __asm__("$a3") = argument;
    register void (*a4)(void *) __asm__("$a4") = function;
    __asm__ volatile("syscall 0\n\tbnez $a0, 1f\n\tmove $a0, $a3\n\tjirl $ra, $a4, 0\n\tbreak 0\n1:"
                     : "+r"(a0)
                     : "r"(a7), "r"(a1), "r"(a2), "r"(a3), "r"(a4)
                     : "$t0", "$t1", "$t2", "$t3", "$t4", "$t5", "$t6", "$t7", "$t8", "memory");
    result = (long)a0;
#elif defined(__powerpc64__)
    /* An error is told by a flag. The child's frame begins the chain. */
    register long r0 __asm__("r0") = number;
    register uintptr_t r3 __asm__("r3") = one, r4 __asm__("r4") = two, r5 __asm__("r5") = three;
    register void *r28 __asm__("r28") = argument;
    register void (*r29)(void *) __asm__("r29") = function;
    __asm__ volatile("sc\n\tbns+ 0f\n\tneg 3, 3\n0:\tcmpdi 3, 0\n\tbne 1f\n\tli 0, 0\n\t"
                     "stdu 0, -112(1)\n\tmr 3, 28\n\tmr 12, 29\n\tmtctr 12\n\tbctrl\n\ttrap\n1:"
                     : "+r"(r0), "+r"(r3), "+r"(r4), "+r"(r5)
                     : "r"(r28), "r"(r29)
                     : "r6", "r7", "r8", "r9", "r10", "r11", "r12", "cr0", "ctr", "memory");
    result = (long)r3;
#elif defined(__s390x__)
    /* The caller of a function has room for the function's registers. */
    register long r1 __asm__("r1") = number;
    register uintptr_t r2 __asm__("r2") = one, r3 __asm__("r3") = two, r4 __asm__("r4") = three;
    register void *r8 __asm__("r8") = argument;
    register void (*r9)(void *) __asm__("r9") = function;
    __asm__ volatile("svc 0\n\tltgr %%r2, %%r2\n\tjnz 1f\n\taghi %%r15, -160\n\t"
                     "xc 0(8, %%r15), 0(%%r15)\n\tlgr %%r2, %%r8\n\tbasr %%r14, %%r9\n\tj .+2\n1:"
                     : "+r"(r2)
                     : "r"(r1), "r"(r3), "r"(r4), "r"(r8), "r"(r9)
                     : "cc", "memory");
    result = (long)r2;
#elif defined(__mips__)
    /* An error is told by $7. */
    register long v0 __asm__("$2") = number;
    register uintptr_t a0 __asm__("$4") = one, a1 __asm__("$5") = two, a2 __asm__("$6") = three;
    register long a3 __asm__("$7");
    register void *s0 __asm__("$16") = argument;
    register void (*s1)(void *) __asm__("$17") = function;
    __asm__ volatile("syscall\n\tbeqz $7, 0f\n\tdnegu $2, $2\n\tb 1f\n0:\tbnez $2, 1f\n\t"
                     "move $4, $16\n\tmove $25, $17\n\tjalr $25\n\tbreak\n1:"
                     : "+r"(v0), "=r"(a3)
                     : "r"(a0), "r"(a1), "r"(a2), "r"(s0), "r"(s1)
                     : "$1", "$3", "$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15", "$24",
                       "$25", "hi", "lo", "memory");
    result = v0;
#else
#error "the system call of this architecture is not written"
#endif
    return result;
}

#endif
