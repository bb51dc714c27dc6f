/* Inputs of a failed link that are for another machine or profile. */
#ifndef FAILURE_FOREIGN_OBJECTS_H
#define FAILURE_FOREIGN_OBJECTS_H

#include "failure/failure.h"
#include "link/inputs.h"
#include "rules/finding.h"

/* Adds a finding for each of the user's objects, archives and libraries that is for another
 * machine: linkers silently skip some of them, and then miss the symbols in them. Adds another
 * where abicc compiled it for another profile: what is missing may be what only that one has. */
void missing_inputs(struct arena *arena, const struct failed_link *link,
                    const struct inputs *inputs, struct findings *findings);

#endif
