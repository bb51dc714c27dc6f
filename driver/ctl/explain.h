/* abictl explain: the meaning of a rule; the history of a symbol or of a symbol version. */
#ifndef CTL_EXPLAIN_H
#define CTL_EXPLAIN_H

#include <jansson.h>
#include <stdbool.h>

#include "ctl/ctl.h"
#include "profile/profile.h"
#include "system/runs_on.h"
#include "tables/library_tables.h"
#include "tables/rule.h"

/* What the word is looked up in, and how the answer is printed. */
struct explain {
    struct ctl *ctl;
    struct strvec roots;
    struct library_tables tables;
    struct distros *distros;
    const char *arch;
    const struct profile *profile; /* whose target the answer is about too; or NULL */
    const char *libc;              /* the only one that the answer is about; "" for both */
    bool is_json;
};

void explain_rule(const struct explain *explain, const struct rule *rule);
void explain_rules(const struct explain *explain);

/* Explains the symbol; `node` is the version that was named with it (NULL: none). */
int explain_symbol(struct explain *explain, const char *name, const char *node, bool *is_found,
                   struct error *err);

/* Explains how musl differs in the header or the word; in symbols explain_symbol tells it. */
int explain_difference(struct explain *explain, const char *name, bool *is_found,
                       struct error *err);

/* Explains the system call, of which no C library has a function. */
int explain_system_call(struct explain *explain, const char *name, bool *is_found,
                        struct error *err);

/* Explains the symbol version. */
int explain_node(struct explain *explain, const char *name, bool *is_found, struct error *err);

/* Returns whether a distribution has something. */
typedef bool explain_has(const void *data, const struct distro *distro);
struct strvec explain_first(const struct explain *explain, explain_has *has, const void *data);

/* Prints the first release of each distribution for which `has` returns true. */
void explain_print_first(const struct explain *explain, explain_has *has, const void *data);

/* Prints "label: text", broken into lines that begin below the text. */
void explain_print(const struct explain *explain, const char *label, const char *text);

/* Returns the texts, separated by commas; of a long list the first `most` and the number of all. */
const char *explain_list(const struct explain *explain, const struct strvec *texts, size_t most);

/* Returns a JSON object with the keys that all answers have. */
json_t *explain_json(const char *kind);

#endif
