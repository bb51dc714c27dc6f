/* Decides whether the loader of a system would start a file. */
#ifndef SYSTEM_RUNS_ON_LOAD_H
#define SYSTEM_RUNS_ON_LOAD_H

#include "system/runs_on_table.h"

/* One file and one loader. */
struct load {
    struct arena *arena;
    struct distros *distros;
    const struct facts *facts;
    const struct library *const *companions; /* shipped with the file */
    size_t companion_count;
    const struct arch *arch; /* the file's */
    struct system system;
    bool gcc_is_least; /* the system's GCC libraries may be newer than system.gcc */
};

/* The reasons for struct runs_on. */
struct load_verdict {
    const char *obstacle;  /* why it does not start, or NULL */
    const char *condition; /* what must be there that the tables do not know, or NULL */
};

int load_judge(const struct load *load, struct load_verdict *verdict, struct error *err);

#endif
