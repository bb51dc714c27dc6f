#include "base/fields.h"

#include <string.h>

#include "base/version.h"

enum { VERSION_PARTS = sizeof(struct version) / sizeof(unsigned) };

/* Members are reached by offset, so they are copied out and in as bytes. */
void pack_field(struct packer *packer, struct field field, const void *object)
{
    const char *member = (const char *)object + field.offset;
    switch (field.kind) {
    case FIELD_TEXT: {
        const char *text;
        memcpy(&text, member, sizeof(text));
        pack_text(packer, text);
        break;
    }
    case FIELD_TEXTS: {
        struct strvec texts;
        memcpy(&texts, member, sizeof(texts));
        pack_texts(packer, &texts);
        break;
    }
    case FIELD_FLAG: {
        bool flag;
        memcpy(&flag, member, sizeof(flag));
        pack_number(packer, flag);
        break;
    }
    case FIELD_WORD: {
        unsigned word;
        memcpy(&word, member, sizeof(word));
        pack_number(packer, word);
        break;
    }
    case FIELD_VERSION: {
        struct version version = {{0}};
        memcpy(&version, member, sizeof(version));
        for (size_t i = 0; i < VERSION_PARTS; i++)
            pack_number(packer, version.part[i]);
        break;
    }
    }
}

void unpack_field(struct arena *arena, struct unpacker *unpacker, struct field field, void *object)
{
    char *member = (char *)object + field.offset;
    switch (field.kind) {
    case FIELD_TEXT: {
        const char *text = unpack_text(unpacker);
        memcpy(member, &text, sizeof(text));
        break;
    }
    case FIELD_TEXTS: {
        struct strvec texts = unpack_texts(arena, unpacker);
        memcpy(member, &texts, sizeof(texts));
        break;
    }
    case FIELD_FLAG: {
        bool flag = unpack_number(unpacker) != 0;
        memcpy(member, &flag, sizeof(flag));
        break;
    }
    case FIELD_WORD: {
        unsigned word = (unsigned)unpack_number(unpacker);
        memcpy(member, &word, sizeof(word));
        break;
    }
    case FIELD_VERSION: {
        struct version version = {{0}};
        for (size_t i = 0; i < VERSION_PARTS; i++)
            version.part[i] = (unsigned)unpack_number(unpacker);
        memcpy(member, &version, sizeof(version));
        break;
    }
    }
}
