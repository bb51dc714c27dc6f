/* What the formats of `abictl env` print: a profile as build systems need it, and abicc's programs.
 */
#ifndef CTL_ENV_TARGET_H
#define CTL_ENV_TARGET_H

#include <stdbool.h>

#include "ctl/ctl.h"
#include "profile/profile.h"

struct env_target {
    const struct profile *of; /* the profile itself */
    const char *profile;      /* its name */
    const struct arch *arch;
    bool is_cross;       /* of another architecture than this machine's */
    bool is_after_cross; /* the shell has the variables of a target for which is_cross was true */
    bool has_sysroot;
    bool is_static;               /* its programs are, and it has no shared libraries */
    const char *triplet;          /* aarch64-linux-gnu, aarch64-linux-musl */
    const char *rust;             /* aarch64-unknown-linux-gnu */
    const char *family;           /* "gcc" or "clang"; NULL where no compiler is found now */
    const char *compiler_version; /* its major version, or NULL */
    struct strvec prefixes;       /* absolute directories of libraries that were built for it */
};

/* abicc's programs: their paths, or words of a command. */
struct env_programs {
    const char *cc;
    const char *cxx;
    const char *pkg_config;
    const char *abictl;
};

/* Reads the profile that was chosen. Fails for a prefix that is a directory of the host. */
int env_target_read(struct ctl *ctl, const struct choice *choice, const struct profile *profile,
                    const struct strvec *prefixes, struct env_target *target, struct error *err);

/* Stores the paths of the programs, for files, which outlive the shell. Fails where one is missing.
 */
int env_programs_by_path(struct ctl *ctl, const struct env_target *target,
                         struct env_programs *programs, struct error *err);

/* The same as words: the bare names where PATH leads to these programs, else quoted paths. */
int env_programs_by_word(struct ctl *ctl, const struct env_target *target,
                         struct env_programs *programs, struct error *err);

/* Returns the architecture's own program, aarch64-linux-gnu-strip: this machine's does not read its
 * files. NULL where there is none, or no need of one. */
const char *env_tool(struct ctl *ctl, const struct env_target *target, const char *name);

/* Fails for a prefix whose name has one of the characters, which `reader` takes for another thing.
 */
int env_check_prefixes(const struct env_target *target, const char *characters, const char *reader,
                       struct error *err);

/* Returns, for each prefix, its directories of pkg-config's files. */
struct strvec env_package_directories(struct ctl *ctl, const struct env_target *target);

/* Returns, for each prefix, its directories of libraries. */
struct strvec env_library_directories(struct ctl *ctl, const struct env_target *target);

/* Returns the text between quotes, with a backslash before those characters that would not stand
 * for themselves there. */
const char *env_quoted(struct arena *arena, const char *text, const char *special, char quote);

#endif
