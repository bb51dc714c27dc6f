/* What completions offer for the arguments of abicc and abictl, whatever the shell. */
#ifndef DOCUMENTS_COMPLETION_H
#define DOCUMENTS_COMPLETION_H

#include "base/arena.h"
#include "base/strvec.h"
#include "ctl/ctl.h"

enum completion_kind {
    COMPLETION_NONE,     /* free text */
    COMPLETION_PROFILES, /* names of profiles: `abictl profiles --names` when the user asks */
    COMPLETION_PROGRAMS,
    COMPLETION_FILES,
    COMPLETION_DIRECTORIES,
    COMPLETION_WORDS /* those of `words` */
};

struct completion {
    enum completion_kind kind;
    struct strvec words;
};

/* Returns what may follow an option called `option` whose value is called `argument`; `words` are
 * those that it may be, separated by '|', or NULL. */
struct completion completion_of_value(struct arena *arena, const char *option, const char *argument,
                                      const char *words);

/* Returns what may be an operand of the command. */
struct completion completion_of_operands(struct arena *arena, const struct ctl_command *command);

/* Returns the first word of each command, each once; with `group`, the second words of its. */
struct strvec completion_commands(struct arena *arena, const char *group);

/* Returns the summary of the command called `name`; of a group, its commands. */
const char *completion_summary(struct arena *arena, const char *name);

/* Returns the help of an option as one line with single spaces. */
const char *completion_describe(struct arena *arena, const char *help);

#endif
