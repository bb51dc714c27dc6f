/* Prints tables, whose columns are as wide as their widest cells. */
#ifndef CTL_COLUMNS_H
#define CTL_COLUMNS_H

#include <stddef.h>
#include <stdio.h>

#include "base/strvec.h"

/* Prints `cells`, in rows of `width` cells. No row ends in spaces. */
void columns_print(FILE *out, const struct strvec *cells, size_t width);

#endif
