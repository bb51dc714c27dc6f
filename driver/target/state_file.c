#include "target/state_file.h"

#include <string.h>

#include "base/data.h"
#include "base/fields.h"
#include "base/fs.h"

/* What is kept of a state, besides its profile. */
static const struct field fields[] = {
    {FIELD_TEXT, offsetof(struct state, cache)},
    {FIELD_TEXT, offsetof(struct state, toolchain.path)},
    {FIELD_TEXT, offsetof(struct state, toolchain.program)},
    {FIELD_WORD, offsetof(struct state, toolchain.family)},
    {FIELD_VERSION, offsetof(struct state, toolchain.version)},
    {FIELD_TEXT, offsetof(struct state, toolchain.target)},
    {FIELD_TEXT, offsetof(struct state, toolchain.install_dir)},
    {FIELD_TEXT, offsetof(struct state, toolchain.arch)},
    {FIELD_TEXTS, offsetof(struct state, toolchain.words)},
    {FIELD_TEXT, offsetof(struct state, toolchain.cross)},
    {FIELD_TEXT, offsetof(struct state, toolchain.libcxx)},
    {FIELD_FLAG, offsetof(struct state, toolchain.has_ieee_long_double)},
    {FIELD_TEXT, offsetof(struct state, toolchain.signature)},
    {FIELD_TEXT, offsetof(struct state, launcher)},
    {FIELD_TEXT, offsetof(struct state, sysroot.path)},
    {FIELD_VERSION, offsetof(struct state, sysroot.release)},
    {FIELD_VERSION, offsetof(struct state, sysroot.host)},
    {FIELD_WORD, offsetof(struct state, sysroot.cxx.library)},
    {FIELD_FLAG, offsetof(struct state, sysroot.cxx.has_old_strings)},
    {FIELD_TEXT, offsetof(struct state, identity.mark)},
    {FIELD_TEXT, offsetof(struct state, identity.comment)},
    {FIELD_TEXT, offsetof(struct state, identity.directory)},
};
enum { FIELD_COUNT = sizeof(fields) / sizeof(*fields) };

struct packer state_pack(struct arena *arena, const struct state *state,
                         const struct witness *sources)
{
    struct packer packer = {.arena = arena};
    pack_text(&packer, data_digest());
    witness_pack(&packer, sources);
    struct profile_bytes profile = profile_encode(arena, &state->profile);
    pack_bytes(&packer, profile.bytes, profile.size);
    for (size_t i = 0; i < FIELD_COUNT; i++)
        pack_field(&packer, fields[i], state);
    return packer;
}

/* False when the bytes are another abicc's, damaged or no longer true. */
static bool decode(struct arena *arena, const char *bytes, size_t size, struct state *state)
{
    struct unpacker unpacker = {.bytes = bytes, .size = size};
    *state = (struct state){0};
    const char *maker = unpack_text(&unpacker);
    if (!maker || strcmp(maker, data_digest()) != 0 || !witness_unpack_and_check(&unpacker))
        return false;
    struct profile_bytes profile = {0};
    profile.bytes = unpack_bytes(&unpacker, &profile.size);
    if (!profile.bytes || profile_decode(arena, profile, &state->profile) < 0)
        return false;
    for (size_t i = 0; i < FIELD_COUNT; i++)
        unpack_field(arena, &unpacker, fields[i], state);
    return !unpacker.is_damaged;
}

bool state_read(struct arena *arena, const char *path, struct state *state)
{
    const char *bytes;
    size_t size;
    struct error ignored;
    return fs_read(arena, path, &bytes, &size, &ignored) == 0 && decode(arena, bytes, size, state);
}
