/* Libraries that the host's archives need, which the profile lets in, and that the link lacks. */
#ifndef FAILURE_ABSENT_NEEDS_H
#define FAILURE_ABSENT_NEEDS_H

#include "failure/search.h"
#include "rules/finding.h"

/* Adds a finding for each of them. */
void missing_needs(struct arena *arena, const struct search *search, struct findings *findings);

#endif
