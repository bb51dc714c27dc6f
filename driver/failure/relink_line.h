/* The command line of a link that is done once more. */
#ifndef FAILURE_RELINK_LINE_H
#define FAILURE_RELINK_LINE_H

#include "failure/relink.h"

#define RELINK_WHOLE ((size_t)-1)

struct relink_request {
    size_t only;                 /* the word whose source alone is compiled, or RELINK_WHOLE */
    const char *output;          /* in place of the user's */
    const struct strvec *absent; /* libraries that are left out, as written after -l; or NULL */
    const struct strvec *last;   /* come behind all other words, but before a "--" */
};

/* Returns the plan's command line with another output, objects in place of the sources that were
 * compiled, and without what writes files of the user's or strips names. */
struct strvec relink_line(const struct relink *relink, const struct relink_request *request);

#endif
