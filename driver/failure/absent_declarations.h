/* Headers and names that a failed compile lacks because of the profile. */
#ifndef FAILURE_ABSENT_DECLARATIONS_H
#define FAILURE_ABSENT_DECLARATIONS_H

#include "failure/complaints.h"
#include "failure/failure.h"
#include "rules/finding.h"

/* Adds a finding for each complaint that abicc can explain; the last one says what to do about
 * those that came with a newer release. Complaints that are not certain must not be among them. */
void missing_declarations(struct arena *arena, const struct failed_link *compile,
                          const struct complaints *complaints, struct findings *findings);

/* Returns whether abicc could explain a complaint that is not certain. */
bool missing_declarations_need_certainty(struct arena *arena, const struct failed_link *compile,
                                         const struct complaints *complaints);

#endif
