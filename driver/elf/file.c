#include "elf/file.h"

#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"

/* More than any real file has; less than makes a hostile one slow. */
enum {
    MAX_DYNAMIC_ENTRIES = 1 << 16,
    MAX_VERSION_NEEDS = 1 << 15,
    MAX_VERSION_BYTES = 1 << 22,
    MAX_MEMBERS = 1 << 20
};

/* The top bit of a version's index hides the symbol (LSB, "Symbol Version Table"). */
enum { VERSION_INDEX_MASK = 0x7fff };

struct elf_file {
    const char *path; /* for errors */
    Elf *elf;
    int fd;        /* -1 of a member: it is the archive's */
    uint64_t size; /* of the file, or of the member's content */
};

static int damaged(const struct elf_file *file, const char *what, struct error *err)
{
    return error_set(err, "%s: damaged ELF file: %s", file->path, what);
}

static int damaged_reason(const struct elf_file *file, struct error *err)
{
    const char *reason = elf_errmsg(-1);
    return damaged(file, reason ? reason : "it cannot be read", err);
}

int elf_file_open(struct arena *arena, const char *path, struct elf_file **file, struct error *err)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return error_set(err, "%s: cannot open: %s", path, strerror(errno));
    if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode)) {
        fs_close_fd(&fd);
        return error_set(err, "%s: not a regular file", path);
    }
    elf_version(EV_CURRENT);
    struct elf_file *opened = arena_alloc(arena, sizeof(*opened));
    opened->path = arena_strdup(arena, path);
    opened->fd = fd;
    opened->size = (uint64_t)st.st_size;
    /* NULL for an empty file, which is a file of another kind. */
    opened->elf = elf_begin(fd, ELF_C_READ_MMAP, NULL);
    *file = opened;
    return 0;
}

void elf_file_close(struct elf_file *file)
{
    elf_end(file->elf);
    fs_close_fd(&file->fd);
    file->elf = NULL;
    file->fd = -1;
}

enum elf_content elf_file_content(const struct elf_file *file)
{
    Elf_Kind kind = elf_kind(file->elf);
    if (kind == ELF_K_ELF)
        return ELF_CONTENT_ELF;
    return kind == ELF_K_AR ? ELF_CONTENT_ARCHIVE : ELF_CONTENT_OTHER;
}

int elf_file_header(const struct elf_file *file, struct elf_header *header, struct error *err)
{
    GElf_Ehdr ehdr;
    if (!gelf_getehdr(file->elf, &ehdr))
        return damaged_reason(file, err);
    header->is_64 = ehdr.e_ident[EI_CLASS] == ELFCLASS64;
    header->is_big_endian = ehdr.e_ident[EI_DATA] == ELFDATA2MSB;
    header->is_relocatable = ehdr.e_type == ET_REL;
    header->machine = ehdr.e_machine;
    return 0;
}

/* `size` bytes at `offset`, in this machine's byte order; NULL when the file does not hold them. */
static Elf_Data *chunk(const struct elf_file *file, uint64_t offset, uint64_t size, Elf_Type type)
{
    if (!size || size > file->size || offset > file->size - size)
        return NULL;
    return elf_getdata_rawchunk(file->elf, (int64_t)offset, (size_t)size, type);
}

/* A table of texts ends in a NUL (gABI, "String Table"), so that every text in it ends. */
static bool is_text_table(const Elf_Data *data)
{
    return data && data->d_buf && data->d_size &&
           ((const char *)data->d_buf)[data->d_size - 1] == '\0';
}

static const char *text_at(const Elf_Data *texts, uint64_t offset)
{
    return offset < texts->d_size ? (const char *)texts->d_buf + offset : NULL;
}

/* The first program header of `type`: 1, 0 when there is none, -1. */
static int find_segment(const struct elf_file *file, uint32_t type, GElf_Phdr *segment,
                        struct error *err)
{
    size_t count;
    *segment = (GElf_Phdr){0};
    if (elf_getphdrnum(file->elf, &count) < 0)
        return damaged_reason(file, err);
    for (size_t i = 0; i < count; i++) {
        if (!gelf_getphdr(file->elf, (int)i, segment))
            return damaged_reason(file, err);
        if (segment->p_type == type)
            return 1;
    }
    return 0;
}

/* Where the byte that is loaded at `address` lies in the file, and how many of its segment follow
 * from there. */
static bool find_address(const struct elf_file *file, uint64_t address, uint64_t *offset,
                         uint64_t *left)
{
    size_t count;
    GElf_Phdr segment;
    if (elf_getphdrnum(file->elf, &count) < 0)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!gelf_getphdr(file->elf, (int)i, &segment) || segment.p_type != PT_LOAD ||
            address < segment.p_vaddr || address - segment.p_vaddr >= segment.p_filesz)
            continue;
        uint64_t inside = address - segment.p_vaddr;
        *left = segment.p_filesz - inside;
        return !__builtin_add_overflow(segment.p_offset, inside, offset);
    }
    return false;
}

int elf_file_interpreter(const struct elf_file *file, const char **interpreter, struct error *err)
{
    GElf_Phdr segment;
    *interpreter = NULL;
    int status = find_segment(file, PT_INTERP, &segment, err);
    if (status <= 0)
        return status;
    const Elf_Data *text = chunk(file, segment.p_offset, segment.p_filesz, ELF_T_BYTE);
    if (!is_text_table(text))
        return damaged(file, "the loader's name lies outside it or has no end", err);
    *interpreter = text->d_buf;
    return 0;
}

/* The entries of PT_DYNAMIC that matter here. */
struct dynamic_tags {
    uint64_t *needed; /* offsets in the text table */
    size_t needed_count;
    uint64_t texts;
    uint64_t texts_size;
    uint64_t version_needs;
    uint64_t version_libraries; /* DT_VERNEEDNUM */
    bool has_relr;
};

static void take_tag(struct dynamic_tags *tags, const GElf_Dyn *entry)
{
    switch (entry->d_tag) {
    case DT_NEEDED:
        tags->needed[tags->needed_count++] = entry->d_un.d_val;
        break;
    case DT_STRTAB:
        tags->texts = entry->d_un.d_ptr;
        break;
    case DT_STRSZ:
        tags->texts_size = entry->d_un.d_val;
        break;
    case DT_VERNEED:
        tags->version_needs = entry->d_un.d_ptr;
        break;
    case DT_VERNEEDNUM:
        tags->version_libraries = entry->d_un.d_val;
        break;
    case DT_RELR:
        tags->has_relr = true;
        break;
    default:
        break;
    }
}

/* 1, 0 when the file has no PT_DYNAMIC, -1. */
static int read_tags(struct arena *arena, const struct elf_file *file, struct dynamic_tags *tags,
                     struct error *err)
{
    GElf_Phdr segment;
    GElf_Dyn entry;
    *tags = (struct dynamic_tags){0};
    int status = find_segment(file, PT_DYNAMIC, &segment, err);
    /* A file of debug information alone keeps the header without its content. */
    if (status <= 0 || !segment.p_filesz)
        return status < 0 ? -1 : 0;
    Elf_Data *data = chunk(file, segment.p_offset, segment.p_filesz, ELF_T_DYN);
    size_t size = gelf_fsize(file->elf, ELF_T_DYN, 1, EV_CURRENT);
    if (!data || !size)
        return damaged(file, "its dynamic section lies outside it", err);
    size_t count = data->d_size / size;
    if (count > MAX_DYNAMIC_ENTRIES)
        return damaged(file, "its dynamic section has too many entries", err);
    tags->needed = arena_alloc(arena, count * sizeof(*tags->needed));
    for (size_t i = 0; i < count; i++) {
        if (!gelf_getdyn(data, (int)i, &entry))
            return damaged_reason(file, err);
        if (entry.d_tag == DT_NULL)
            break;
        take_tag(tags, &entry);
    }
    return 1;
}

/* DT_VERNEED while it is walked. */
struct need_list {
    const struct elf_file *file;
    Elf_Data *data;
    const Elf_Data *texts;
    struct elf_version_need *items;
    size_t count;
    size_t room;
};

/* The versions that are asked of one library; `offset` is that of the first. Every step goes
 * forward, so a hostile chain ends; entries that overlap could still be more than there is room
 * for. */
static int read_library_versions(struct need_list *list, const GElf_Verneed *of, uint64_t offset,
                                 struct error *err)
{
    const char *library = text_at(list->texts, of->vn_file);
    for (unsigned i = 0; i < of->vn_cnt; i++) {
        GElf_Vernaux version;
        if (offset > MAX_VERSION_BYTES || list->count == list->room ||
            !gelf_getvernaux(list->data, (int)offset, &version))
            return damaged(list->file, "a needed version lies outside it", err);
        const char *node = text_at(list->texts, version.vna_name);
        if (!library || !node)
            return damaged(list->file, "the name of a needed version lies outside it", err);
        list->items[list->count++] = (struct elf_version_need){
            .library = library,
            .node = node,
            .index = version.vna_other & VERSION_INDEX_MASK,
            .is_weak = version.vna_flags & VER_FLG_WEAK,
        };
        if (!version.vna_next)
            break;
        offset += version.vna_next;
    }
    return 0;
}

static int read_version_needs(struct arena *arena, const struct dynamic_tags *tags,
                              struct need_list *list, struct error *err)
{
    uint64_t start;
    uint64_t left;
    if (!find_address(list->file, tags->version_needs, &start, &left))
        return damaged(list->file, "its needed versions lie outside it", err);
    if (left > MAX_VERSION_BYTES)
        left = MAX_VERSION_BYTES;
    list->data = chunk(list->file, start, left, ELF_T_VNEED);
    if (!list->data)
        return damaged(list->file, "its needed versions lie outside it", err);
    list->room = list->data->d_size / sizeof(Elf64_Vernaux);
    if (list->room > MAX_VERSION_NEEDS)
        list->room = MAX_VERSION_NEEDS;
    list->items = arena_alloc(arena, list->room * sizeof(*list->items));
    uint64_t offset = 0;
    for (uint64_t i = 0; i < tags->version_libraries; i++) {
        GElf_Verneed library;
        if (offset > MAX_VERSION_BYTES || !gelf_getverneed(list->data, (int)offset, &library))
            return damaged(list->file, "its needed versions lie outside it", err);
        if (read_library_versions(list, &library, offset + library.vn_aux, err) < 0)
            return -1;
        if (!library.vn_next)
            break;
        offset += library.vn_next;
    }
    return 0;
}

/* The table of texts that the dynamic section names, or NULL. */
static const Elf_Data *dynamic_texts(const struct elf_file *file, const struct dynamic_tags *tags)
{
    uint64_t offset;
    uint64_t left;
    if (!find_address(file, tags->texts, &offset, &left) || tags->texts_size > left)
        return NULL;
    const Elf_Data *texts = chunk(file, offset, tags->texts_size, ELF_T_BYTE);
    return is_text_table(texts) ? texts : NULL;
}

int elf_file_dynamic(struct arena *arena, const struct elf_file *file, struct elf_dynamic *dynamic,
                     struct error *err)
{
    struct dynamic_tags tags;
    *dynamic = (struct elf_dynamic){0};
    int status = read_tags(arena, file, &tags, err);
    if (status <= 0)
        return status;
    dynamic->has_relr = tags.has_relr;
    if (!tags.needed_count && !tags.version_needs)
        return 0;
    const Elf_Data *texts = dynamic_texts(file, &tags);
    if (!texts)
        return damaged(file, "the names of its dynamic section lie outside it or have no end", err);
    dynamic->needed = arena_alloc(arena, tags.needed_count * sizeof(*dynamic->needed));
    for (size_t i = 0; i < tags.needed_count; i++) {
        const char *name = text_at(texts, tags.needed[i]);
        if (!name)
            return damaged(file, "the name of a needed library lies outside it", err);
        dynamic->needed[dynamic->needed_count++] = name;
    }
    if (!tags.version_needs)
        return 0;
    struct need_list list = {.file = file, .texts = texts};
    if (read_version_needs(arena, &tags, &list, err) < 0)
        return -1;
    dynamic->version_needs = list.items;
    dynamic->version_need_count = list.count;
    return 0;
}

static Elf_Scn *find_section(const struct elf_file *file, uint32_t type, GElf_Shdr *header)
{
    for (Elf_Scn *section = NULL; (section = elf_nextscn(file->elf, section));)
        if (gelf_getshdr(section, header) && header->sh_type == type)
            return section;
    return NULL;
}

static Elf_Data *section_data(Elf_Scn *section)
{
    Elf_Data *data = section ? elf_getdata(section, NULL) : NULL;
    return data && data->d_buf ? data : NULL;
}

int elf_file_symbols(struct arena *arena, const struct elf_file *file, enum elf_symbol_table table,
                     struct elf_symbol **symbols, size_t *count, struct error *err)
{
    GElf_Shdr header;
    GElf_Shdr unused;
    GElf_Sym symbol;
    *symbols = NULL;
    *count = 0;
    Elf_Scn *section =
        find_section(file, table == ELF_SYMBOLS_DYNAMIC ? SHT_DYNSYM : SHT_SYMTAB, &header);
    size_t size = gelf_fsize(file->elf, ELF_T_SYM, 1, EV_CURRENT);
    if (!section || !header.sh_size || header.sh_type == SHT_NOBITS || !size)
        return 0;
    Elf_Data *data = section_data(section);
    const Elf_Data *texts = section_data(elf_getscn(file->elf, header.sh_link));
    if (!data || !is_text_table(texts))
        return damaged(file, "its symbols or their names lie outside it", err);
    Elf_Data *versions = NULL;
    if (table == ELF_SYMBOLS_DYNAMIC)
        versions = section_data(find_section(file, SHT_GNU_versym, &unused));
    size_t all = data->d_size / size;
    *symbols = arena_alloc(arena, all * sizeof(**symbols));
    for (size_t i = 1; i < all; i++) {
        GElf_Versym version = 0;
        if (!gelf_getsym(data, (int)i, &symbol))
            return damaged_reason(file, err);
        const char *name = text_at(texts, symbol.st_name);
        if (!name)
            return damaged(file, "the name of a symbol lies outside it", err);
        if (versions && !gelf_getversym(versions, (int)i, &version))
            return damaged_reason(file, err);
        unsigned char binding = GELF_ST_BIND(symbol.st_info);
        (*symbols)[(*count)++] = (struct elf_symbol){
            .name = name,
            .is_undefined = symbol.st_shndx == SHN_UNDEF,
            .is_local = binding == STB_LOCAL,
            .is_weak = binding == STB_WEAK,
            .version = version & VERSION_INDEX_MASK,
        };
    }
    return 0;
}

int elf_file_members(const struct elf_file *archive, elf_member_visit *visit, void *data,
                     struct error *err)
{
    bool goes_on = true;
    Elf_Cmd command = ELF_C_READ_MMAP;
    for (unsigned i = 0; goes_on && command != ELF_C_NULL; i++) {
        Elf *elf = elf_begin(archive->fd, command, archive->elf);
        if (!elf)
            break;
        const Elf_Arhdr *header = elf_getarhdr(elf);
        if (!header || header->ar_size < 0 || (uint64_t)header->ar_size > archive->size ||
            i == MAX_MEMBERS) {
            elf_end(elf);
            return error_set(err, "%s: damaged archive", archive->path);
        }
        if (elf_kind(elf) == ELF_K_ELF && header->ar_name) {
            const struct elf_file member = {
                .path = archive->path, .elf = elf, .fd = -1, .size = (uint64_t)header->ar_size};
            goes_on = visit(data, header->ar_name, &member);
        }
        command = elf_next(elf);
        elf_end(elf);
    }
    return 0;
}
