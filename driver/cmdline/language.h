/* The language of an input: what -x said, or what its suffix means to gcc and clang. */
#ifndef CMDLINE_LANGUAGE_H
#define CMDLINE_LANGUAGE_H

#include <stdbool.h>

struct language {
    bool is_cxx;
    bool is_preprocessed; /* goes through the C preprocessor on its way */
    bool is_header;       /* is precompiled, not linked */
};

/* `name` is -x's word, or NULL. */
struct language language_of(const char *name, const char *file);

#endif
