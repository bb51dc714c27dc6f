#include "lower/tables_of_file.h"

#include <elf.h>
#include <string.h>

/* MIPS psABI supplement: a distance from the tag itself. */
enum { TAG_MIPS_RLD_MAP_REL = DT_LOPROC + 0x35 };

/* Sizes and offsets are the same in files of both classes (gABI, "Symbol Versioning"). */
enum { NEED_SIZE = sizeof(Elf64_Verneed), AUX_SIZE = sizeof(Elf64_Vernaux) };

static void push_tag(struct file_tables *tables, size_t at, const struct file_tag *tag)
{
    tables->tags = arena_grow(tables->arena, tables->tags, tables->tag_count, &tables->tag_room,
                              sizeof(*tables->tags));
    memmove(&tables->tags[at + 1], &tables->tags[at],
            (tables->tag_count - at) * sizeof(*tables->tags));
    tables->tags[at] = *tag;
    tables->tag_count++;
}

static int read_tags(struct file_tables *tables, struct error *err)
{
    const struct changed_file *image = tables->image;
    const struct changed_segment *segment = changed_segment(image, PT_DYNAMIC);
    unsigned word = changed_word(image);
    const unsigned char *at =
        segment ? changed_at(image, segment->address, segment->file_size) : NULL;
    if (!at)
        return error_about(err, image->path, "its dynamic section is not loaded from the file");
    tables->dynamic = segment->address;
    tables->dynamic_room = (size_t)(segment->file_size / (2 * (uint64_t)word));
    for (size_t i = 0; i < tables->dynamic_room; i++) {
        const unsigned char *entry = at + i * 2 * word;
        struct file_tag tag = {.tag = (int64_t)changed_get(image, entry, word),
                               .value = changed_get(image, entry + word, word),
                               .was_at = segment->address + i * 2 * word};
        if (tag.tag == DT_NULL)
            break;
        push_tag(tables, tables->tag_count, &tag);
    }
    return 0;
}

static void read_needs(struct file_tables *tables, const struct lower_file *file)
{
    const struct elf_dynamic *dynamic = &file->dynamic;
    tables->last_index = 1;
    for (size_t i = 0; i < dynamic->version_definition_count; i++)
        if (dynamic->version_definitions[i].index > tables->last_index)
            tables->last_index = dynamic->version_definitions[i].index;
    for (size_t i = 0; i < dynamic->version_need_count; i++) {
        const struct elf_version_need *need = &dynamic->version_needs[i];
        tables->needs = arena_grow(tables->arena, tables->needs, tables->need_count,
                                   &tables->need_room, sizeof(*tables->needs));
        tables->needs[tables->need_count++] =
            (struct file_need){need->library, need->node, need->index, need->is_weak, false};
        if (need->index > tables->last_index)
            tables->last_index = need->index;
    }
}

int file_tables_read(struct changed_file *image, const struct lower_file *file,
                     struct file_tables *tables, struct error *err)
{
    *tables = (struct file_tables){.arena = image->arena, .image = image};
    if (read_tags(tables, err) < 0)
        return -1;
    tables->text_address = file->dynamic.texts.address;
    tables->text_size = (size_t)file->dynamic.texts.size;
    const unsigned char *texts = changed_at(image, tables->text_address, tables->text_size);
    if (!texts)
        return error_about(err, image->path, "its names are not loaded from the file");
    tables->texts = arena_alloc(image->arena, tables->text_size + 1);
    tables->text_room = tables->text_size;
    memcpy(tables->texts, texts, tables->text_size);
    if (!tables->text_size || tables->texts[tables->text_size - 1])
        return error_about(err, image->path, "damaged ELF file: its names have no end");
    read_needs(tables, file);
    return 0;
}

struct file_tag *file_tag(const struct file_tables *tables, int64_t tag)
{
    for (size_t i = 0; i < tables->tag_count; i++)
        if (tables->tags[i].tag == tag)
            return &tables->tags[i];
    return NULL;
}

void file_tag_set(struct file_tables *tables, int64_t tag, uint64_t value)
{
    struct file_tag *known = file_tag(tables, tag);
    if (known)
        known->value = value;
    else
        push_tag(tables, tables->tag_count, &(struct file_tag){.tag = tag, .value = value});
}

void file_tag_remove(struct file_tables *tables, int64_t tag)
{
    struct file_tag *known = file_tag(tables, tag);
    if (!known)
        return;
    size_t behind = tables->tag_count - (size_t)(known - tables->tags) - 1;
    memmove(known, known + 1, behind * sizeof(*known));
    tables->tag_count--;
}

uint64_t file_text(struct file_tables *tables, const char *text)
{
    size_t size = strlen(text) + 1;
    const unsigned char *found = memmem(tables->texts, tables->text_size, text, size);
    if (found)
        return (uint64_t)(found - tables->texts);
    size_t at = tables->text_size;
    tables->texts = arena_reserve(tables->arena, tables->texts, at, size, &tables->text_room, 1);
    memcpy(tables->texts + at, text, size);
    tables->text_size += size;
    tables->has_new_texts = true;
    return at;
}

/* Returns the text at an offset that the file states; "" beyond the table, which ends in a NUL. */
static const char *text_at(const struct file_tables *tables, uint64_t offset)
{
    return offset < tables->text_size ? (const char *)tables->texts + offset : "";
}

void file_tables_load_library(struct file_tables *tables, const char *soname)
{
    uint64_t text = file_text(tables, soname);
    size_t at = 0;
    for (size_t i = 0; i < tables->tag_count; i++) {
        if (tables->tags[i].tag != DT_NEEDED)
            continue;
        at = i + 1;
        if (strcmp(text_at(tables, tables->tags[i].value), "libc.so.6") == 0) {
            at = i;
            break;
        }
    }
    push_tag(tables, at, &(struct file_tag){.tag = DT_NEEDED, .value = text});
}

void file_tables_search(struct file_tables *tables, const char *directory)
{
    /* The loader ignores DT_RPATH where there is DT_RUNPATH. */
    struct file_tag *tag = file_tag(tables, DT_RUNPATH);
    if (!tag)
        tag = file_tag(tables, DT_RPATH);
    if (!tag) {
        file_tag_set(tables, DT_RUNPATH, file_text(tables, directory));
        return;
    }
    struct strvec known = strvec_split(tables->arena, text_at(tables, tag->value), ':');
    if (strvec_contains(&known, directory))
        return;
    strvec_push(tables->arena, &known, directory);
    tag->value = file_text(tables, strvec_join(tables->arena, &known, ":"));
}

unsigned file_need(struct file_tables *tables, const char *library, const char *node)
{
    for (size_t i = 0; i < tables->need_count; i++)
        if (strcmp(tables->needs[i].library, library) == 0 &&
            strcmp(tables->needs[i].node, node) == 0)
            return tables->needs[i].index;
    tables->needs = arena_grow(tables->arena, tables->needs, tables->need_count, &tables->need_room,
                               sizeof(*tables->needs));
    tables->needs[tables->need_count++] =
        (struct file_need){library, node, ++tables->last_index, false, false};
    return tables->last_index;
}

/* The hash of a version's name (gABI, "Hash Table"). */
static uint32_t hash_of(const char *name)
{
    uint32_t hash = 0;
    for (; *name; name++) {
        hash = (hash << 4) + (unsigned char)*name;
        hash = (hash ^ (hash >> 24 & 0xf0)) & 0x0fffffff;
    }
    return hash;
}

/* Leaves out what no symbol needs of glibc's libraries. */
static void drop_unused(struct file_tables *tables, const struct abi *abi)
{
    size_t kept = 0;
    for (size_t i = 0; i < tables->need_count; i++)
        if (tables->needs[i].is_used || !abi_library_of_soname(abi, tables->needs[i].library))
            tables->needs[kept++] = tables->needs[i];
    tables->need_count = kept;
}

/* Writes the versions of one library behind its entry. Returns how many. */
static unsigned write_versions(struct file_tables *tables, unsigned char *entry,
                               const char *library)
{
    const struct changed_file *image = tables->image;
    unsigned char *last = NULL;
    unsigned count = 0;
    for (size_t i = 0; i < tables->need_count; i++) {
        const struct file_need *need = &tables->needs[i];
        if (strcmp(need->library, library) != 0)
            continue;
        unsigned char *aux = entry + NEED_SIZE + (size_t)count++ * AUX_SIZE;
        changed_put(image, aux + offsetof(Elf64_Vernaux, vna_hash), 4, hash_of(need->node));
        changed_put(image, aux + offsetof(Elf64_Vernaux, vna_flags), 2,
                    need->is_weak ? VER_FLG_WEAK : 0);
        changed_put(image, aux + offsetof(Elf64_Vernaux, vna_other), 2, need->index);
        changed_put(image, aux + offsetof(Elf64_Vernaux, vna_name), 4,
                    file_text(tables, need->node));
        if (last)
            changed_put(image, last + offsetof(Elf64_Vernaux, vna_next), 4, AUX_SIZE);
        last = aux;
    }
    return count;
}

/* Returns whether an earlier need names the same library. */
static bool is_repeated(const struct file_tables *tables, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(tables->needs[i].library, tables->needs[index].library) == 0)
            return true;
    return false;
}

static void write_needs(struct file_tables *tables)
{
    struct changed_file *image = tables->image;
    const struct file_tag *tag = file_tag(tables, DT_VERNEED);
    struct changed_moved moved = {.old = tag ? tag->value : 0};
    if (!tables->need_count) {
        file_tag_remove(tables, DT_VERNEED);
        file_tag_remove(tables, DT_VERNEEDNUM);
        return;
    }
    moved.address = changed_add(image, tables->need_count * (NEED_SIZE + AUX_SIZE));
    unsigned char *start = changed_at(image, moved.address, 1);
    unsigned char *last = NULL;
    for (size_t i = 0; i < tables->need_count; i++) {
        unsigned char *entry = start + moved.size;
        const char *library = tables->needs[i].library;
        if (is_repeated(tables, i))
            continue;
        unsigned count = write_versions(tables, entry, library);
        changed_put(image, entry + offsetof(Elf64_Verneed, vn_version), 2, VER_NEED_CURRENT);
        changed_put(image, entry + offsetof(Elf64_Verneed, vn_cnt), 2, count);
        changed_put(image, entry + offsetof(Elf64_Verneed, vn_file), 4, file_text(tables, library));
        changed_put(image, entry + offsetof(Elf64_Verneed, vn_aux), 4, NEED_SIZE);
        if (last)
            changed_put(image, last + offsetof(Elf64_Verneed, vn_next), 4,
                        (uint64_t)(entry - last));
        last = entry;
        moved.size += NEED_SIZE + (uint64_t)count * AUX_SIZE;
        moved.entries++;
    }
    file_tag_set(tables, DT_VERNEED, moved.address);
    file_tag_set(tables, DT_VERNEEDNUM, moved.entries);
    if (moved.old)
        changed_move_section(image, &moved);
}

static void write_texts(struct file_tables *tables)
{
    if (!tables->has_new_texts)
        return;
    struct changed_moved moved = {.old = tables->text_address, .size = tables->text_size};
    moved.address = changed_add(tables->image, tables->text_size);
    memcpy(changed_at(tables->image, moved.address, moved.size), tables->texts, tables->text_size);
    file_tag_set(tables, DT_STRTAB, moved.address);
    file_tag_set(tables, DT_STRSZ, moved.size);
    changed_move_section(tables->image, &moved);
}

static int write_tags(struct file_tables *tables, struct error *err)
{
    struct changed_file *image = tables->image;
    uint64_t entry_size = 2 * (uint64_t)changed_word(image);
    struct changed_moved moved = {.old = tables->dynamic, .address = tables->dynamic};
    moved.size = tables->dynamic_room * entry_size;
    if (tables->tag_count >= tables->dynamic_room) {
        struct changed_segment *segment = changed_segment(image, PT_DYNAMIC);
        moved.size = (tables->tag_count + 1) * entry_size;
        moved.address = changed_add(image, moved.size);
        segment->address = moved.address;
        segment->offset = moved.address - image->base;
        segment->file_size = segment->memory_size = moved.size;
        changed_move_section(image, &moved);
    }
    unsigned char *at = changed_at(image, moved.address, moved.size);
    if (!at)
        return error_about(err, image->path, "its dynamic section is not loaded from the file");
    memset(at, 0, moved.size);
    for (size_t i = 0; i < tables->tag_count; i++, at += entry_size) {
        const struct file_tag *tag = &tables->tags[i];
        uint64_t value = tag->value;
        if (tag->tag == TAG_MIPS_RLD_MAP_REL && tag->was_at)
            value += tag->was_at - (moved.address + i * entry_size);
        changed_put(image, at, changed_word(image), (uint64_t)tag->tag);
        changed_put(image, at + changed_word(image), changed_word(image), value);
    }
    return 0;
}

int file_tables_write(struct file_tables *tables, const struct abi *abi, struct error *err)
{
    drop_unused(tables, abi);
    write_needs(tables);
    write_texts(tables);
    return write_tags(tables, err);
}
