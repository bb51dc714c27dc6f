/* Inputs of a failed link that are of no use in it. */
#ifndef FAILURE_FOREIGN_OBJECTS_H
#define FAILURE_FOREIGN_OBJECTS_H

#include "failure/failure.h"
#include "link/inputs.h"
#include "rules/finding.h"

/* Adds a finding for each object, archive and library of the user's that is made for another
 * machine: linkers pass over some of them in silence and miss what they hold. */
void missing_inputs(struct arena *arena, const struct failed_link *link,
                    const struct inputs *inputs, struct findings *findings);

#endif
