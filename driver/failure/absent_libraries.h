/* Libraries of the command line that no directory has. */
#ifndef FAILURE_ABSENT_LIBRARIES_H
#define FAILURE_ABSENT_LIBRARIES_H

#include "failure/failure.h"
#include "link/inputs.h"
#include "rules/finding.h"

/* Adds a finding for each -l whose library is not found, with the ways to get the library. Appends
 * the names to `absent`. */
void missing_libraries(struct arena *arena, const struct failed_link *link,
                       const struct inputs *inputs, struct strvec *absent,
                       struct findings *findings);

#endif
