/* A resolved profile as bytes, and back. */
#include <string.h>

#include "profile/keys.h"
#include "profile/profile.h"

static const char magic[] = "abicc profile 1";

/* Keys that tell of a profile but change no output. They come after all others. */
static bool is_descriptive(const struct key *key)
{
    return strcmp(key->path, "description") == 0 || strcmp(key->path, "aliases") == 0;
}

/* Grows by doubling; texts keep their NUL. */
struct writer {
    struct arena *arena;
    char *bytes;
    size_t size;
    size_t room;
};

static void put(struct writer *writer, const void *bytes, size_t size)
{
    if (size > writer->room - writer->size) {
        writer->room = (writer->room + size) * 2;
        char *grown = arena_alloc(writer->arena, writer->room);
        if (writer->size)
            memcpy(grown, writer->bytes, writer->size);
        writer->bytes = grown;
    }
    memcpy(writer->bytes + writer->size, bytes, size);
    writer->size += size;
}

static void put_text(struct writer *writer, const char *text)
{
    put(writer, text, strlen(text) + 1);
}

static void put_member(struct writer *writer, const struct key *key, const struct profile *profile)
{
    const char *member = (const char *)profile + key->member;
    switch (key->kind) {
    case KEY_TEXT:
    case KEY_WORD_TEXT: {
        const char *text;
        memcpy(&text, member, sizeof(text));
        put_text(writer, text);
        break;
    }
    case KEY_VERSION:
        put(writer, member, sizeof(struct version));
        break;
    case KEY_WORD:
        put(writer, member, sizeof(int));
        break;
    case KEY_LIST: {
        struct strvec list;
        memcpy(&list, member, sizeof(list));
        put(writer, &list.count, sizeof(list.count));
        for (size_t i = 0; i < list.count; i++)
            put_text(writer, list.items[i]);
        break;
    }
    }
}

struct profile_bytes profile_encode(struct arena *arena, const struct profile *profile)
{
    struct writer writer = {.arena = arena};
    struct profile_bytes encoded = {0};
    put_text(&writer, magic);
    for (int descriptive = 0; descriptive < 2; descriptive++) {
        for (size_t i = 0; i < profile_keys.count; i++) {
            const struct key *key = &profile_keys.keys[i];
            if (key->member != KEY_NO_MEMBER && is_descriptive(key) == (descriptive == 1))
                put_member(&writer, key, profile);
        }
        if (!descriptive)
            encoded.identity_size = writer.size;
    }
    put_text(&writer, profile->origin);
    encoded.bytes = writer.bytes;
    encoded.size = writer.size;
    return encoded;
}

struct cursor {
    const char *next;
    size_t left;
};

static bool take(struct cursor *cursor, void *bytes, size_t size)
{
    if (size > cursor->left)
        return false;
    memcpy(bytes, cursor->next, size);
    cursor->next += size;
    cursor->left -= size;
    return true;
}

/* NULL when no NUL ends the text. */
static const char *take_text(struct cursor *cursor)
{
    const char *end = cursor->left ? memchr(cursor->next, '\0', cursor->left) : NULL;
    if (!end)
        return NULL;
    const char *text = cursor->next;
    cursor->left -= (size_t)(end + 1 - text);
    cursor->next = end + 1;
    return text;
}

static bool take_list(struct arena *arena, struct cursor *cursor, struct strvec *list)
{
    size_t count;
    if (!take(cursor, &count, sizeof(count)))
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *text = take_text(cursor);
        if (!text)
            return false;
        strvec_push(arena, list, text);
    }
    return true;
}

/* Is `value` one that the key's words can have. */
static bool is_word(const struct key *key, int value)
{
    for (const struct key_word *word = key->words; word->text; word++)
        if (word->value == value)
            return true;
    return false;
}

static bool take_member(struct arena *arena, struct cursor *cursor, const struct key *key,
                        struct profile *profile)
{
    char *member = (char *)profile + key->member;
    switch (key->kind) {
    case KEY_TEXT:
    case KEY_WORD_TEXT: {
        const char *text = take_text(cursor);
        memcpy(member, &text, sizeof(text));
        return text;
    }
    case KEY_VERSION:
        return take(cursor, member, sizeof(struct version));
    case KEY_WORD: {
        int value;
        if (!take(cursor, &value, sizeof(value)) || !is_word(key, value))
            return false;
        memcpy(member, &value, sizeof(value));
        return true;
    }
    case KEY_LIST: {
        struct strvec list = {0};
        bool is_whole = take_list(arena, cursor, &list);
        memcpy(member, &list, sizeof(list));
        return is_whole;
    }
    }
    return false;
}

int profile_decode(struct arena *arena, struct profile_bytes encoded, struct profile *profile)
{
    struct cursor cursor = {encoded.bytes, encoded.size};
    *profile = (struct profile){0};
    const char *start = take_text(&cursor);
    if (!start || strcmp(start, magic) != 0)
        return -1;
    for (int descriptive = 0; descriptive < 2; descriptive++)
        for (size_t i = 0; i < profile_keys.count; i++) {
            const struct key *key = &profile_keys.keys[i];
            if (key->member != KEY_NO_MEMBER && is_descriptive(key) == (descriptive == 1) &&
                !take_member(arena, &cursor, key, profile))
                return -1;
        }
    profile->origin = take_text(&cursor);
    return profile->origin && !cursor.left ? 0 : -1;
}
