/* The rules that outputs are held to: one table, from which severities, messages' remedies,
 * `abictl explain`, SARIF's rule descriptions and docs/rules.md come. */
#ifndef TABLES_RULE_H
#define TABLES_RULE_H

#include <stddef.h>

#include "base/error.h"
#include "base/strvec.h"

enum severity { SEVERITY_OFF, SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

struct rule {
    const char *code;       /* "ABI001": stable, what users look up and write into profiles */
    const char *name;       /* "symbol-version": the same in words */
    enum severity severity; /* unless a profile says otherwise */
    const char *title;      /* one line */
    const char *why;        /* what happens on the target when it is broken */
    const char *remedy;     /* what to do, one or more lines */
    const char *source;     /* where the rule comes from: gABI, ld manual, glibc's NEWS ... */
};

const struct rule *rule_list(size_t *count);

/* By code or name; NULL when there is none. */
const struct rule *rule_find(const char *code_or_name);

/* "error", "warning", "note", "off" */
const char *severity_name(enum severity severity);

/* Reads an entry of a profile's key `rules`: "ABI012=off", "text-relocations=warning". The error
 * says what is wrong with it, with the nearest right word. */
int rule_word(const char *entry, const struct rule **rule, enum severity *severity,
              struct error *err);

/* What the last of the `words` that names the rule says, whatever the circumstances; `severity`
 * when none does. */
enum severity rule_severity(const struct rule *rule, enum severity severity,
                            const struct strvec *words);

#endif
