#include "base/pack.h"

#include <string.h>

/* The length that stands for a NULL text. */
#define NO_TEXT UINT64_MAX

static void append(struct packer *packer, const void *bytes, size_t size)
{
    packer->bytes =
        arena_reserve(packer->arena, packer->bytes, packer->size, size, &packer->room, 1);
    if (size)
        memcpy(packer->bytes + packer->size, bytes, size);
    packer->size += size;
}

void pack_number(struct packer *packer, uint64_t number)
{
    append(packer, &number, sizeof(number));
}

void pack_bytes(struct packer *packer, const void *bytes, size_t size)
{
    pack_number(packer, size);
    append(packer, bytes, size);
    append(packer, "", 1);
}

void pack_text(struct packer *packer, const char *text)
{
    if (text)
        pack_bytes(packer, text, strlen(text));
    else
        pack_number(packer, NO_TEXT);
}

void pack_texts(struct packer *packer, const struct strvec *texts)
{
    pack_number(packer, texts->count);
    for (size_t i = 0; i < texts->count; i++)
        pack_text(packer, texts->items[i]);
}

uint64_t unpack_number(struct unpacker *unpacker)
{
    uint64_t number = 0;
    if (unpacker->is_damaged || unpacker->size - unpacker->offset < sizeof(number)) {
        unpacker->is_damaged = true;
        return 0;
    }
    memcpy(&number, unpacker->bytes + unpacker->offset, sizeof(number));
    unpacker->offset += sizeof(number);
    return number;
}

static const char *take(struct unpacker *unpacker, uint64_t size)
{
    size_t left = unpacker->size - unpacker->offset;
    const char *bytes = unpacker->bytes + unpacker->offset;
    if (unpacker->is_damaged || left == 0 || size > left - 1 || bytes[size] != '\0') {
        unpacker->is_damaged = true;
        return NULL;
    }
    unpacker->offset += (size_t)size + 1;
    return bytes;
}

const char *unpack_bytes(struct unpacker *unpacker, size_t *size)
{
    uint64_t length = unpack_number(unpacker);
    const char *bytes = take(unpacker, length);
    *size = bytes ? (size_t)length : 0;
    return bytes;
}

const char *unpack_text(struct unpacker *unpacker)
{
    uint64_t length = unpack_number(unpacker);
    return length == NO_TEXT ? NULL : take(unpacker, length);
}

struct strvec unpack_texts(struct arena *arena, struct unpacker *unpacker)
{
    struct strvec texts = {0};
    uint64_t count = unpack_number(unpacker);
    for (uint64_t i = 0; i < count && !unpacker->is_damaged; i++) {
        const char *text = unpack_text(unpacker);
        if (text)
            strvec_push(arena, &texts, text);
    }
    return texts;
}
