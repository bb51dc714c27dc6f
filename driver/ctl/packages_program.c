#include "ctl/packages_program.h"

#include <string.h>
#include <unistd.h>

#include "toolchain/packages.h"

static const char program_name[] = "abicc-packages";

/* Says how to get the program that executes the command. */
static int fail_absent(struct ctl *ctl, const char *path, struct error *err)
{
    static const struct packages libraries = {.apt =
                                                  "libsolv-dev libsolvext-dev libcurl4-openssl-dev",
                                              .dnf = "libsolv-devel libcurl-devel",
                                              .pacman = "libsolv curl",
                                              .zypper = "libsolv-devel libcurl-devel",
                                              .apk = "libsolv-dev curl-dev"};
    return error_set(err,
                     "%s: not found: abictl needs this program in its own directory for packages; "
                     "abicc's build makes it where libsolv, libsolvext and libcurl are installed\n"
                     "  %s\n  then build abicc again, or copy the program there from another build",
                     path, packages_advice(ctl->arena, ctl->environ, &libraries));
}

int packages_program_execute(struct ctl *ctl, const char *verb, const struct ctl_command *command,
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
