/* A resolved profile as bytes, and back. */
#include <string.h>

#include "base/pack.h"
#include "profile/keys.h"
#include "profile/profile.h"

static const char magic[] = "abicc profile 5";

/* Keys that tell of a profile but change neither an output nor the verdict on it. They come after
 * all others. */
static bool is_descriptive(const struct key *key)
{
    return strcmp(key->path, "description") == 0 || strcmp(key->path, "aliases") == 0;
}

/* Members are reached by offset, so they are copied out and in as bytes. */
static void pack_member(struct packer *packer, const struct key *key, const struct profile *profile)
{
    const char *member = (const char *)profile + key->member;
    switch (key->kind) {
    case KEY_TEXT:
    case KEY_WORD_TEXT: {
        const char *text;
        memcpy(&text, member, sizeof(text));
        pack_text(packer, text);
        break;
    }
    case KEY_VERSION: {
        struct version version;
        memcpy(&version, member, sizeof(version));
        for (size_t i = 0; i < sizeof(version.part) / sizeof(*version.part); i++)
            pack_number(packer, version.part[i]);
        break;
    }
    case KEY_WORD: {
        int word;
        memcpy(&word, member, sizeof(word));
        pack_number(packer, (uint64_t)word);
        break;
    }
    case KEY_LIST: {
        struct strvec list;
        memcpy(&list, member, sizeof(list));
        pack_texts(packer, &list);
        break;
    }
    }
}

static void pack_keys(struct packer *packer, const struct profile *profile, bool descriptive)
{
    for (size_t i = 0; i < profile_keys.count; i++) {
        const struct key *key = &profile_keys.keys[i];
        if (key->member != KEY_NO_MEMBER && is_descriptive(key) == descriptive)
            pack_member(packer, key, profile);
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

static void unpack_member(struct arena *arena, struct unpacker *unpacker, const struct key *key,
                          struct profile *profile)
{
    char *member = (char *)profile + key->member;
    switch (key->kind) {
    case KEY_TEXT:
    case KEY_WORD_TEXT: {
        const char *text = unpack_text(unpacker);
        memcpy(member, &text, sizeof(text));
        break;
    }
    case KEY_VERSION: {
        struct version version;
        for (size_t i = 0; i < sizeof(version.part) / sizeof(*version.part); i++)
            version.part[i] = (unsigned)unpack_number(unpacker);
        memcpy(member, &version, sizeof(version));
        break;
    }
    case KEY_WORD: {
        int word = (int)unpack_number(unpacker);
        memcpy(member, &word, sizeof(word));
        break;
    }
    case KEY_LIST: {
        struct strvec list = unpack_texts(arena, unpacker);
        memcpy(member, &list, sizeof(list));
        break;
    }
    }
}

static void unpack_keys(struct arena *arena, struct unpacker *unpacker, bool descriptive,
                        struct profile *profile)
{
    for (size_t i = 0; i < profile_keys.count; i++) {
        const struct key *key = &profile_keys.keys[i];
        if (key->member != KEY_NO_MEMBER && is_descriptive(key) == descriptive)
            unpack_member(arena, unpacker, key, profile);
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
