#include "target/state.h"

#include <errno.h>
#include <string.h>

#include "base/data.h"
#include "base/digest.h"
#include "base/environment.h"
#include "base/fs.h"
#include "base/pack.h"
#include "profile/variables.h"
#include "target/cache.h"
#include "target/once.h"
#include "target/witness.h"

/* Name of the state's file: a digest of the question. */
static const char *name_of(struct arena *arena, const struct choice *choice,
                           const char *const *environment)
{
    struct packer packer = {.arena = arena};
    pack_text(&packer, data_digest());
    pack_text(&packer, choice->profile);
    pack_number(&packer, choice->is_cxx);
    pack_text(&packer, choice->compiler);
    if (choice->compiler && choice->compiler[0] != '/' && strchr(choice->compiler, '/'))
        pack_text(&packer,
                  fs_absolute(arena, choice->compiler)); /* another one in each directory */
    struct strvec asked = variables_of_question(arena);
    for (size_t i = 0; i < asked.count; i++)
        pack_text(&packer, environment_get(environment, asked.items[i]));
    struct digest_text digest = digest_bytes(packer.bytes, packer.size);
    return arena_strdup(arena, digest.hex);
}

static void pack_version(struct packer *packer, struct version version)
{
    for (size_t i = 0; i < 3; i++)
        pack_number(packer, version.part[i]);
}

static struct version unpack_version(struct unpacker *unpacker)
{
    struct version version;
    for (size_t i = 0; i < 3; i++)
        version.part[i] = (unsigned)unpack_number(unpacker);
    return version;
}

static struct packer encode(struct arena *arena, const struct state *state,
                            const struct strvec *probed)
{
    struct packer packer = {.arena = arena};
    witness_pack(&packer, probed);
    struct profile_bytes profile = profile_encode(arena, &state->profile);
    pack_bytes(&packer, profile.bytes, profile.size);
    pack_text(&packer, state->toolchain.path);
    pack_number(&packer, state->toolchain.family);
    pack_version(&packer, state->toolchain.version);
    pack_text(&packer, state->toolchain.target);
    pack_text(&packer, state->toolchain.install_dir);
    pack_text(&packer, state->toolchain.libcxx);
    pack_text(&packer, state->toolchain.signature);
    pack_text(&packer, state->sysroot.path);
    pack_version(&packer, state->sysroot.release);
    pack_version(&packer, state->sysroot.host);
    pack_number(&packer, state->sysroot.cxx.library);
    pack_number(&packer, state->sysroot.cxx.has_old_strings);
    pack_text(&packer, state->identity.mark);
    pack_text(&packer, state->identity.directory);
    return packer;
}

/* False when the bytes are damaged or no longer true. */
static bool decode(struct arena *arena, const char *bytes, size_t size, struct state *state)
{
    struct unpacker unpacker = {.bytes = bytes, .size = size};
    if (!witness_unpack_and_check(&unpacker))
        return false;
    struct profile_bytes profile = {0};
    profile.bytes = unpack_bytes(&unpacker, &profile.size);
    if (!profile.bytes || profile_decode(arena, profile, &state->profile) < 0)
        return false;
    state->toolchain.path = unpack_text(&unpacker);
    state->toolchain.family = (enum compiler_family)unpack_number(&unpacker);
    state->toolchain.version = unpack_version(&unpacker);
    state->toolchain.target = unpack_text(&unpacker);
    state->toolchain.install_dir = unpack_text(&unpacker);
    state->toolchain.libcxx = unpack_text(&unpacker);
    state->toolchain.signature = unpack_text(&unpacker);
    state->sysroot.path = unpack_text(&unpacker);
    state->sysroot.release = unpack_version(&unpacker);
    state->sysroot.host = unpack_version(&unpacker);
    state->sysroot.cxx.library = (enum cxx_library)unpack_number(&unpacker);
    state->sysroot.cxx.has_old_strings = unpack_number(&unpacker);
    state->identity.mark = unpack_text(&unpacker);
    state->identity.directory = unpack_text(&unpacker);
    return !unpacker.is_damaged;
}

/* Finds or makes the sysroot below `cache`. */
static int ensure_sysroot(struct arena *arena, struct sysroot_request *request, const char *cache,
                          struct sysroot *sysroot, struct strvec *probed, struct error *err)
{
    const char *name;
    if (sysroot_request(arena, request, &name, probed, err) < 0)
        return -1;
    const char *parent = arena_printf(arena, "%s/sysroots", cache);
    *sysroot = (struct sysroot){.path = arena_printf(arena, "%s/%s", parent, name),
                                .release = request->release,
                                .host = request->host,
                                .cxx = request->cxx};
    if (once_make(arena, parent, name, sysroot_fill, request, err) < 0)
        return error_wrap(err, "cannot make the sysroot of profile %s", request->profile->name);
    return 0;
}

static int resolve(struct arena *arena, const struct choice *choice, const char *const *environment,
                   const char *cache, struct state *state, struct strvec *probed, struct error *err)
{
    struct strvec roots = profile_roots(arena, environment);
    struct profile_sources sources = {{0}};
    if (profile_load(arena, &roots, choice->profile, &state->profile, &sources, err) < 0)
        return error_wrap(err, "profile %s (from %s)", choice->profile, choice->reason);
    strvec_extend(arena, probed, &sources.probed);
    strvec_extend(arena, probed, &choice->probed);
    for (size_t i = 0; i < roots.count; i++)
        strvec_pushf(arena, probed, "%s/sysroots", roots.items[i]);
    if (profile_apply_environment(arena, environment, &state->profile, err) < 0)
        return -1;
    struct sysroot_request request = {.roots = &roots,
                                      .profile = &state->profile,
                                      .toolchain = &state->toolchain,
                                      .search_path = environment_get(environment, "PATH")};
    const struct toolchain_wish wish = {
        .wanted = choice->compiler,
        .candidates = choice->is_cxx ? &state->profile.cxx : &state->profile.cc,
    };
    if (toolchain_find(arena, &wish, environment, &state->toolchain, probed, err) < 0 ||
        ensure_sysroot(arena, &request, cache, &state->sysroot, probed, err) < 0 ||
        identity_ensure(arena, cache, &state->profile, &state->toolchain, &state->sysroot,
                        &state->identity, err) < 0)
        return -1;
    /* Whoever cleans the cache takes these away, or files in them: without its header the identity
     * would be missing in objects, and no compiler would say so. */
    static const char *const directories[] = {"", "usr/lib/", "usr/include/", "usr/include/bits/",
                                              "usr/include/sys/"};
    for (size_t i = 0; i < sizeof(directories) / sizeof(*directories); i++)
        strvec_pushf(arena, probed, "%s/%s", state->sysroot.path, directories[i]);
    strvec_pushf(arena, probed, "%s/", state->identity.directory);
    /* ccache stays the same when the compiler beneath it is exchanged. */
    strvec_pushf(arena, probed, "%s/", state->toolchain.install_dir);
    if (*state->toolchain.libcxx) /* libc++experimental.a may come later */
        strvec_pushf(arena, probed, "%s/", state->toolchain.libcxx);
    return 0;
}

bool state_read(struct arena *arena, const char *path, struct state *state)
{
    const char *bytes;
    size_t size;
    struct error ignored;
    return fs_read(arena, path, &bytes, &size, &ignored) == 0 && decode(arena, bytes, size, state);
}

/* Says where the room is missing, and what to do, when that is why nothing can be kept. */
static int cannot_keep(struct error *err, const char *cache)
{
    if (err->code == ENOSPC || err->code == EDQUOT)
        error_wrap(err, "no room in %s (set ABICC_CACHE_DIR to a directory on another disk)",
                   cache);
    return -1;
}

int state_get(struct arena *arena, const struct choice *choice, const char *const *environment,
              struct state *state, struct error *err)
{
    const char *name = name_of(arena, choice, environment);
    struct cache_candidates caches = cache_candidates(arena, environment);
    for (size_t i = 0; i < caches.paths.count; i++) {
        const char *path = arena_printf(arena, "%s/state/%s", caches.paths.items[i], name);
        if (cache_is_trusted(&caches, i) && state_read(arena, path, state))
            return 0;
    }
    const char *cache;
    struct strvec probed = {0};
    *state = (struct state){0};
    if (cache_choose(arena, &caches, &cache, err) < 0)
        return -1;
    if (resolve(arena, choice, environment, cache, state, &probed, err) < 0)
        return cannot_keep(err, cache);
    struct packer packed = encode(arena, state, &probed);
    const char *directory = arena_printf(arena, "%s/state", cache);
    if (fs_make_dirs(arena, directory, 0755, err) < 0 ||
        fs_write_atomic(arena, arena_printf(arena, "%s/%s", directory, name), packed.bytes,
                        packed.size, err) < 0)
        return cannot_keep(err, cache);
    return 0;
}
