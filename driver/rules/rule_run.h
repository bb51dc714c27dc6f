/* What the rule_*.c files share. judge.c calls each of their functions once for a file. */
#ifndef RULES_RULE_RUN_H
#define RULES_RULE_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "rules/closure.h"
#include "rules/judge.h"

/* One run of the rules over one file. */
struct check {
    struct arena *arena;
    const struct promise *promise;
    const struct profile *profile;
    const struct subject *subject;
    const struct facts *facts;
    struct closure closure;
    struct findings *findings;
};

/* Adds a finding of the rule. Fields that are left empty are filled in: the file, the rule's
 * severity (for SEVERITY_OFF) and its remedy. */
void check_add(struct check *check, const char *code, struct finding finding);

/* Returns "profile alpine3.19-musl promises musl 1.2.4". */
const char *check_promised(const struct check *check);

/* Returns "a, b, c and 4 more", each name once. */
const char *check_names(const struct check *check, const struct strvec *names);

/* Returns whether the file is for another machine or ABI than the profile's: then ABI004 says so,
 * and no other rule applies. */
bool check_is_foreign(const struct check *check);

/* Returns whether `path` is one of the subject's private directories, or below one. */
bool check_is_private(const struct check *check, const char *path);

/* The rules. Each returns -1 only where something cannot be read. */
typedef int rule_check(struct check *check, struct error *err);

rule_check rule_machine;       /* ABI004 */
rule_check rule_instructions;  /* ABI013 */
rule_check rule_kernel;        /* ABI014 */
rule_check rule_other_libc;    /* ABI005 by loader, library, version */
rule_check rule_static;        /* ABI002 */
rule_check rule_static_calls;  /* ABI015 */
rule_check rule_relocations;   /* ABI003 */
rule_check rule_plt;           /* ABI010 */
rule_check rule_ifunc;         /* ABI019 */
rule_check rule_loader;        /* ABI025 */
rule_check rule_pages;         /* ABI026 */
rule_check rule_long_double;   /* ABI027 */
rule_check rule_tls;           /* ABI023 */
rule_check rule_stack;         /* ABI011 */
rule_check rule_text;          /* ABI012 */
rule_check rule_versions;      /* ABI001, ABI006, ABI007 */
rule_check rule_libraries;     /* ABI008, ABI018 */
rule_check rule_missing;       /* ABI020, and ABI005 by name */
rule_check rule_weak;          /* ABI020, a note */
rule_check rule_interposition; /* ABI016 */
rule_check rule_run_path;      /* ABI009 */
rule_check rule_identity;      /* ABI017 */
rule_check rule_kernel_calls;  /* ABI028 */

#endif
