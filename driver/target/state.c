#include "target/state.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/text.h"
#include "base/witness.h"
#include "locked/package_store.h"
#include "target/cache.h"
#include "target/compiled_objects.h"
#include "target/once.h"
#include "target/state_file.h"
#include "target/state_name.h"
#include "toolchain/cxx_headers.h"
#include "toolchain/launcher.h"

/* A choice on its way to a state. */
struct resolution {
    struct arena *arena;
    const struct choice *choice;
    const char *const *environment;
    struct strvec roots;
    struct strvec overrides;
    struct witness witness; /* what the state was made from, or is made of */
    struct strvec sources;  /* the files among those from which the identity follows */
    const char *changed;    /* a file that was another one after it was read, or NULL */
    struct state *state;
};

static void add_source(struct resolution *resolution, const char *path)
{
    if (fs_exists(path) && !fs_is_dir(path))
        strvec_push(resolution->arena, &resolution->sources, path);
}

/* The choice was made before; where its file comes or goes, the identity has another source. */
static void see_config(struct resolution *resolution)
{
    const char *path = choice_config_path(resolution->arena, resolution->environment);
    if (!path)
        return;
    witness_see(resolution->arena, &resolution->witness, path);
    add_source(resolution, path);
}

static int find_profile(struct resolution *resolution, const char *name, struct error *err)
{
    struct arena *arena = resolution->arena;
    const struct choice *choice = resolution->choice;
    struct profile *profile = &resolution->state->profile;
    resolution->overrides = sysroot_overrides(arena, &resolution->roots, &resolution->witness);
    size_t first = resolution->witness.count;
    if (profile_load(arena, &resolution->roots, name, profile, &resolution->witness, err) < 0)
        return error_wrap(err, "profile %s (from %s)", text_visible(arena, name),
                          text_visible(arena, choice->reason));
    for (size_t i = first; i < resolution->witness.count; i++)
        add_source(resolution, resolution->witness.items[i].path);
    see_config(resolution);
    return profile_apply_environment(arena, resolution->environment, profile, err);
}

/* Where nothing else chose an architecture, the compiler that the user named does: a cross compiler
 * is for its target. */
static int follow_compiler(struct resolution *resolution, struct error *err)
{
    struct state *state = resolution->state;
    const struct choice *choice = resolution->choice;
    const struct arch *arch =
        state->toolchain.target ? toolchain_arch_of(resolution->arena, &state->toolchain) : NULL;
    if (choice->has_arch || !choice->compiler || !arch ||
        strcmp(arch->name, state->profile.arch) == 0)
        return -1;
    const char *name = arena_printf(resolution->arena, "%s-%s", arch->name, choice->profile);
    return find_profile(resolution, name, err);
}

/* Returns the names to try: the profile's, and those of the family that the program's name asks
 * for. */
static struct strvec candidates(struct resolution *resolution)
{
    struct arena *arena = resolution->arena;
    const struct choice *choice = resolution->choice;
    const struct profile *profile = &resolution->state->profile;
    struct strvec names = {0};
    if (choice->preferred)
        strvec_push(arena, &names, choice->preferred);
    strvec_extend(arena, &names, choice->is_cxx ? &profile->cxx : &profile->cc);
    if (!choice->family)
        return names;
    bool is_clang = strcmp(choice->family, "clang") == 0;
    const char *name = is_clang         ? choice->is_cxx ? "clang++" : "clang"
                       : choice->is_cxx ? "g++"
                                        : "gcc";
    if (!strvec_contains(&names, name))
        strvec_push(arena, &names, name);
    return names;
}

static int find_compiler(struct resolution *resolution, struct error *err)
{
    const struct strvec names = candidates(resolution);
    struct state *state = resolution->state;
    const struct choice *choice = resolution->choice;
    const struct toolchain_wish wish = {
        .wanted = choice->compiler,
        .candidates = &names,
        .family = choice->family,
        .asker = choice->family_reason,
        .arch = state->profile.arch,
        .is_cxx = choice->is_cxx,
        .needs_libgcc = profile_has_target(&state->profile),
    };
    return toolchain_find(resolution->arena, &wish, resolution->environment, &state->toolchain,
                          &resolution->witness, err);
}

static int find_toolchain(struct resolution *resolution, struct error *err)
{
    struct state *state = resolution->state;
    struct error ignored;
    if (find_compiler(resolution, err) < 0 &&
        (follow_compiler(resolution, &ignored) < 0 || find_compiler(resolution, err) < 0))
        return -1;
    /* gcc itself holds __TIME__, which ccache takes for a use of it; its start file tells its
     * version too. */
    add_source(resolution,
               state->toolchain.family == COMPILER_GCC
                   ? arena_printf(resolution->arena, "%s/crtbegin.o", state->toolchain.install_dir)
                   : state->toolchain.program);
    return 0;
}

/* The request of sysroot_fill, and whether a file changed while it was read. */
struct filling {
    struct sysroot_request request;
    struct resolution *resolution;
};

/* Writes the sysroot; fails if what it is made from has changed since it was looked at. */
static int fill_unchanged(struct arena *arena, const char *directory, const void *data,
                          struct error *err)
{
    const struct filling *filling = data;
    const struct resolution *resolution = filling->resolution;
    struct sysroot_request request = filling->request;
    if (request.profile->libc == LIBC_MUSL)
        request.cxx_directories =
            cxx_headers_find(arena, resolution->environment, request.toolchain);
    int status = compiled_objects_ensure(arena, resolution->state->cache, resolution->environment,
                                         &request, err);
    if (status == 0)
        status = sysroot_fill(arena, directory, &request, err);
    const char *changed = witness_changed(request.read);
    if (!changed)
        changed = witness_changed(request.sources);
    filling->resolution->changed = changed;
    return changed ? error_about(err, changed, "was changed while it was read") : status;
}

static int find_launcher(struct resolution *resolution, struct error *err)
{
    const struct choice *choice = resolution->choice;
    resolution->state->launcher = "";
    if (!choice->launcher)
        return 0;
    if (launcher_find(resolution->arena, choice->launcher, resolution->environment,
                      &resolution->state->launcher, &resolution->witness, err) < 0)
        return error_wrap(err, "launcher %s (from %s)", choice->launcher, choice->launcher_reason);
    return 0;
}

/* Finds the sysroot in the cache, or makes it there. */
static int ensure_sysroot(struct resolution *resolution, struct error *err)
{
    struct arena *arena = resolution->arena;
    struct state *state = resolution->state;
    struct witness read = {0};
    struct filling filling = {
        .request = {.roots = &resolution->roots,
                    .profile = &state->profile,
                    .toolchain = &state->toolchain,
                    .musl_hints = {environment_get(resolution->environment, "ABICC_MUSL"),
                                   environment_get(resolution->environment, "PATH"), ""},
                    .overrides = resolution->overrides,
                    .sources = &resolution->witness,
                    .read = &read},
        .resolution = resolution,
    };
    struct sysroot_request *request = &filling.request;
    if (package_tree_find(arena, &state->profile, state->cache, &resolution->witness,
                          &request->packages, err) < 0 ||
        sysroot_request(arena, request, err) < 0)
        return -1;
    if (!request->name) {
        state->sysroot = (struct sysroot){.path = "/"};
        return 0;
    }
    const char *parent = cache_directory(arena, state->cache, CACHE_SYSROOTS);
    const struct once once = {parent, request->name, fill_unchanged, &filling};
    state->sysroot = (struct sysroot){.path = arena_printf(arena, "%s/%s", parent, request->name),
                                      .release = request->release,
                                      .host = request->host,
                                      .cxx = request->cxx};
    request->path = state->sysroot.path;
    if (once_make(arena, &once, &resolution->witness, err) < 0)
        return error_wrap(err, "cannot make the sysroot of profile %s", state->profile.name);
    return 0;
}

static int resolve(struct resolution *resolution, struct error *err)
{
    struct state *state = resolution->state;
    const struct identity_request identity = {&state->profile, &state->toolchain, &state->sysroot,
                                              &resolution->sources};
    if (find_profile(resolution, resolution->choice->profile, err) < 0 ||
        find_toolchain(resolution, err) < 0 || find_launcher(resolution, err) < 0 ||
        ensure_sysroot(resolution, err) < 0)
        return -1;
    /* Without its header the identity would be missing in objects, and no compiler would say so. */
    return identity_ensure(resolution->arena, state->cache, &identity, &state->identity,
                           &resolution->witness, err);
}

/* How often a resolution begins again because a file changed meanwhile. */
enum { MAX_TRIES = 20 };

/* Resolves the choice, from files that stay as they are meanwhile. */
static int resolve_unchanged(struct resolution *resolution, struct error *err)
{
    const char *cache = resolution->state->cache;
    for (int i = 0; i < MAX_TRIES; i++) {
        *resolution->state = (struct state){.cache = cache};
        resolution->witness = (struct witness){0};
        resolution->sources = (struct strvec){0};
        resolution->changed = NULL;
        int status = resolve(resolution, err);
        if (!resolution->changed)
            resolution->changed = witness_changed(&resolution->witness);
        if (!resolution->changed)
            return status;
    }
    return error_about(err, resolution->changed,
                       "changes again and again while it is read; wait until it is complete");
}

/* Says where the room is missing, and what to do, when that is why nothing can be kept. */
static int cannot_keep(struct error *err, const char *cache)
{
    if (err->code == ENOSPC || err->code == EDQUOT)
        error_wrap(err, "no room in %s (set ABICC_CACHE_DIR to a directory on another disk)",
                   cache);
    if (err->code == EFBIG)
        error_wrap(err,
                   "cannot fill %s (the limit for the size of a file, ulimit -f, is too low: "
                   "run this once without it)",
                   cache);
    return -1;
}

/* Reads the state from the first cache that has it. */
static bool recall(struct arena *arena, const struct cache_candidates *caches, const char *name,
                   struct state *state)
{
    struct error untrusted;
    for (size_t i = 0; i < caches->paths.count; i++) {
        const char *path = cache_entry(arena, caches->paths.items[i], CACHE_STATES, name);
        if (cache_is_trusted(arena, caches, i, &untrusted)) {
            if (state_read(arena, path, state))
                return true;
            if (!cache_is_passed_over(arena, caches, i))
                return false;
        }
    }
    return false;
}

/* Makes the state in a cache that may be written, and keeps it there under the name. */
static int make(struct resolution *resolution, const struct cache_candidates *caches,
                const char *name, struct error *err)
{
    struct arena *arena = resolution->arena;
    struct state *state = resolution->state;
    const char *refused;
    if (cache_choose(arena, caches, &state->cache, &refused, err) < 0)
        return -1;
    if (resolve_unchanged(resolution, err) < 0)
        return cannot_keep(err, state->cache);
    struct packer packed = state_pack(arena, state, &resolution->witness);
    if (fs_make_dirs(arena, cache_directory(arena, state->cache, CACHE_STATES), 0755, err) < 0 ||
        fs_write_atomic(arena, cache_entry(arena, state->cache, CACHE_STATES, name), packed.bytes,
                        packed.size, err) < 0)
        return cannot_keep(err, state->cache);
    state->refused = *refused ? refused : NULL;
    return 0;
}

int state_get(struct arena *arena, const struct choice *choice, const char *const *environment,
              struct state *state, struct error *err)
{
    const char *name = state_name(arena, choice, environment);
    const struct cache_candidates caches = cache_candidates(arena, environment);
    if (recall(arena, &caches, name, state))
        return 0;
    struct resolution resolution = {.arena = arena,
                                    .choice = choice,
                                    .environment = environment,
                                    .roots = profile_roots(arena, environment),
                                    .state = state};
    struct sigaction before;
    *state = (struct state){0};
    /* A file that grows beyond the limit is to be an error of the write, not the end of abicc. */
    sigaction(SIGXFSZ, &(struct sigaction){.sa_handler = SIG_IGN}, &before);
    int status = make(&resolution, &caches, name, err);
    sigaction(SIGXFSZ, &before, NULL);
    return status;
}
