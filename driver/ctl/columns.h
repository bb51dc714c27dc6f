/* A table for people: each column as wide as its widest cell. */
#ifndef CTL_COLUMNS_H
#define CTL_COLUMNS_H

#include <stddef.h>
#include <stdio.h>

#include "base/strvec.h"

/* Prints `cells`, row after row of `width` cells. No row ends in spaces. */
void columns_print(FILE *out, const struct strvec *cells, size_t width);

#endif
