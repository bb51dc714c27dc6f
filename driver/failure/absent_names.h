/* Names that a link wanted and that the C library of the profile's release does not give. */
#ifndef FAILURE_ABSENT_NAMES_H
#define FAILURE_ABSENT_NAMES_H

#include "failure/failure.h"
#include "link/inputs.h"
#include "rules/finding.h"

/* Adds a finding for each such name and each place that wants it; the last has what to do about all
 * of them. `absent` are libraries that the line names and nobody has. */
void missing_names(struct arena *arena, const struct failed_link *link, const struct inputs *inputs,
                   const struct strvec *absent, struct findings *findings);

#endif
