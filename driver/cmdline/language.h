/* The language of an input, from -x or from its suffix as gcc and clang read it. */
#ifndef CMDLINE_LANGUAGE_H
#define CMDLINE_LANGUAGE_H

#include <stdbool.h>

struct language {
    bool is_cxx;
    bool is_preprocessed; /* goes through the C preprocessor on its way */
    bool is_header;       /* is precompiled, not linked */
    bool is_assembler;    /* with the C preprocessor or without */
    bool is_compiled;     /* by the compiler proper: not assembler, nor an input of the linker */
};

/* Returns the language. `name` is the argument of -x, or NULL. */
struct language language_of(const char *name, const char *file);

#endif
