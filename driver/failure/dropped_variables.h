/* Environment variables that abicc removed or changed, for a compile or a link that failed. */
#ifndef FAILURE_DROPPED_VARIABLES_H
#define FAILURE_DROPPED_VARIABLES_H

#include <stdio.h>

#include "failure/failure.h"

/* Prints a note for each variable that the plan changed, in the format that ABICC_FORMAT names.
 * Prints nothing for a probe. */
void dropped_variables_explain(const struct failed_link *failed, FILE *stream);

#endif
