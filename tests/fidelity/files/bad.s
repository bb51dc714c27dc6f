        .text
        no_such_instruction %eax
        .globl x
