/* What the loader of a system would say of a file. */
#ifndef SYSTEM_RUNS_ON_LOAD_H
#define SYSTEM_RUNS_ON_LOAD_H

#include "system/runs_on_table.h"

/* One file before one loader. */
struct load {
    struct arena *arena;
    struct distros *distros;
    const struct facts *facts;
    const struct library *const *companions; /* that come along */
    size_t companion_count;
    const struct arch *arch; /* of the file */
    struct system system;
    bool gcc_is_least; /* the system's GCC libraries may be newer than system.gcc */
};

/* Texts for struct runs_on's reason. */
struct load_verdict {
    const char *obstacle;  /* why it does not start, or NULL */
    const char *condition; /* what the tables do not know, or NULL */
};

int load_judge(const struct load *load, struct load_verdict *verdict, struct error *err);

#endif
