/* Parts of glibc whose headers current hosts no longer have: Sun RPC, NIS, <regexp.h>. The tables
 * of symbols name the part (sysroots/abi/README.md, Records); its functions are for old programs
 * only, in all releases. */
#ifndef TABLES_WITHDRAWN_H
#define TABLES_WITHDRAWN_H

#include "base/table.h"

struct withdrawn {
    const char *word;    /* in <arch>.abi */
    const char *name;    /* Sun RPC */
    const char *headers; /* how the names of its headers begin, with spaces between; or NULL */
    const char *library; /* that has its functions now, as after -l; NULL when there is none */
    const char *remedy;  /* what to do, as lines without a newline at the end */
};

/* Returns the part that the word stands for, or NULL. */
const struct withdrawn *withdrawn_find(struct text word);

/* Returns the part to which the header belonged, or NULL. */
const struct withdrawn *withdrawn_of_header(const char *header);

/* Returns the part whose functions are in that library now, or NULL. */
const struct withdrawn *withdrawn_of_library(const char *library);

#endif
