#include "elf/archive.h"

#include <ar.h>
#include <limits.h>
#include <stdio.h>

#include "elf/handle.h"

enum { MAX_MEMBERS = 1 << 20, MAX_NAME = PATH_MAX };

/* The walk through the entries of one archive. */
struct walk {
    const struct elf_file *archive;
    bool is_thin;
    uint64_t at;             /* of the next entry's header */
    struct elf_span names;   /* "//": the long names, each ended by a newline */
    char name[MAX_NAME];     /* of the entry */
    struct elf_span content; /* empty for a member of a thin archive */
    uint64_t nested;         /* where a thin archive's member is in another archive; or 0 */
    bool is_table;           /* the entry holds symbols or names, and is not a member */
};

static int damaged(const struct walk *walk, const char *what, struct error *err)
{
    return error_about(err, walk->archive->path, "damaged archive: %s", what);
}

/* Reads a decimal number that is followed by blanks or by one of `ends`. Returns its end, or NULL.
 */
static const char *number(const char *text, const char *end, const char *ends, uint64_t *value)
{
    const char *start = text;
    *value = 0;
    for (; text < end && *text >= '0' && *text <= '9'; text++)
        if (__builtin_mul_overflow(*value, 10, value) ||
            __builtin_add_overflow(*value, (uint64_t)(*text - '0'), value))
            return NULL;
    if (text == start || (text < end && *text != ' ' && !strchr(ends, *text)))
        return NULL;
    return text;
}

static bool set_name(struct walk *walk, const unsigned char *start, size_t length)
{
    if (length >= sizeof(walk->name))
        return false;
    memcpy(walk->name, start, length);
    walk->name[length] = '\0';
    return strlen(walk->name) == length;
}

/* Takes a long name: "/OFFSET", or "/OFFSET:PLACE" in a thin archive. */
static bool take_long_name(struct walk *walk, const struct ar_hdr *header)
{
    uint64_t offset;
    const char *end = header->ar_name + sizeof(header->ar_name);
    const char *rest = number(header->ar_name + 1, end, ":", &offset);
    if (!rest || offset >= walk->names.size)
        return false;
    if (rest < end && *rest == ':' && !number(rest + 1, end, "", &walk->nested))
        return false;
    const unsigned char *start = walk->names.bytes + offset;
    const unsigned char *newline = memchr(start, '\n', walk->names.size - offset);
    if (!newline)
        return false;
    size_t length = (size_t)(newline - start);
    if (length && start[length - 1] == '/')
        length--;
    return set_name(walk, start, length);
}

/* Takes a BSD name, which comes before the content: "#1/LENGTH". */
static bool take_leading_name(struct walk *walk, const struct ar_hdr *header)
{
    uint64_t length;
    const char *end = header->ar_name + sizeof(header->ar_name);
    if (!number(header->ar_name + 3, end, "", &length) || !length || length > walk->content.size)
        return false;
    const unsigned char *start = walk->content.bytes;
    walk->content.bytes += length;
    walk->content.size -= length;
    return set_name(walk, start, strnlen((const char *)start, length));
}

static bool take_name(struct walk *walk, const struct ar_hdr *header)
{
    size_t length = sizeof(header->ar_name);
    const char *name = header->ar_name;
    if (name[0] == '/' && name[1] >= '0' && name[1] <= '9')
        return take_long_name(walk, header);
    if (strncmp(name, "#1/", 3) == 0)
        return take_leading_name(walk, header);
    while (length && name[length - 1] == ' ')
        length--;
    if (length > 1 && name[length - 1] == '/' && name[0] != '/')
        length--;
    return set_name(walk, (const unsigned char *)name, length);
}

/* Returns whether the name is that of a symbol table (of GNU ar, 32 or 64 bits, or of BSD), or of
 * GNU ar's long names. */
static bool is_table_name(const char *name)
{
    return strcmp(name, "/") == 0 || strcmp(name, "//") == 0 || strcmp(name, "/SYM64/") == 0 ||
           strncmp(name, "__.SYMDEF", 9) == 0;
}

/* Reads the entry at `at`. Returns 1, 0 at the end of the archive, or -1. */
static int next_entry(struct walk *walk, struct error *err)
{
    struct elf_span span;
    struct ar_hdr header;
    uint64_t size;
    if (walk->at >= walk->archive->size)
        return 0;
    if (!elf_span_at(walk->archive, walk->at, sizeof(header), &span))
        return damaged(walk, "it ends within a member's header", err);
    memcpy(&header, span.bytes, sizeof(header));
    if (memcmp(header.ar_fmag, ARFMAG, sizeof(header.ar_fmag)) != 0 ||
        !number(header.ar_size, header.ar_size + sizeof(header.ar_size), "", &size))
        return damaged(walk, "a member's header is not valid", err);
    walk->at += sizeof(header);
    walk->nested = 0;
    /* Of a thin archive's entries, only the tables have content. Their names are short. */
    bool is_inside = !walk->is_thin || (header.ar_name[0] == '/' &&
                                        (header.ar_name[1] < '0' || header.ar_name[1] > '9'));
    walk->content = (struct elf_span){0};
    if (is_inside && !elf_span_at(walk->archive, walk->at, size, &walk->content))
        return damaged(walk, "a member ends beyond the archive's end", err);
    if (is_inside)
        walk->at += size + size % 2;
    if (!take_name(walk, &header))
        return damaged(walk, "the name of a member lies outside the table of names", err);
    walk->is_table = is_table_name(walk->name);
    if (strcmp(walk->name, "//") == 0)
        walk->names = walk->content;
    return 1;
}

static struct walk walk_begin(const struct elf_file *archive)
{
    return (struct walk){
        .archive = archive,
        .is_thin = memcmp(archive->bytes, ARMAG, SARMAG) != 0,
        .at = SARMAG,
    };
}

/* The function to call for each member, and whether it returned true so far. */
struct visitor {
    elf_member_visit *visit;
    void *data;
    bool goes_on;
};

static void visit_content(struct visitor *visitor, const struct elf_file *archive, const char *name,
                          struct elf_span content)
{
    struct elf_file member = elf_handle(archive->path, content.bytes, content.size);
    member.member = name;
    member.is_on_disk = archive->is_on_disk;
    if (elf_file_content(&member) == ELF_CONTENT_ELF)
        visitor->goes_on = visitor->visit(visitor->data, name, &member);
    elf_handle_drop(&member);
}

/* Visits a thin archive's member that is in another archive. */
static int visit_nested(struct visitor *visitor, const struct elf_file *file, uint64_t place,
                        struct error *err)
{
    if (elf_file_content(file) != ELF_CONTENT_ARCHIVE)
        return error_about(err, file->path,
                           "not an archive, although a thin archive names a member of it");
    struct walk walk = walk_begin(file);
    /* The archive's long names come before its members. */
    int status;
    while ((status = next_entry(&walk, err)) > 0 && walk.is_table)
        ;
    if (status < 0)
        return -1;
    walk.at = place;
    if (walk.is_thin || (status = next_entry(&walk, err)) == 0)
        return damaged(&walk, "it lacks a member that a thin archive names", err);
    if (status < 0)
        return -1;
    visit_content(visitor, file, walk.name, walk.content);
    return 0;
}

static int visit_named(struct visitor *visitor, const struct walk *walk, struct error *err)
{
    char path[2 * MAX_NAME];
    struct elf_file file;
    const char *archive = walk->archive->path;
    const char *slash = strrchr(archive, '/');
    int directory = slash && walk->name[0] != '/' ? (int)(slash - archive) + 1 : 0;
    if (!walk->archive->is_on_disk)
        return error_about(err, archive, "a thin archive, which contains only the names of files");
    int length = snprintf(path, sizeof(path), "%.*s%s", directory, archive, walk->name);
    if (length < 0 || (size_t)length >= sizeof(path))
        return damaged(walk, "the name of a member is too long", err);
    if (elf_handle_map(path, &file, err) < 0) {
        error_wrap(err, "thin archive");
        return error_wrap(err, "%s", archive);
    }
    int status = 0;
    if (walk->nested)
        status = visit_nested(visitor, &file, walk->nested, err);
    else if (elf_file_content(&file) == ELF_CONTENT_ELF)
        visitor->goes_on = visitor->visit(visitor->data, walk->name, &file);
    elf_handle_drop(&file);
    return status;
}

int elf_file_members(const struct elf_file *archive, elf_member_visit *visit, void *data,
                     struct error *err)
{
    struct walk walk = walk_begin(archive);
    struct visitor visitor = {.visit = visit, .data = data, .goes_on = true};
    int status;
    for (unsigned i = 0; visitor.goes_on && (status = next_entry(&walk, err)) != 0; i++) {
        if (status < 0)
            return -1;
        if (i == MAX_MEMBERS)
            return damaged(&walk, "it has too many members", err);
        if (walk.is_table)
            continue;
        if (!walk.is_thin)
            visit_content(&visitor, archive, walk.name, walk.content);
        else if (visit_named(&visitor, &walk, err) < 0)
            return -1;
    }
    return 0;
}
