/* The rules for outputs: one table, from which severities, the remedies of messages, `abictl
 * explain`, SARIF's rule descriptions and docs/rules.md are made. */
#ifndef TABLES_RULE_H
#define TABLES_RULE_H

#include <stddef.h>

#include "base/error.h"
#include "base/strvec.h"

enum severity { SEVERITY_OFF, SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

struct rule {
    const char *code; /* "ABI001": stable, because users look it up and write it in profiles */
    const char *name; /* "symbol-version": the same in words */
    enum severity severity; /* unless a profile sets another one */
    const char *title;      /* one line */
    const char *why;        /* what happens on the target when the rule is broken */
    const char *remedy;     /* what to do, one or more lines */
    const char *source;     /* the rule's origin: gABI, ld manual, glibc's NEWS ... */
};

const struct rule *rule_list(size_t *count);

/* Returns the rule with this code or name, or NULL. */
const struct rule *rule_find(const char *code_or_name);

/* Returns "error", "warning", "note" or "off". */
const char *severity_name(enum severity severity);

/* Parses an entry of a profile's key `rules`: "ABI012=off", "text-relocations=warning". The error
 * says what is wrong with it, and names the nearest right word. */
int rule_word(const char *entry, const struct rule **rule, enum severity *severity,
              struct error *err);

/* Returns the severity that the last of the `words` about this rule sets; `severity` when none
 * does.
 */
enum severity rule_severity(const struct rule *rule, enum severity severity,
                            const struct strvec *words);

#endif
