/* abictl run: runs a program that may be another architecture's, as on an older system. */
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/text.h"
#include "confine/confine.h"
#include "confine/target_root.h"
#include "ctl/ctl.h"
#include "ctl/roots.h"
#include "ctl/run_search.h"
#include "ctl/runner.h"
#include "profile/profile.h"
#include "toolchain/packages.h"

enum { OPTION_PROFILE, OPTION_ROOT, OPTION_KERNEL, OPTION_ERRNO, OPTION_TRACE };

/* As env(1), timeout(1) and the shell. */
enum { STATUS_NOT_RUN = 125, STATUS_NOT_EXECUTABLE = 126, STATUS_NOT_FOUND = 127 };

static const struct {
    const char *name;
    int number;
} errors[] = {{"ENOSYS", ENOSYS}, {"EPERM", EPERM}, {"EACCES", EACCES}, {"EINVAL", EINVAL}};

/* Fails when the program is none of the profile that was named. Stores the profile's kernel. */
static int check_profile(struct ctl *ctl, const struct runner *runner, struct version *kernel,
                         struct error *err)
{
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct choice choice;
    struct profile profile;
    if (ctl_choose(ctl, ctl->values[OPTION_PROFILE], &choice, err) < 0 ||
        profile_load(ctl->arena, &roots, choice.profile, &profile, NULL, err) < 0)
        return -1;
    *kernel = profile.kernel;
    if (version_is_zero(*kernel) && profile_has_target(&profile) && !ctl->values[OPTION_KERNEL])
        fprintf(
            ctl->notes,
            "abictl: note: profile %s states no kernel, and the program runs on this machine's; "
            "name one: --kernel RELEASE\n",
            profile.name);
    const char *arch = runner->arch ? runner->arch->name : "another architecture";
    if (runner->is_script || !profile_has_target(&profile) || strcmp(arch, profile.arch) == 0)
        return 0;
    return error_set(err, "%s: the program is for %s, but profile %s is for %s", runner->program,
                     arch, profile.name, profile.arch);
}

/* Finds the kernel that is to answer: that of --kernel, else of the profile. 0: this machine's. */
static int read_kernel(struct ctl *ctl, const struct runner *runner, struct version *kernel,
                       struct error *err)
{
    const char *given = ctl->values[OPTION_KERNEL];
    char first[VERSION_TEXT_SIZE];
    *kernel = (struct version){{0}};
    if (ctl->values[OPTION_PROFILE] && check_profile(ctl, runner, kernel, err) < 0)
        return -1;
    if (given && (!version_parse(given, strlen(given), kernel) || version_is_zero(*kernel)))
        return ctl_misused(
            ctl, error_set(err, "--kernel %s: this is no release of Linux; write 3.10", given));
    if (version_is_zero(*kernel) && (ctl->values[OPTION_ERRNO] || ctl->values[OPTION_TRACE]))
        return ctl_misused(
            ctl, error_set(err, "%s: name the kernel, by --kernel or a profile that states one",
                           ctl->values[OPTION_TRACE] ? "--trace" : "--errno"));
    if (runner->arch && !version_is_zero(*kernel) &&
        version_compare(*kernel, runner->arch->first_kernel) < 0)
        return error_set(err, "%s: the program is for %s, whose first kernel is Linux %s",
                         runner->program, runner->arch->name,
                         version_text(runner->arch->first_kernel, first));
    return 0;
}

static int fail_exec(struct ctl *ctl, const struct runner *runner, struct error *err)
{
    ctl->failure = errno == ENOENT ? STATUS_NOT_FOUND : STATUS_NOT_EXECUTABLE;
    if (errno != ENOEXEC || !runner->arch)
        return error_system(err, runner->program, "cannot run");
    ctl->failure = STATUS_NOT_RUN;
    const struct packages packages = packages_emulator(ctl->arena, runner->arch);
    return error_set(err,
                     "%s: the program is for %s, and there is no emulator for that: neither "
                     "qemu-%s nor qemu-%s-static is on PATH\n  %s",
                     runner->program, runner->arch->name, runner->arch->qemu, runner->arch->qemu,
                     packages_advice(ctl->arena, ctl->environ, &packages));
}

/* Returns what to execute: the program by the name that it was given, or what runs it. An emulator
 * asks for the kernel's release in its own option. */
static struct strvec command_of(struct ctl *ctl, const struct runner *runner, struct version kernel)
{
    struct strvec argv = {0};
    const struct strvec *words = &runner->words;
    bool is_emulated = runner->arch && !arch_is_native(runner->arch) && words->count;
    for (size_t i = 0; i < words->count; i++) {
        strvec_push(ctl->arena, &argv, words->items[i]);
        if (i == 0 && is_emulated && !version_is_zero(kernel)) {
            strvec_push(ctl->arena, &argv, "-r");
            strvec_push(ctl->arena, &argv, confine_release(ctl->arena, kernel));
        }
    }
    strvec_push(ctl->arena, &argv, argv.count ? runner->program : ctl->operands.items[0]);
    for (size_t i = 1; i < ctl->operands.count; i++)
        strvec_push(ctl->arena, &argv, ctl->operands.items[i]);
    return argv;
}

static struct strvec environment_of(struct ctl *ctl, const struct runner *runner,
                                    struct version kernel)
{
    struct strvec removed = {0};
    struct strvec set = {0};
    bool is_of_kernel = runner->lacks_emulator; /* which may know an emulator by binfmt_misc */
    if (is_of_kernel && runner->root && *runner->root) {
        strvec_push(ctl->arena, &removed, "QEMU_LD_PREFIX");
        strvec_pushf(ctl->arena, &set, "QEMU_LD_PREFIX=%s", runner->root);
    }
    if (is_of_kernel && !version_is_zero(kernel)) {
        strvec_push(ctl->arena, &removed, "QEMU_UNAME");
        strvec_pushf(ctl->arena, &set, "QEMU_UNAME=%s", confine_release(ctl->arena, kernel));
    }
    return environment_edit(ctl->arena, ctl->environ, &removed, &set);
}

/* Keeps the program's directory, or the program alone if that directory is the system's, which only
 * a path with ".." leads to. */
static void keep_program(struct arena *arena, struct strvec *kept, const char *program)
{
    static const char *const systems[] = {"/bin", "/sbin", "/usr/bin", "/usr/sbin"};
    const char *real = fs_real(arena, program);
    if (!real)
        return;
    const char *directory = text_directory(arena, real);
    for (size_t i = 0; i < sizeof(systems) / sizeof(*systems); i++)
        if (strcmp(directory, systems[i]) == 0)
            directory = real;
    strvec_push(arena, kept, directory);
}

/* Enters the root directory, where the program is at `inside`; if that is NULL, at its own path.
 * Where this machine does not let it, says so, and what happens then. */
static int enter_root(struct ctl *ctl, struct runner *runner, const char *inside,
                      struct version kernel, struct error *err)
{
    static const char *const files[] = {"/etc/resolv.conf", "/etc/hosts", "/etc/passwd",
                                        "/etc/group", "/etc/localtime"};
    struct arena *arena = ctl->arena;
    bool is_forbidden;
    struct target_root root = {.directory = fs_real(arena, ctl->values[OPTION_ROOT])};
    const char *working = fs_real(arena, ".");
    if (!root.directory || !working)
        return error_system(err, ctl->values[OPTION_ROOT], "cannot find its path");
    if (strcmp(working, "/") != 0)
        strvec_push(arena, &root.kept, working);
    if (!inside)
        keep_program(arena, &root.kept, runner->program);
    for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
        if (fs_exists(files[i]) && !roots_file(arena, root.directory, files[i]))
            strvec_push(arena, &root.kept, files[i]);
    if (!version_is_zero(kernel))
        root.release = confine_release(arena, kernel);
    if (target_root_enter(arena, &root, &is_forbidden, err) == 0) {
        runner->words = (struct strvec){0};
        runner->program = inside ? inside : runner->program;
        return 0;
    }
    if (!is_forbidden)
        return error_wrap(err, "--root %s", ctl->values[OPTION_ROOT]);
    fprintf(ctl->notes, "abictl: note: --root %s: %s; %s\n", ctl->values[OPTION_ROOT], err->text,
            runner->words.count ? "the program gets its loader and libraries, and other files of "
                                  "this machine"
                                : "the program gets the files of this machine");
    return 0;
}

static int set_kernel(struct ctl *ctl, const struct runner *runner, struct version kernel,
                      struct error *err)
{
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    const char *given = ctl->values[OPTION_ERRNO] ? ctl->values[OPTION_ERRNO] : errors[0].name;
    struct confinement confinement = {
        .roots = &roots, .kernel = kernel, .is_traced = ctl->values[OPTION_TRACE] != NULL};
    const char *loss;
    for (size_t i = 0; i < sizeof(errors) / sizeof(*errors); i++)
        if (strcmp(given, errors[i].name) == 0) {
            confinement.error = errors[i].number;
            confinement.error_name = errors[i].name;
        }
    if (confine_kernel(ctl->arena, &confinement, &loss, err) < 0)
        return -1;
    bool has_own_uname = runner->arch && !arch_is_native(runner->arch);
    if (loss && !has_own_uname)
        fprintf(ctl->notes, "abictl: note: uname does not answer Linux %s: %s\n",
                confine_release(ctl->arena, kernel), loss);
    return 0;
}

static int find(struct ctl *ctl, struct run_file *file, struct error *err)
{
    const char *name = ctl->operands.items[0];
    const char *root = ctl->values[OPTION_ROOT];
    *file = run_search(ctl->arena, ctl->environ, root, name);
    ctl->failure = STATUS_NOT_FOUND;
    if (!file->path && file->is_of_root)
        return error_set(err, "%s: %s has no such program", name, root);
    if (!file->path)
        return error_set(err, "%s: there is no such file%s", name,
                         strchr(name, '/') ? "" : " here, and no such program on PATH");
    ctl->failure = STATUS_NOT_EXECUTABLE;
    if (fs_is_dir(file->path))
        return error_set(err, "%s: this is a directory", file->path);
    if (access(file->path, X_OK) != 0)
        return error_set(err, "%s: the file may not be executed; chmod +x makes it a program",
                         file->path);
    ctl->failure = 0;
    return 0;
}

/* Does not return when the program runs: it takes the place of this process, so that its status and
 * the signals it gets are its own. */
static int run(struct ctl *ctl, struct error *err)
{
    const char *root = ctl->values[OPTION_ROOT];
    struct run_file file;
    struct runner runner;
    struct version kernel;
    if (root && !fs_is_dir(root))
        return error_set(err, "--root %s: there is no such directory", root);
    if (find(ctl, &file, err) < 0 ||
        runner_find(ctl->arena, ctl->environ, file.path, root, &runner, err) < 0 ||
        read_kernel(ctl, &runner, &kernel, err) < 0)
        return -1;
    if (runner.may_enter && enter_root(ctl, &runner, file.inside, kernel, err) < 0)
        return -1;
    struct strvec argv = command_of(ctl, &runner, kernel);
    struct strvec env = environment_of(ctl, &runner, kernel);
    fflush(ctl->notes);
    if (!version_is_zero(kernel) && set_kernel(ctl, &runner, kernel, err) < 0)
        return -1;
    execve(runner.words.count ? argv.items[0] : runner.program, (char *const *)argv.items,
           (char *const *)env.items);
    return fail_exec(ctl, &runner, err);
}

const struct ctl_command ctl_run = {
    .name = "run",
    .operands = "FILE [ARGUMENT]...",
    .least = 1,
    .most = SIZE_MAX,
    .summary = "run a program as on the target: its kernel, its libraries, its architecture",
    .help =
        "FILE is a program or a script with #!; a name without a slash is searched for here, and\n"
        "then on PATH. With --root, a path below /bin, /sbin, /lib* or /usr is a file of DIR.\n"
        "A program of this machine's architecture runs as if it were called itself;\n"
        "one of another architecture runs under qemu-ARCH or qemu-ARCH-static, whichever is on\n"
        "PATH, with the loader and the libraries of the first system that has those it needs: "
        "this\n"
        "machine, if libraries of that architecture are installed, and then the C library of a\n"
        "cross compiler (/usr/TRIPLET). QEMU_LD_PREFIX names another, as for qemu itself. Static\n"
        "programs need none.\n"
        "\n"
        "With --profile or --kernel, system calls that are newer than that kernel answer ENOSYS,\n"
        "and uname answers its release, for the program and all that it starts. docs/kernel.md\n"
        "says what this shows and what it cannot. ABICC_PROFILE and the config do not count here:\n"
        "they choose what is built, in an environment where other programs run, too.\n"
        "\n"
        "Build systems take `abictl run` as the command that runs what they have built:\n"
        "  go test -exec \"abictl run\" ./...\n"
        "  cmake -DCMAKE_TEST_LAUNCHER=\"abictl;run\"             (CMake 3.29 and newer)\n"
        "  cmake -DCMAKE_CROSSCOMPILING_EMULATOR=\"abictl;run\"   (before)\n"
        "  cargo:  CARGO_TARGET_<TARGET>_RUNNER=\"abictl run\"\n"
        "  meson:  exe_wrapper = ['abictl', 'run'] in the cross file, below [binaries], and\n"
        "          needs_exe_wrapper = true below [properties]\n"
        "`abictl env` prints what another architecture needs of these.\n",
    .options =
        {[OPTION_PROFILE] = {"--profile", "NAME", NULL,
                             "refuse a program of another architecture than this profile's, and "
                             "run it\n        as on the kernel that the profile states"},
         [OPTION_ROOT] = {"--root", "DIR", NULL,
                          "use the system in this directory: as /bin, /etc, /lib*, /usr and /var "
                          "of the\n        program; of another architecture, its loader and "
                          "libraries"},
         [OPTION_KERNEL] = {"--kernel", "RELEASE", NULL,
                            "answer as this release of Linux does (3.10)"},
         [OPTION_ERRNO] = {"--errno", "ERROR", "ENOSYS|EPERM|EACCES|EINVAL",
                           "what a newer system call answers; old containers answer EPERM"},
         [OPTION_TRACE] = {"--trace", NULL, NULL,
                           "write each call that is refused to standard error, once for each "
                           "program"}},
    .run = run,
    .has_command_line = true,
    .failure = STATUS_NOT_RUN,
    .status =
        "Exit status: that of the program; 125 if abictl could not run it, 126 if FILE may not\n"
        "be executed, 127 if it was not found, 2 for a wrong command line.\n",
};
