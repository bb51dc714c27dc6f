/* The compiler's own archives among the inputs of a link, however they are spelled: -lgcc_eh,
 * -l:libstdc++.a, a path, a symbolic link, in a response file, through -Wl, or -Xlinker. */
#ifndef PLAN_ARCHIVES_H
#define PLAN_ARCHIVES_H

#include <stdbool.h>
#include <stddef.h>

#include "plan/draft.h"
#include "toolchain/compiler_archives.h"

struct archive {
    enum archive_kind kind;
    const char *file; /* its file name on the command line: libgcc_eh.a, or that of a link to it */
    bool is_whole;    /* all of its members come in */
    bool is_link;     /* it is a symbolic link to an archive of another name */
    bool is_script;   /* the sysroot's linker script, which brings the C++ library's needs itself */
};

/* Returns what the linker word `index` names. */
struct archive archives_of_word(const struct draft *draft, size_t index);

/* Returns the path of the archive that -l<name> finds in the directories of the command line, which
 * come before the sysroot; NULL where it finds none, or a shared library before it. */
const char *archives_found(const struct draft *draft, const char *name, bool is_static);

/* Returns whether the command line names a C++ library. */
bool archives_have_cxx(const struct draft *draft);

#endif
