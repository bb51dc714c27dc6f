/* abictl packages and abictl root: abicc-packages carries them out. */
#include <stdint.h>

#include "ctl/packages_program.h"

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
    return packages_program_execute(ctl, "add", &ctl_packages_add, err);
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
    return packages_program_execute(ctl, "remove", &ctl_packages_remove, err);
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
    return packages_program_execute(ctl, "update", &ctl_packages_update, err);
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
    return packages_program_execute(ctl, "fetch", &ctl_packages_fetch, err);
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
    return packages_program_execute(ctl, "list", &ctl_packages_list, err);
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
    return packages_program_execute(ctl, "why", &ctl_packages_why, err);
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

static int run_search(struct ctl *ctl, struct error *err)
{
    return packages_program_execute(ctl, "search", &ctl_packages_search, err);
}

const struct ctl_command ctl_packages_search = {
    .name = "packages search",
    .operands = "[NAME]",
    .most = 1,
    .summary = "find packages by a part of their names, or by a file",
    .help = "Prints the names of the packages in the profile's repositories that have it.\n",
    .options = {PROFILE_OPTION,
                UNSIGNED_OPTION,
                {"--file", "FILE", NULL, "a file, or its last parts: openssl/ssl.h"}},
    .run = run_search,
};

static int run_export(struct ctl *ctl, struct error *err)
{
    return packages_program_execute(ctl, "export", &ctl_packages_export, err);
}

const struct ctl_command ctl_packages_export = {
    .name = "packages export",
    .operands = "FILE.tar",
    .least = 1,
    .most = 1,
    .summary = "write the locked packages of a profile into one file",
    .help = "For a machine without network: copy the file there, and the profile with its lock.\n",
    .options = {PROFILE_OPTION},
    .run = run_export,
};

static int run_import(struct ctl *ctl, struct error *err)
{
    return packages_program_execute(ctl, "import", &ctl_packages_import, err);
}

const struct ctl_command ctl_packages_import = {
    .name = "packages import",
    .operands = "FILE.tar",
    .least = 1,
    .most = 1,
    .summary = "take packages from a file of packages export",
    .help = "Verifies each by its digest, and does what `packages fetch` does.\n",
    .options = {PROFILE_OPTION},
    .run = run_import,
};

static int run_runtime(struct ctl *ctl, struct error *err)
{
    return packages_program_execute(ctl, "runtime", &ctl_packages_runtime, err);
}

const struct ctl_command ctl_packages_runtime = {
    .name = "packages runtime",
    .operands = "FILE...",
    .least = 1,
    .most = SIZE_MAX,
    .summary = "print which packages the target must have to run a file",
    .help = "Prints the command that installs the packages with the shared libraries that the\n"
            "files need, of those that the profile has: apt install libssl1.1\n",
    .options = {PROFILE_OPTION},
    .run = run_runtime,
};

static int run_root_make(struct ctl *ctl, struct error *err)
{
    return packages_program_execute(ctl, "root", &ctl_root_make, err);
}

const struct ctl_command ctl_root_make = {
    .name = "root make",
    .operands = "DIR",
    .least = 1,
    .most = 1,
    .summary = "make a directory with the target's system, to run what was built",
    .help = "Unpacks the distribution's own C library, the runtime libraries of its compiler and\n"
            "the libraries of the profile's packages below DIR, which must not exist or be empty.\n"
            "Nothing of it is executed, and no root is needed. Of --with ca-certificates the\n"
            "certificates are gathered in /etc/ssl/certs; `abictl root fill DIR` adds users, and\n"
            "what this machine has of certificates and time zones. What was built runs there by\n"
            "  abictl run --root DIR ./app\n"
            "or, with nothing of this machine in sight, after a copy to DIR, by\n"
            "  unshare -r chroot DIR /app\n",
    .options = {PROFILE_OPTION,
                UNSIGNED_OPTION,
                {"--with", "PACKAGES", NULL, "further packages, with commas between"}},
    .run = run_root_make,
};
