/* The choice of profile and underlying compiler: option > program name > environment > user config
 * > default. */
#ifndef PROFILE_CHOICE_H
#define PROFILE_CHOICE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* The values of --abicc-... options; NULL where they were not given. */
struct choice_options {
    const char *profile;
    const char *arch;
    const char *cc;
    const char *cxx;
    const char *machine_word; /* of the command line, that chooses an architecture: -m32 */
    const char *machine;      /* the architecture or triplet that it chooses */
};

/* What chose the profile, in the order of rank. */
enum choice_source {
    CHOICE_OPTION,
    CHOICE_NAME,
    CHOICE_ENVIRONMENT,
    CHOICE_CONFIG,
    CHOICE_DEFAULT
};

struct choice {
    const char *profile; /* name or alias, not yet looked up; with the architecture before it
                          * (aarch64-el7) where one was chosen */
    enum choice_source source;
    const char *reason;   /* "--abicc-profile", "program name abicc-el7", "ABICC_PROFILE", ... */
    bool has_arch;        /* the architecture was chosen, by the profile's name or otherwise */
    bool is_cxx;          /* the program was called abic++, *-c++ or *-g++ */
    const char *compiler; /* what --abicc-cc, ABICC_CC (or cxx) named, or NULL */
    const char *compiler_reason; /* where `compiler` came from, or NULL */
    const char *family;          /* "gcc" or "clang": what the program's name asks for, or NULL */
    const char *family_reason;   /* "program name abi-gcc" */
    const char *preferred;       /* with a family: the user config's compiler, if of that family */
    const char *launcher;        /* what ABICC_LAUNCHER or the user config named, or NULL */
    const char *launcher_reason; /* where `launcher` came from, or NULL */
};

/* Makes the choice. Fails for an ABICC_ variable that does not exist or is set but empty, and for a
 * user config that cannot be read. `environment` as in environ(7). */
int choice_read(struct arena *arena, const char *program, const char *const *environment,
                const struct choice_options *options, struct choice *choice, struct error *err);

/* What a program's name means. */
struct choice_name {
    const char *profile; /* NULL: cc, gcc, abicc, x86_64-linux-gnu-gcc ... name none */
    const char *arch;    /* a triplet or an architecture's name: of aarch64-linux-gnu-abicc,
                          * aarch64-gcc; NULL where none is named beside the profile */
    const char *family;  /* "gcc" of abi-gcc and abi-g++, "clang" of abi-clang and abi-clang++ */
    bool is_cxx;
};
struct choice_name choice_read_name(struct arena *arena, const char *program);

/* Returns the part of a profile's name that names its architecture, "aarch64" of aarch64-el7, and
 * stores the rest; NULL where it begins with none. */
const char *choice_split_name(struct arena *arena, const char *profile, const char **rest);

/* What may choose an architecture besides the profile's name: each is NULL or the text itself. */
struct arch_request {
    const char *program;                /* argv[0] */
    const char *of_option;              /* --abicc-arch */
    const char *of_name;                /* choice_name.arch */
    const char *machine_word, *machine; /* as in struct choice_options */
};

/* Chooses the architecture, and writes it before choice->profile. All that name one must name the
 * same: --abicc-arch, the program's name, the profile's name, ABICC_ARCH, and GOARCH, which go sets
 * for every command; a word of the command line counts where nothing else does. Fails
 * where GOOS names another system than Linux. */
int choice_read_arch(struct arena *arena, const struct arch_request *request,
                     const char *const *environment, struct choice *choice, struct error *err);

/* Returns the path of the user config, or NULL when the environment names no directory for it. */
const char *choice_config_path(struct arena *arena, const char *const *environment);

#endif
