/* Names of one object: aliases.tsv and musl.aliases.tsv of sysroots/abi. */
#ifndef TABLES_ALIAS_SETS_H
#define TABLES_ALIAS_SETS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* Data objects of one library that share one address, split by their binding in the real library:
 * GNU ld finds the aliases of an object that it copies by a weak name beside a strong one. */
struct alias_set {
    const char *library;
    struct strvec strong;
    struct strvec weak;
};

struct alias_sets {
    struct alias_set *items;
    size_t count;
};

/* Reads the table `name`, whose lines begin with a library; where all are of one, that is `library`
 * and they do not. */
int alias_sets_load(struct arena *arena, const struct strvec *roots, const char *name,
                    const char *library, struct alias_sets *sets, struct error *err);

#endif
