#include "inc/util.h"
#define NAME from_assembler
        .text
        .globl NAME
        .type NAME, @function
NAME:
        movl $UTIL, %eax
        ret
        .size NAME, .-NAME
        .section .note.GNU-stack,"",@progbits
