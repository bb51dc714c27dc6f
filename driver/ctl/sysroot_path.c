/* abictl sysroot path: where the sysroot of a profile lies; it is made when it is not there. */
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
    .summary = "print the sysroot of the profile; it is made when it is not there",
    .help =
        "For tools that look for libraries themselves, such as CMake with CMAKE_SYSROOT. abicc\n"
        "itself needs no option to use it.\n",
    .options = {[OPTION_PROFILE] = {"--profile", "NAME", NULL,
                                    "the target, instead of the chosen one"}},
    .run = run,
};
