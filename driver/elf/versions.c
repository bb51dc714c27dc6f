#include "elf/versions.h"

#include "elf/locate.h"

/* More than any real file has, and few enough for a hostile file to be read quickly. */
enum { MAX_VERSIONS = 1 << 15, MAX_VERSION_BYTES = 1 << 22 };

/* The top bit of a version index hides the symbol (LSB, "Symbol Version Table"). */
enum { VERSION_INDEX_MASK = 0x7fff };

/* A chain of entries, whose fields are the same in files of 32 and of 64 bits. Every step goes
 * forward, so the chain of a hostile file ends; `room` limits entries that overlap. */
struct chain {
    const struct elf_file *file;
    const struct elf_texts *texts;
    struct elf_span span;
    size_t room; /* for more entries */
};

static int open_chain(const struct elf_file *file, const struct elf_texts *texts, uint64_t address,
                      size_t entry_size, struct chain *chain, struct error *err)
{
    *chain = (struct chain){.file = file, .texts = texts};
    if (!elf_address_span(file, address, &chain->span))
        return elf_damaged(file, "its symbol versions lie outside the file", err);
    if (chain->span.size > MAX_VERSION_BYTES)
        chain->span.size = MAX_VERSION_BYTES;
    chain->room = chain->span.size / entry_size;
    if (chain->room > MAX_VERSIONS)
        chain->room = MAX_VERSIONS;
    return 0;
}

/* Returns the entry at `offset`, or NULL. */
static const unsigned char *entry_at(const struct chain *chain, uint64_t offset, size_t size)
{
    if (offset > chain->span.size || chain->span.size - offset < size)
        return NULL;
    return chain->span.bytes + offset;
}

static uint32_t word(const struct chain *chain, const unsigned char *entry, size_t field)
{
    return elf_u32(chain->file, entry + field);
}

static unsigned half(const struct chain *chain, const unsigned char *entry, size_t field)
{
    return elf_u16(chain->file, entry + field);
}

/* Returns the array with room for one more item: it doubles when `count` is a power of two. */
static void *place_for_one(struct arena *arena, void *items, size_t count, size_t size)
{
    if (count & (count - 1) || count == 1)
        return items;
    void *grown = arena_alloc(arena, (count ? 2 * count : 2) * size);
    if (count)
        memcpy(grown, items, count * size);
    return grown;
}

static int outside(const struct chain *chain, struct error *err)
{
    return elf_damaged(chain->file, "a symbol version or its name lies outside the file", err);
}

/* Reads the versions that are needed of one library. */
static int read_library(struct arena *arena, const struct chain *chain, const unsigned char *of,
                        uint64_t offset, struct elf_dynamic *dynamic, struct error *err)
{
    const char *library =
        elf_text_at(chain->texts, word(chain, of, offsetof(Elf64_Verneed, vn_file)));
    unsigned count = half(chain, of, offsetof(Elf64_Verneed, vn_cnt));
    offset += word(chain, of, offsetof(Elf64_Verneed, vn_aux));
    for (unsigned i = 0; i < count; i++) {
        const unsigned char *entry = entry_at(chain, offset, sizeof(Elf64_Vernaux));
        if (!entry || !library || dynamic->version_need_count == chain->room)
            return outside(chain, err);
        const char *node =
            elf_text_at(chain->texts, word(chain, entry, offsetof(Elf64_Vernaux, vna_name)));
        unsigned flags = half(chain, entry, offsetof(Elf64_Vernaux, vna_flags));
        uint32_t next = word(chain, entry, offsetof(Elf64_Vernaux, vna_next));
        if (!node)
            return outside(chain, err);
        dynamic->version_needs =
            place_for_one(arena, dynamic->version_needs, dynamic->version_need_count,
                          sizeof(*dynamic->version_needs));
        dynamic->version_needs[dynamic->version_need_count++] = (struct elf_version_need){
            .library = library,
            .node = node,
            .index = half(chain, entry, offsetof(Elf64_Vernaux, vna_other)) & VERSION_INDEX_MASK,
            .is_weak = flags & VER_FLG_WEAK,
        };
        if (!next)
            break;
        offset += next;
    }
    return 0;
}

static int read_needs(struct arena *arena, const struct elf_file *file,
                      const struct elf_texts *texts, struct elf_dynamic *dynamic, struct error *err)
{
    struct chain chain;
    uint64_t offset = 0;
    if (open_chain(file, texts, dynamic->needs.address, sizeof(Elf64_Vernaux), &chain, err) < 0)
        return -1;
    for (uint64_t i = 0; i < dynamic->needs.size; i++) {
        const unsigned char *entry = entry_at(&chain, offset, sizeof(Elf64_Verneed));
        if (!entry)
            return outside(&chain, err);
        uint32_t next = word(&chain, entry, offsetof(Elf64_Verneed, vn_next));
        if (read_library(arena, &chain, entry, offset, dynamic, err) < 0)
            return -1;
        if (!next)
            break;
        offset += next;
    }
    return 0;
}

/* Returns the name of a defined version: the first string of its entry; others are its parents. */
static const char *definition_name(const struct chain *chain, const unsigned char *entry,
                                   uint64_t offset)
{
    if (!half(chain, entry, offsetof(Elf64_Verdef, vd_cnt)))
        return NULL;
    offset += word(chain, entry, offsetof(Elf64_Verdef, vd_aux));
    const unsigned char *name = entry_at(chain, offset, sizeof(Elf64_Verdaux));
    return name ? elf_text_at(chain->texts, word(chain, name, offsetof(Elf64_Verdaux, vda_name)))
                : NULL;
}

static int read_definitions(struct arena *arena, const struct elf_file *file,
                            const struct elf_texts *texts, struct elf_dynamic *dynamic,
                            struct error *err)
{
    struct chain chain;
    uint64_t offset = 0;
    if (open_chain(file, texts, dynamic->definitions.address, sizeof(Elf64_Verdef), &chain, err) <
        0)
        return -1;
    for (uint64_t i = 0; i < dynamic->definitions.size; i++) {
        const unsigned char *entry = entry_at(&chain, offset, sizeof(Elf64_Verdef));
        const char *node = entry ? definition_name(&chain, entry, offset) : NULL;
        if (!node || dynamic->version_definition_count == chain.room)
            return outside(&chain, err);
        unsigned flags = half(&chain, entry, offsetof(Elf64_Verdef, vd_flags));
        uint32_t next = word(&chain, entry, offsetof(Elf64_Verdef, vd_next));
        dynamic->version_definitions =
            place_for_one(arena, dynamic->version_definitions, dynamic->version_definition_count,
                          sizeof(*dynamic->version_definitions));
        dynamic->version_definitions[dynamic->version_definition_count++] =
            (struct elf_version_definition){
                .node = node,
                .index = half(&chain, entry, offsetof(Elf64_Verdef, vd_ndx)) & VERSION_INDEX_MASK,
                .is_base = flags & VER_FLG_BASE,
            };
        if (!next)
            break;
        offset += next;
    }
    return 0;
}

int elf_versions_read(struct arena *arena, const struct elf_file *file,
                      const struct elf_texts *texts, struct elf_dynamic *dynamic, struct error *err)
{
    if (dynamic->needs.address && read_needs(arena, file, texts, dynamic, err) < 0)
        return -1;
    if (dynamic->definitions.address && read_definitions(arena, file, texts, dynamic, err) < 0)
        return -1;
    return 0;
}
