/* Findings: what broke a rule. Results, not errors. */
#ifndef RULES_FINDING_H
#define RULES_FINDING_H

#include <stddef.h>

#include "base/arena.h"
#include "base/strvec.h"
#include "tables/rule.h"

struct finding {
    const struct rule *rule;
    enum severity severity; /* with the profile's word and the circumstances; never SEVERITY_OFF */
    const char *file;       /* as messages name it; of a package: "x.whl: pkg/lib.so" */
    const char *subject;    /* the symbol, library or directory that breaks it; NULL */
    const char *text;     /* what the file asks for and what is promised, without the file's name */
    const char *remedy;   /* what to do, lines without a last newline */
    struct strvec places; /* who pulls it in: "main.o: main.c:12", "libx.a(y.o)"; may be empty */
};

struct findings {
    struct finding *items;
    size_t count;
    size_t room;
};

/* Adds it with the severity that `words`, the profile's key `rules`, give its rule, else with its
 * own. One that is off is not added. */
void findings_add(struct arena *arena, struct findings *findings, const struct strvec *words,
                  struct finding finding);

#endif
