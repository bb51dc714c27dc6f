/* Values as a sequence of bytes, for digests and for files that only the same abicc reads. */
#ifndef BASE_PACK_H
#define BASE_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/strvec.h"

struct packer {
    struct arena *arena;
    char *bytes;
    size_t size;
    size_t room;
};

void pack_number(struct packer *packer, uint64_t number);
void pack_bytes(struct packer *packer, const void *bytes, size_t size);
void pack_text(struct packer *packer, const char *text); /* NULL differs from "" */
void pack_texts(struct packer *packer, const struct strvec *texts);

/* Reads values in the order in which they were packed. The first value that does not fit sets
 * `is_damaged`, and every later one is zero or NULL. */
struct unpacker {
    const char *bytes;
    size_t size;
    size_t offset;
    bool is_damaged;
};

uint64_t unpack_number(struct unpacker *unpacker);
const char *unpack_bytes(struct unpacker *unpacker, size_t *size); /* points into the bytes */
const char *unpack_text(struct unpacker *unpacker);                /* points into the bytes */
struct strvec unpack_texts(struct arena *arena, struct unpacker *unpacker);

#endif
