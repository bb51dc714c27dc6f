/* The auxiliary vector, which the kernel stores after the environment on the initial stack. It
 * is not looked up after `environ`, because setenv moves that. */
#ifndef AUXV_H
#define AUXV_H

#include "libc.h"

static inline unsigned long auxv_get(unsigned long type)
{
    const unsigned long *word = __libc_stack_end;
    word += *word + 2; /* argc, that many arguments, NULL */
    while (*word++)
        ; /* the environment, NULL */
    for (; word[0]; word += 2)
        if (word[0] == type)
            return word[1];
    errno = ENOENT;
    return 0;
}

#endif
