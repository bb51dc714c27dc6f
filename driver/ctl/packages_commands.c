/* abictl packages: executes abicc-packages, which has the libraries that this takes. */
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "ctl/ctl.h"
#include "toolchain/packages.h"

static const char program_name[] = "abicc-packages";

/* Says how to get the program that executes the command. */
static int fail_absent(struct ctl *ctl, const char *path, struct error *err)
{
    static const struct packages libraries = {
        "libsolv-dev libsolvext-dev libcurl4-openssl-dev", "libsolv-devel libcurl-devel",
        "libsolv curl", "libsolv-devel libcurl-devel", "libsolv-dev curl-dev"};
    return error_set(err,
                     "%s: not found: abictl needs this program in its own directory for packages; "
                     "abicc's build makes it where libsolv, libsolvext and libcurl are installed\n"
                     "  %s\n  then build abicc again, or copy the program there from another build",
                     path, packages_advice(ctl->arena, ctl->environ, &libraries));
}

static int execute(struct ctl *ctl, const char *verb, const struct ctl_command *command,
                   struct error *err)
{
    const char *path = arena_printf(ctl->arena, "%s/%s", ctl->directory, program_name);
    struct strvec argv = {0};
    if (access(path, X_OK) < 0)
        return fail_absent(ctl, path, err);
    strvec_push(ctl->arena, &argv, path);
    strvec_push(ctl->arena, &argv, verb);
    for (size_t i = 0; i < ctl_option_count(command); i++) {
        const char *value = ctl->values[i];
        if (value && command->options[i].value)
            strvec_pushf(ctl->arena, &argv, "%s=%s", command->options[i].name, value);
        else if (value)
            strvec_push(ctl->arena, &argv, command->options[i].name);
    }
    strvec_push(ctl->arena, &argv, "--");
    strvec_extend(ctl->arena, &argv, &ctl->operands);
    fflush(ctl->out);
    execve(path, (char *const *)argv.items, (char *const *)ctl->environ);
    return error_system(err, path, "cannot execute");
}

#define PROFILE_OPTION                                                                             \
    {                                                                                              \
        "--profile", "NAME", NULL,                                                                 \
            "the profile (default: the one chosen by ABICC_PROFILE or the config)"                 \
    }
#define UNSIGNED_OPTION                                                                            \
    {                                                                                              \
        "--allow-unsigned", NULL, NULL,                                                            \
            "take packages whose repository is not signed, or not by a known key; the lock tells " \
            "of it"                                                                                \
    }

static int run_add(struct ctl *ctl, struct error *err)
{
    return execute(ctl, "add", &ctl_packages_add, err);
}

const struct ctl_command ctl_packages_add = {
    .name = "packages add",
    .operands = "PACKAGE...",
    .least = 1,
    .most = SIZE_MAX,
    .summary = "bring packages of the target's distribution into the profile's sysroot",
    .help = "Resolves the packages and all that they need from the profile's `repositories`,\n"
            "verifies the signature of the metadata and the digest of each package, and unpacks\n"
            "their headers and libraries. Writes the names to the key `packages` of the user's\n"
            "profile, and beside it NAME.lock, which is to be committed. A shipped profile gets\n"
            "a file in the user's directory that extends it.\n",
    .options = {PROFILE_OPTION, UNSIGNED_OPTION},
    .run = run_add,
};

static int run_remove(struct ctl *ctl, struct error *err)
{
    return execute(ctl, "remove", &ctl_packages_remove, err);
}

const struct ctl_command ctl_packages_remove = {
    .name = "packages remove",
    .operands = "PACKAGE...",
    .least = 1,
    .most = SIZE_MAX,
    .summary = "take packages out of the profile's sysroot",
    .help = "Removes the names from the profile's `packages`, and from the lock what only they\n"
            "needed.\n",
    .options = {PROFILE_OPTION, UNSIGNED_OPTION},
    .run = run_remove,
};

static int run_update(struct ctl *ctl, struct error *err)
{
    return execute(ctl, "update", &ctl_packages_update, err);
}

const struct ctl_command ctl_packages_update = {
    .name = "packages update",
    .operands = "",
    .summary = "lock the newest versions of the profile's packages",
    .help = "Does what `packages add` does, with the packages that the profile has.\n",
    .options = {PROFILE_OPTION, UNSIGNED_OPTION},
    .run = run_update,
};

static int run_fetch(struct ctl *ctl, struct error *err)
{
    return execute(ctl, "fetch", &ctl_packages_fetch, err);
}

const struct ctl_command ctl_packages_fetch = {
    .name = "packages fetch",
    .operands = "",
    .summary = "download the packages that the profile's lock names",
    .help = "For a new checkout or machine: reads the lock alone, downloads what is missing and\n"
            "verifies the digests. Builds download nothing.\n",
    .options = {PROFILE_OPTION},
    .run = run_fetch,
};

static int run_list(struct ctl *ctl, struct error *err)
{
    return execute(ctl, "list", &ctl_packages_list, err);
}

const struct ctl_command ctl_packages_list = {
    .name = "packages list",
    .operands = "",
    .summary = "list the locked packages of a profile",
    .help = "Prints name, version, architecture, size, and the package that needs it.\n",
    .options = {PROFILE_OPTION},
    .run = run_list,
};

static int run_why(struct ctl *ctl, struct error *err)
{
    return execute(ctl, "why", &ctl_packages_why, err);
}

const struct ctl_command ctl_packages_why = {
    .name = "packages why",
    .operands = "PACKAGE",
    .least = 1,
    .most = 1,
    .summary = "show which package needs a locked one",
    .help = "Prints the packages that lead to it, from the one that was asked for.\n",
    .options = {PROFILE_OPTION},
    .run = run_why,
};
