/* Symbols that a failed link needs and that the C library of the profile's release lacks. */
#ifndef FAILURE_ABSENT_NAMES_H
#define FAILURE_ABSENT_NAMES_H

#include <stdbool.h>

#include "failure/failure.h"
#include "link/inputs.h"
#include "rules/finding.h"

/* Adds a finding for each such symbol and each place that uses it; the last finding says what to do
 * about all of them. `absent` are the libraries that the command line names and no directory has.
 */
void missing_names(struct arena *arena, const struct failed_link *link, const struct inputs *inputs,
                   const struct strvec *absent, struct findings *findings);

/* Does the same for a link that succeeded although it left symbols undefined. What the user could
 * have left undefined on the build machine as well (names of the compiler's libraries, of libm) is
 * not added. Returns false when the names cannot be found out. */
bool open_names(struct arena *arena, const struct failed_link *link, const struct inputs *inputs,
                struct findings *findings);

#endif
