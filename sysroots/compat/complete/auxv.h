/* The auxiliary vector, which the kernel stores after the environment on the initial stack. It
 * is not looked up after `environ`, because setenv moves that. */
#ifndef AUXV_H
#define AUXV_H

#include "libc.h"

/* The environment as the kernel stored it. */
static const unsigned long *initial_environment;

/* The loader calls this with the arguments on the initial stack. The count at __libc_stack_end is
 * that of the loader's own arguments if it was run as a command, and before glibc 2.36 the
 * program's frames overwrite it then. */
__attribute__((constructor(101))) static void keep_environment(int count, char **arguments)
{
    initial_environment = (const unsigned long *)(arguments + count + 1);
}

static inline unsigned long auxv_get(unsigned long type)
{
    const unsigned long *word = initial_environment;
    if (!word) { /* before all constructors */
        word = __libc_stack_end;
        word += *word + 2; /* argc, that many arguments, NULL */
    }
    while (*word)
        word++;
    while (!*word) /* unsetenv moves the rest of the environment down, and its NULL with it */
        word++;
    for (; word[0]; word += 2)
        if (word[0] == type)
            return word[1];
    errno = ENOENT;
    return 0;
}

#endif
