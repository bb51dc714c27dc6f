/* abicc-pkg-config: the host's pkg-config, made to see the profile's sysroot and nothing else. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment.h"
#include "plan/state.h"

static int fail(const struct error *err)
{
    fprintf(stderr, "abicc-pkg-config: error: %s\n", err->text);
    return 1;
}

/* Is it this very program, under whatever name? */
static bool is_self(const char *path)
{
    struct stat own;
    struct stat other;
    return stat("/proc/self/exe", &own) == 0 && stat(path, &other) == 0 &&
           own.st_dev == other.st_dev && own.st_ino == other.st_ino;
}

/* The host's own, or NULL. */
static const char *find_real(struct arena *arena, const char *const *env)
{
    static const char *const names[] = {"pkg-config", "pkgconf"};
    const char *path = environment_get(env, "PATH");
    struct strvec folders = strvec_split(arena, path ? path : "", ':');
    for (size_t n = 0; n < sizeof(names) / sizeof(*names); n++)
        for (size_t i = 0; i < folders.count; i++) {
            const char *candidate = arena_printf(arena, "%s/%s", folders.items[i], names[n]);
            if (access(candidate, X_OK) == 0 && !is_self(candidate))
                return candidate;
        }
    return NULL;
}

/* PKG_CONFIG_PATH and the like speak of the host, where they were set for its own pkg-config. What
 * was built for the profile is named by ABICC_PKG_CONFIG_PATH. Prefixes follow from where a .pc
 * file lies
 * (--define-prefix), so that both kinds work without PKG_CONFIG_SYSROOT_DIR, which would be put
 * before each path of both. */
static struct strvec target_environment(struct arena *arena, const char *const *env,
                                        const char *sysroot)
{
    static const char *const host_variables[] = {"PKG_CONFIG_PATH", "PKG_CONFIG_SYSROOT_DIR"};
    const char *built = environment_get(env, "ABICC_PKG_CONFIG_PATH");
    struct strvec removed = {0};
    struct strvec set = {0};
    for (size_t i = 0; i < sizeof(host_variables) / sizeof(*host_variables); i++)
        strvec_push(arena, &removed, host_variables[i]);
    strvec_pushf(arena, &set, "PKG_CONFIG_LIBDIR=%s%s%s/usr/lib/pkgconfig:%s/usr/share/pkgconfig",
                 built ? built : "", built ? ":" : "", sysroot, sysroot);
    /* The compiler looks there by itself: no -I or -L for them. */
    strvec_pushf(arena, &set, "PKG_CONFIG_SYSTEM_INCLUDE_PATH=%s/usr/include", sysroot);
    strvec_pushf(arena, &set, "PKG_CONFIG_SYSTEM_LIBRARY_PATH=%s/usr/lib:%s/lib:%s/lib64", sysroot,
                 sysroot, sysroot);
    return environment_edit(arena, env, &removed, &set);
}

int main(int argc, char **argv)
{
    static struct arena arena; /* lives as long as the process, as all that it holds */
    const char *const *env = (const char *const *)environ;
    const struct choice_options none = {0};
    struct error err;
    struct choice choice;
    struct state state;
    if (choice_read(&arena, argc ? argv[0] : "", env, &none, &choice, &err) < 0 ||
        state_get(&arena, &choice, env, &state, &err) < 0)
        return fail(&err);
    const char *real = find_real(&arena, env);
    if (!real) {
        error_set(&err, "no pkg-config on PATH: install pkgconf or pkg-config");
        return fail(&err);
    }
    struct strvec words = {0};
    strvec_push(&arena, &words, real);
    strvec_push(&arena, &words, "--define-prefix");
    if (state.profile.link_mode != LINK_DYNAMIC)
        strvec_push(&arena, &words, "--static");
    for (int i = 1; i < argc; i++)
        strvec_push(&arena, &words, argv[i]);
    struct strvec edited = target_environment(&arena, env, state.sysroot.path);
    execve(real, (char *const *)words.items, (char *const *)edited.items);
    error_set(&err, "%s: cannot run: %s", real, strerror(errno));
    return fail(&err);
}
