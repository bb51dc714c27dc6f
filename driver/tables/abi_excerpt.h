/* The lines of an ABI table that are about a few symbols: reading them alone costs far less than
 * reading the table. */
#ifndef TABLES_ABI_EXCERPT_H
#define TABLES_ABI_EXCERPT_H

#include "base/arena.h"
#include "base/strvec.h"
#include "base/text.h"

/* Returns the lines of which a symbol is the second field, in their order. */
struct text abi_excerpt(struct arena *arena, struct text lines, const struct strvec *symbols);

#endif
