/* Libraries of a link line that no folder has. */
#ifndef MISSING_MISSING_LIBRARY_H
#define MISSING_MISSING_LIBRARY_H

#include "link/inputs.h"
#include "missing/missing.h"
#include "verify/finding.h"

/* Adds a finding for each -l that stands for nothing, with the ways to get the library. `absent`
 * gets the names. */
void missing_libraries(struct arena *arena, const struct failed_link *link,
                       const struct inputs *inputs, struct strvec *absent,
                       struct findings *findings);

#endif
