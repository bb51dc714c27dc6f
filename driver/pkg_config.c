/* abicc-pkg-config: runs the host's pkg-config so that it sees the profile's packages and none of
 * the host's. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/search_path.h"
#include "target/state.h"
#include "toolchain/host.h"

static const char help[] =
    "abicc-pkg-config: pkg-config for the profile that abicc builds for\n"
    "\n"
    "Runs the host's pkg-config (or pkgconf), which sees packages only in\n"
    "  ABICC_PKG_CONFIG_PATH   directories of libraries that were built for the profile\n"
    "  PKG_CONFIG_PATH, PKG_CONFIG_LIBDIR\n"
    "                          the same, without the host's directories in them\n"
    "  the profile's sysroot\n"
    "and all packages of the host where the profile is for this machine (native). It gets\n"
    "--static where the profile links statically, and never prints -L for the sysroot, in which\n"
    "the compilers look anyway (PKG_CONFIG_ALLOW_SYSTEM_LIBS has no effect).\n"
    "PKG_CONFIG_SYSROOT_DIR works as with any pkg-config, for libraries that were installed below\n"
    "a directory of their own (DESTDIR).\n"
    "\n"
    "Libraries in host_archives have no package here, because the host's .pc file would name the\n"
    "host's directories: link them by name (-lz).\n"
    "\n"
    "The profile is chosen as by abicc: by the program's name (el7-pkg-config), ABICC_PROFILE, or\n"
    "the user's config.yaml. ABICC_EXPLAIN=1 prints which directories were left out. All options "
    "are\n"
    "those of pkg-config:\n"
    "\n";

static int fail(const struct error *err)
{
    fprintf(stderr, "abicc-pkg-config: error: %s\n", err->text);
    return 1;
}

/* Returns whether the path leads to this program, under whatever name. */
static bool is_self(const char *path)
{
    struct stat own;
    struct stat other;
    return stat("/proc/self/exe", &own) == 0 && stat(path, &other) == 0 &&
           own.st_dev == other.st_dev && own.st_ino == other.st_ino;
}

/* Returns the path of the host's pkg-config, or NULL. */
static const char *find_real(struct arena *arena, const char *const *env)
{
    static const char *const names[] = {"pkg-config", "pkgconf"};
    for (size_t n = 0; n < sizeof(names) / sizeof(*names); n++) {
        struct strvec found = search_path_candidates(arena, environment_get(env, "PATH"), names[n]);
        for (size_t i = 0; i < found.count; i++)
            if (access(found.items[i], X_OK) == 0 && !is_self(found.items[i]))
                return found.items[i];
    }
    return NULL;
}

/* Returns whether the directory has packages of the host itself. */
static bool is_of_host(struct arena *arena, const char *directory, const char *install_dir)
{
    static const char *const shared[] = {"/usr/share/pkgconfig", "/usr/local/share/pkgconfig"};
    const char *real = fs_real(arena, directory);
    for (size_t i = 0; real && i < sizeof(shared) / sizeof(*shared); i++)
        if (strcmp(real, shared[i]) == 0)
            return true;
    return host_is_library_directory(arena, directory, install_dir);
}

/* Adds the directories in the variable, except those of the host. Silent unless asked: Go reads
 * everything that pkg-config prints as flags. */
static void add_directories(struct arena *arena, const char *const *env, const char *variable,
                            const char *install_dir, struct strvec *kept)
{
    const char *value = environment_get(env, variable);
    const char *wish = environment_get(env, "ABICC_EXPLAIN");
    struct strvec directories = strvec_split(arena, value ? value : "", ':');
    for (size_t i = 0; i < directories.count; i++)
        if (!is_of_host(arena, directories.items[i], install_dir))
            strvec_push(arena, kept, directories.items[i]);
        else if (wish && strcmp(wish, "0") != 0)
            fprintf(stderr, "abicc-pkg-config: left out %s of %s: packages of the host\n",
                    directories.items[i], variable);
}

/* Returns the environment for pkg-config. The directories whose flags it leaves out, as the
 * compiler's own, are those of the sysroot: by directories of the host in CPATH and
 * LIBRARY_PATH, which abicc's compilers do not see, it would leave out flags that are needed. */
static struct strvec target_environment(struct arena *arena, const char *const *env,
                                        const struct state *state)
{
    const char *sysroot = state->sysroot.path;
    const char *install_dir = state->toolchain.install_dir;
    const struct arch *arch = arch_find(state->profile.arch);
    const char *multiarch = arch && arch->debian_triplet ? arch->debian_triplet : "";
    const char *built = environment_get(env, "ABICC_PKG_CONFIG_PATH");
    struct strvec path = strvec_split(arena, built ? built : "", ':');
    add_directories(arena, env, "PKG_CONFIG_PATH", install_dir, &path);
    add_directories(arena, env, "PKG_CONFIG_LIBDIR", install_dir, &path);
    struct strvec removed = {0};
    strvec_push(arena, &removed, "PKG_CONFIG_PATH");
    /* CMake and Meson ask for the directories of the system too, and would make run paths of those
     * of the sysroot, in which the compiler looks anyway. */
    strvec_push(arena, &removed, "PKG_CONFIG_ALLOW_SYSTEM_LIBS");
    for (size_t i = 0; i < toolchain_variable_count; i++)
        strvec_push(arena, &removed, toolchain_variables[i].name);
    struct strvec set = {0};
    strvec_pushf(arena, &set, "PKG_CONFIG_LIBDIR=%s%s/usr/lib/pkgconfig:%s/usr/share/pkgconfig",
                 strvec_lines(arena, &path, ":"), sysroot, sysroot);
    strvec_pushf(arena, &set, "PKG_CONFIG_SYSTEM_INCLUDE_PATH=%s/usr/include:%s/usr/include/%s",
                 sysroot, sysroot, multiarch);
    strvec_pushf(
        arena, &set,
        "PKG_CONFIG_SYSTEM_LIBRARY_PATH=%s/usr/lib:%s/usr/lib64:%s/usr/lib/%s:%s/lib:%s/lib64",
        sysroot, sysroot, sysroot, multiarch, sysroot, sysroot);
    strvec_push(arena, &set, "ABICC_DEPTH=1"); /* makes a copy of this program refuse */
    return environment_edit(arena, env, &removed, &set);
}

/* For a profile of this machine: the packages are the host's. */
static struct strvec host_environment(struct arena *arena, const char *const *env)
{
    static const struct strvec none = {0};
    struct strvec set = {0};
    const char *built = environment_get(env, "ABICC_PKG_CONFIG_PATH");
    const char *path = environment_get(env, "PKG_CONFIG_PATH");
    if (built)
        strvec_pushf(arena, &set, "PKG_CONFIG_PATH=%s%s%s", built, path ? ":" : "",
                     path ? path : "");
    strvec_push(arena, &set, "ABICC_DEPTH=1");
    return environment_edit(arena, env, &none, &set);
}

static bool asks_for_help(const char *const *words)
{
    for (; *words; words++)
        if (strcmp(*words, "--help") == 0)
            return true;
    return false;
}

static int execute(const struct strvec *words, const struct strvec *env)
{
    struct error err;
    execve(words->items[0], (char *const *)words->items, (char *const *)env->items);
    error_system(&err, words->items[0], "cannot run");
    return fail(&err);
}

int main(int argc, char **argv)
{
    static struct arena arena; /* lives as long as the process */
    const char *const *env = (const char *const *)environ;
    const struct choice_options none = {0};
    struct error err;
    struct choice choice;
    struct state state;
    bool wants_help = argc && asks_for_help((const char *const *)argv + 1);
    if (wants_help && (fputs(help, stdout) < 0 || fflush(stdout) != 0))
        return 1;
    if (environment_get(env, "ABICC_DEPTH")) {
        error_set(&err, "called as its own underlying pkg-config\n"
                        "  put the real pkg-config first on PATH");
        return fail(&err);
    }
    if (choice_read(&arena, argc ? argv[0] : "", env, &none, &choice, &err) < 0 ||
        state_get(&arena, &choice, env, &state, &err) < 0)
        return fail(&err);
    struct strvec words = {0};
    const char *real = find_real(&arena, env);
    if (!real) {
        error_set(&err, "no pkg-config on PATH: install pkgconf or pkg-config");
        return fail(&err);
    }
    strvec_push(&arena, &words, real);
    if (state.profile.link_mode != LINK_DYNAMIC && !wants_help)
        strvec_push(&arena, &words, "--static");
    for (int i = 1; i < argc; i++)
        strvec_push(&arena, &words, argv[i]);
    struct strvec edited = profile_has_target(&state.profile)
                               ? target_environment(&arena, env, &state)
                               : host_environment(&arena, env);
    return execute(&words, &edited);
}
