#include "elf/lto.h"

#include "elf/locate.h"

/* What gcc writes for its linker plugin (gcc/lto-streamer-out.cc, write_symbol; plugin-api.h for
 * the numbers): name and COMDAT group, each with its NUL, a byte for the kind, one for the
 * visibility, 8 for the size, 4 for a slot. */
enum { KIND_WEAK_DEFINITION = 1, KIND_UNDEFINED = 2, KIND_WEAK_UNDEFINED = 3 };
enum { VISIBILITY_INTERNAL = 2, VISIBILITY_HIDDEN = 3 };
enum { ENTRY_TAIL = 1 + 1 + 8 + 4, ENTRY_LEAST = 2 + ENTRY_TAIL };

static const char prefix[] = ".gnu.lto_.symtab.";

/* Returns the string's length with its NUL; 0 when it has no end. */
static uint64_t text_size(const struct elf_span *rest)
{
    uint64_t length = strnlen((const char *)rest->bytes, rest->size);
    return length < rest->size ? length + 1 : 0;
}

static void skip(struct elf_span *rest, uint64_t size)
{
    rest->bytes += size;
    rest->size -= size;
}

/* Takes one entry off; returns false when it is not complete. */
static bool take_entry(struct elf_span *rest, struct elf_symbol *symbol)
{
    const char *name = (const char *)rest->bytes;
    for (int i = 0; i < 2; i++) {
        uint64_t size = text_size(rest);
        if (!size)
            return false;
        skip(rest, size);
    }
    if (rest->size < ENTRY_TAIL)
        return false;
    unsigned kind = rest->bytes[0];
    unsigned visibility = rest->bytes[1];
    *symbol = (struct elf_symbol){
        .name = name,
        .is_undefined = kind == KIND_UNDEFINED || kind == KIND_WEAK_UNDEFINED,
        .is_weak = kind == KIND_WEAK_DEFINITION || kind == KIND_WEAK_UNDEFINED,
        .is_hidden = visibility == VISIBILITY_INTERNAL || visibility == VISIBILITY_HIDDEN,
    };
    skip(rest, ENTRY_TAIL);
    return true;
}

int elf_file_lto_symbols(struct arena *arena, const struct elf_file *file,
                         struct elf_symbol **symbols, size_t *count, struct error *err)
{
    GElf_Shdr header;
    struct elf_texts names;
    struct elf_span rest;
    uint64_t seen = 0;
    size_t room = 0;
    *symbols = NULL;
    *count = 0;
    if (!elf_section_names(file, &names))
        return 0;
    for (Elf_Scn *section = NULL; (section = elf_nextscn(file->elf, section));) {
        const char *name =
            gelf_getshdr(section, &header) ? elf_text_at(&names, header.sh_name) : NULL;
        if (!name || strncmp(name, prefix, sizeof(prefix) - 1) != 0 ||
            !elf_section_span(file, &header, &rest))
            continue;
        /* The sections of a valid file do not overlap, so all of them fit into it. */
        seen += rest.size;
        if (seen > file->size)
            return elf_damaged(file, "its LTO symbols overlap", err);
        *symbols = arena_reserve(arena, *symbols, *count, rest.size / ENTRY_LEAST, &room,
                                 sizeof(**symbols));
        while (rest.size)
            if (*count == room || !take_entry(&rest, &(*symbols)[(*count)++]))
                return elf_damaged(file, "the list of its LTO symbols ends too early", err);
    }
    return 0;
}
