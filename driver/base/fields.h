/* Members of structs that are packed by a table, so that what is written and what is read back
 * cannot differ. */
#ifndef BASE_FIELDS_H
#define BASE_FIELDS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/pack.h"

enum field_kind {
    FIELD_TEXT,   /* const char * */
    FIELD_TEXTS,  /* struct strvec */
    FIELD_FLAG,   /* bool */
    FIELD_WORD,   /* an enum without negative values */
    FIELD_VERSION /* struct version */
};

struct field {
    enum field_kind kind;
    size_t offset; /* in its struct */
};

void pack_field(struct packer *packer, struct field field, const void *object);

/* Sets the member to what was packed. Texts point into the bytes. */
void unpack_field(struct arena *arena, struct unpacker *unpacker, struct field field, void *object);

#endif
