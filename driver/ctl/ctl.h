/* abictl: a table of subcommands. Each describes its options and operands; parsing and --help
 * follow from that. */
#ifndef CTL_CTL_H
#define CTL_CTL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "profile/choice.h"

enum { CTL_MAX_OPTIONS = 6 };

/* What a subcommand works with. */
struct ctl {
    struct arena *arena;
    const char *const *environ; /* as in environ(7) */
    const char *directory;      /* abictl's own directory, with abicc in it */
    FILE *out;                  /* results */
    FILE *notes;                /* warnings */

    const char *values[CTL_MAX_OPTIONS];  /* by index in the subcommand's options: the last value
                                           * given; NULL: not given; "" for an option without one */
    struct strvec given[CTL_MAX_OPTIONS]; /* all values of an option that may be repeated */
    struct strvec operands;
    int verdict; /* exit status of a command that succeeded and has one of its own */
    int failure; /* exit status of the error that is returned; 0: the command's */
};

struct ctl_option {
    const char *name;  /* "--format" */
    const char *value; /* "FORMAT": the name of its value; NULL when it has none */
    const char *words; /* the possible values, separated by '|'; NULL: any */
    const char *help;
};

struct ctl_command {
    const char *name;      /* one word, or two: "sysroot path" */
    const char *operands;  /* as in the help: "DIR"; "" when it takes none */
    size_t least, most;    /* number of operands */
    bool has_command_line; /* the operands are a command with arguments of its own: what follows
                            * the first is no option */
    const char *summary;   /* one line */
    const char *help;      /* more lines, each ended by a newline */
    struct ctl_option options[CTL_MAX_OPTIONS];     /* up to the first without a name */
    int (*run)(struct ctl *ctl, struct error *err); /* 0 or -1 */
    int failure;        /* exit status when the command fails; 0 stands for 1 */
    const char *status; /* help on the exit status, where it differs from other commands */
};

extern const struct ctl_command ctl_profiles;
extern const struct ctl_command ctl_env;
extern const struct ctl_command ctl_sysroot_path;
extern const struct ctl_command ctl_sysroot_list;
extern const struct ctl_command ctl_sysroot_export;
extern const struct ctl_command ctl_sysroot_clean;
extern const struct ctl_command ctl_packages_add;
extern const struct ctl_command ctl_packages_remove;
extern const struct ctl_command ctl_packages_update;
extern const struct ctl_command ctl_packages_fetch;
extern const struct ctl_command ctl_packages_list;
extern const struct ctl_command ctl_packages_why;
extern const struct ctl_command ctl_packages_search;
extern const struct ctl_command ctl_packages_export;
extern const struct ctl_command ctl_packages_import;
extern const struct ctl_command ctl_packages_runtime;
extern const struct ctl_command ctl_root_make;
extern const struct ctl_command ctl_root_fill;
extern const struct ctl_command ctl_links;
extern const struct ctl_command ctl_check;
extern const struct ctl_command ctl_explain;
extern const struct ctl_command ctl_lower;
extern const struct ctl_command ctl_run;
extern const struct ctl_command ctl_doctor;
extern const struct ctl_command ctl_self_test;

/* Returns all subcommands, in the order in which the help lists them; the last is NULL. */
const struct ctl_command *const *ctl_commands(void);

/* Returns how many options the subcommand has. */
size_t ctl_option_count(const struct ctl_command *command);

/* Parses argv[1..] and runs the command. Returns the exit status: 0, 1 for a failure, 2 for a wrong
 * command line; of a command with a verdict, that. */
int ctl_main(struct ctl *ctl, int argc, const char *const *argv);

/* Chooses the profile: `profile` if it is not NULL, else by ABICC_PROFILE, the config or the
 * default. */
int ctl_choose(struct ctl *ctl, const char *profile, struct choice *choice, struct error *err);

/* Makes the error that is returned one of the command line, with the exit status for that. Returns
 * `result`: `return ctl_misused(ctl, error_set(...))`. */
int ctl_misused(struct ctl *ctl, int result);

/* Stores the path of the program `name` in abictl's directory; fails when it is not there. */
int ctl_program(struct ctl *ctl, const char *name, const char **path, struct error *err);

#endif
