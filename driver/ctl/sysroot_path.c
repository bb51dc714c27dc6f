/* abictl sysroot path: prints the sysroot of a profile, and makes it if it does not exist. */
#include "ctl/ctl.h"
#include "target/state.h"

enum { OPTION_PROFILE };

static int run(struct ctl *ctl, struct error *err)
{
    struct choice choice;
    struct state state;
    if (ctl_choose(ctl, ctl->values[OPTION_PROFILE], &choice, err) < 0 ||
        state_get(ctl->arena, &choice, ctl->environ, &state, err) < 0)
        return -1;
    fprintf(ctl->out, "%s\n", state.sysroot.path);
    return 0;
}

const struct ctl_command ctl_sysroot_path = {
    .name = "sysroot path",
    .operands = "",
    .summary = "print the path of the profile's sysroot, and make it if necessary",
    .help =
        "For tools that search for libraries themselves, such as CMake with CMAKE_SYSROOT. abicc\n"
        "itself needs no option to use it.\n",
    .options = {[OPTION_PROFILE] = {"--profile", "NAME", NULL,
                                    "the target, instead of the chosen profile"}},
    .run = run,
};
