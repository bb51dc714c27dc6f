/* abictl run: runs a program that may be another architecture's. */
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/fs.h"
#include "ctl/ctl.h"
#include "ctl/runner.h"
#include "profile/profile.h"
#include "toolchain/packages.h"

enum { OPTION_PROFILE, OPTION_ROOT };

enum { STATUS_NOT_RUN = 125 }; /* as env(1) and timeout(1) */

/* Fails when the program is none of the profile that was named. */
static int check_profile(struct ctl *ctl, const char *program, const struct runner *runner,
                         struct error *err)
{
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct choice choice;
    struct profile profile;
    if (ctl_choose(ctl, ctl->values[OPTION_PROFILE], &choice, err) < 0 ||
        profile_load(ctl->arena, &roots, choice.profile, &profile, NULL, err) < 0)
        return -1;
    const char *arch = runner->arch ? runner->arch->name : "another architecture";
    if (strcmp(arch, profile.arch) == 0)
        return 0;
    return error_set(err, "%s: the program is for %s, but profile %s is for %s", program, arch,
                     profile.name, profile.arch);
}

static int explain_failure(struct ctl *ctl, const char *program, const struct runner *runner,
                           struct error *err)
{
    if (errno != ENOEXEC || !runner->arch)
        return error_system(err, program, "cannot run");
    const struct packages packages = packages_emulator(ctl->arena, runner->arch);
    return error_set(err,
                     "%s: the program is for %s, and there is no emulator for that: neither "
                     "qemu-%s nor qemu-%s-static is on PATH\n  %s",
                     program, runner->arch->name, runner->arch->qemu, runner->arch->qemu,
                     packages_advice(ctl->arena, ctl->environ, &packages));
}

/* Returns what to execute: the program itself, or what runs it, which searches for names without a
 * slash elsewhere. */
static struct strvec command_of(struct ctl *ctl, const char *program, const struct runner *runner)
{
    struct strvec argv = {0};
    strvec_extend(ctl->arena, &argv, &runner->words);
    bool is_name = argv.count && !strchr(program, '/');
    strvec_push(ctl->arena, &argv, is_name ? arena_printf(ctl->arena, "./%s", program) : program);
    for (size_t i = 1; i < ctl->operands.count; i++)
        strvec_push(ctl->arena, &argv, ctl->operands.items[i]);
    return argv;
}

/* Does not return when the program runs: it takes the place of this process, so that its status and
 * the signals it gets are its own. */
static int run(struct ctl *ctl, struct error *err)
{
    const char *program = ctl->operands.items[0];
    const char *root = ctl->values[OPTION_ROOT];
    struct runner runner;
    if (root && !fs_is_dir(root))
        return error_set(err, "--root %s: there is no such directory", root);
    if (runner_find(ctl->arena, ctl->environ, program, root, &runner, err) < 0 ||
        (ctl->values[OPTION_PROFILE] && check_profile(ctl, program, &runner, err) < 0))
        return -1;
    struct strvec argv = command_of(ctl, program, &runner);
    struct strvec removed = {0};
    struct strvec set = {0};
    if (runner.lacks_emulator && runner.root && *runner.root) { /* for the kernel's, if any */
        strvec_push(ctl->arena, &removed, "QEMU_LD_PREFIX");
        strvec_pushf(ctl->arena, &set, "QEMU_LD_PREFIX=%s", runner.root);
    }
    struct strvec env = environment_edit(ctl->arena, ctl->environ, &removed, &set);
    execve(argv.items[0], (char *const *)argv.items, (char *const *)env.items);
    return explain_failure(ctl, program, &runner, err);
}

const struct ctl_command ctl_run = {
    .name = "run",
    .operands = "FILE [ARGUMENT]...",
    .least = 1,
    .most = SIZE_MAX,
    .summary = "run a program, under an emulator if it is another architecture's",
    .help = "A program of this machine's architecture runs as if it were called itself; one of\n"
            "another architecture runs under qemu-ARCH or qemu-ARCH-static, whichever is on PATH,\n"
            "with the loader and the libraries of the first system that has those it needs: this\n"
            "machine, if libraries of that architecture are installed, and then the C library of\n"
            "a cross compiler (/usr/TRIPLET). QEMU_LD_PREFIX names another, as for qemu\n"
            "itself. Static programs need none. Build systems take `abictl run` as the command\n"
            "that runs what they have built:\n"
            "  go test -exec \"abictl run\" ./...\n"
            "  cmake -DCMAKE_CROSSCOMPILING_EMULATOR=\"abictl;run\"\n"
            "  cargo:  CARGO_TARGET_<TARGET>_RUNNER=\"abictl run\"\n"
            "  meson:  exe_wrapper = ['abictl', 'run'] in the cross file\n"
            "`abictl env` prints these for the profile.\n",
    .options = {[OPTION_PROFILE] = {"--profile", "NAME", NULL,
                                    "refuse a program of another architecture than this profile's"},
                [OPTION_ROOT] = {"--root", "DIR", NULL,
                                 "use the loader and the libraries of the system in this "
                                 "directory"}},
    .run = run,
    .has_command_line = true,
    .failure = STATUS_NOT_RUN,
    .status = "Exit status: that of the program; 125 if it could not be run, 2 for a wrong command "
              "line.\n",
};
