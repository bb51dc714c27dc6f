/* Findings: what broke a rule. Results, not errors. */
#ifndef RULES_FINDING_H
#define RULES_FINDING_H

#include <stddef.h>

#include "base/arena.h"
#include "base/strvec.h"
#include "tables/rule.h"

struct finding {
    const struct rule *rule;
    enum severity severity; /* after the profile's `rules` were applied; never SEVERITY_OFF */
    const char *file;       /* as messages name it; of a package: "x.whl: pkg/lib.so" */
    const char *subject;    /* the symbol, library or directory that breaks the rule; or NULL */
    const char *text;       /* what is wrong, without the file's name */
    const char *remedy;     /* what to do: lines, the last one without a newline */
    struct strvec places; /* what refers to it: "main.o: main.c:12", "libx.a(y.o)"; may be empty */
};

struct findings {
    struct finding *items;
    size_t count;
    size_t room;
};

/* Adds the finding, with the severity that `words` (the profile's key `rules`) give to its rule;
 * where they give none, with its own. A finding whose severity is `off` is not added. */
void findings_add(struct arena *arena, struct findings *findings, const struct strvec *words,
                  struct finding finding);

#endif
