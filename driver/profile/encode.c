/* A resolved profile as bytes, and back. */
#include <string.h>

#include "base/fields.h"
#include "profile/keys.h"
#include "profile/profile.h"

static const char magic[] = "abicc profile 6";

/* Keys that tell of a profile but change neither an output nor the verdict on it. They come after
 * all others. */
static bool is_descriptive(const struct key *key)
{
    return key->member == offsetof(struct profile, description) ||
           key->member == offsetof(struct profile, aliases);
}

static struct field field_of(const struct key *key)
{
    static const enum field_kind kinds[] = {
        [KEY_TEXT] = FIELD_TEXT, [KEY_WORD_TEXT] = FIELD_TEXT, [KEY_VERSION] = FIELD_VERSION,
        [KEY_WORD] = FIELD_WORD, [KEY_LIST] = FIELD_TEXTS,
    };
    return (struct field){kinds[key->kind], key->member};
}

static void pack_keys(struct packer *packer, const struct profile *profile, bool descriptive)
{
    for (size_t i = 0; i < profile_keys.kept; i++) {
        const struct key *key = &profile_keys.keys[i];
        if (key->member != KEY_NO_MEMBER && is_descriptive(key) == descriptive)
            pack_field(packer, field_of(key), profile);
    }
}

struct profile_bytes profile_encode(struct arena *arena, const struct profile *profile)
{
    struct packer packer = {.arena = arena};
    pack_text(&packer, magic);
    pack_keys(&packer, profile, false);
    size_t identity_size = packer.size;
    pack_keys(&packer, profile, true);
    pack_text(&packer, profile->origin);
    return (struct profile_bytes){packer.bytes, packer.size, identity_size};
}

static void unpack_keys(struct arena *arena, struct unpacker *unpacker, bool descriptive,
                        struct profile *profile)
{
    for (size_t i = 0; i < profile_keys.kept; i++) {
        const struct key *key = &profile_keys.keys[i];
        if (key->member != KEY_NO_MEMBER && is_descriptive(key) == descriptive)
            unpack_field(arena, unpacker, field_of(key), profile);
    }
}

int profile_decode(struct arena *arena, struct profile_bytes encoded, struct profile *profile)
{
    struct unpacker unpacker = {.bytes = encoded.bytes, .size = encoded.size};
    *profile = (struct profile){0};
    const char *start = unpack_text(&unpacker);
    if (!start || strcmp(start, magic) != 0)
        return -1;
    unpack_keys(arena, &unpacker, false, profile);
    unpack_keys(arena, &unpacker, true, profile);
    profile->origin = unpack_text(&unpacker);
    return unpacker.is_damaged ? -1 : 0;
}
