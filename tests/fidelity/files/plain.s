        .text
        .globl from_plain
        .type from_plain, @function
from_plain:
        movl $1, %eax
        ret
        .size from_plain, .-from_plain
        .section .note.GNU-stack,"",@progbits
