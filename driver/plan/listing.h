/* Which linker a command line runs, and whether it can list the files that it opened. */
#ifndef PLAN_LISTING_H
#define PLAN_LISTING_H

#include <stdbool.h>

#include "plan/draft.h"
#include "toolchain/linkers.h"

struct listing {
    const struct linker *linker; /* NULL: none of those that are known */
    bool is_offered;             /* it has --dependency-file (binutils 2.35, lld 12, mold 1.0) */
};

/* Asks the linker once, by its help; the answer is kept beside the state. */
struct listing listing_ask(const struct draft *draft);

#endif
