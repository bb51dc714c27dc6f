/* The formats "ustar" and, for names that it cannot hold, "pax" (POSIX, pax utility). */
#include "package/tar_writer.h"

#include <stdio.h>
#include <string.h>

enum { BLOCK = 512, NAME_SIZE = 100 };
enum { TYPE_FILE = '0', TYPE_LINK = '2', TYPE_DIRECTORY = '5', TYPE_EXTENSION = 'x' };

struct header {
    char name[NAME_SIZE];
    char mode[8], uid[8], gid[8], size[12], mtime[12], checksum[8];
    char type;
    char link[NAME_SIZE];
    char magic[6], version[2], user[32], group[32], major[8], minor[8], prefix[155], rest[12];
};
_Static_assert(sizeof(struct header) == BLOCK, "a header is one block");

struct tar_writer {
    struct arena *arena;
    FILE *file;
    const char *path;
};

struct entry {
    const char *name, *link; /* link: the text of a symbolic link, or "" */
    char type;
    unsigned mode;
    const void *bytes;
    size_t size;
};

struct tar_writer *tar_writer_open(struct arena *arena, const char *path, struct error *err)
{
    struct tar_writer *writer = arena_alloc(arena, sizeof(*writer));
    *writer = (struct tar_writer){.arena = arena, .file = fopen(path, "we"), .path = path};
    if (writer->file)
        return writer;
    (void)error_system(err, path, "cannot write");
    return NULL;
}

/* Writes the bytes, and zeros up to the end of the block. */
static int put(struct tar_writer *writer, const void *bytes, size_t size, struct error *err)
{
    static const char zeros[BLOCK];
    size_t rest = (BLOCK - size % BLOCK) % BLOCK;
    if (fwrite(bytes, 1, size, writer->file) == size &&
        fwrite(zeros, 1, rest, writer->file) == rest)
        return 0;
    return error_system(err, writer->path, "cannot write");
}

/* Numbers are octal digits, with a NUL behind them. */
static void set_number(char *field, size_t size, unsigned long long number)
{
    field[size - 1] = '\0';
    for (size_t i = size - 1; i > 0; i--, number /= 8)
        field[i - 1] = (char)('0' + number % 8);
}

static int put_header(struct tar_writer *writer, const struct entry *entry, struct error *err)
{
    struct header header = {.type = entry->type, .magic = "ustar", .version = {'0', '0'}};
    memcpy(header.name, entry->name, strnlen(entry->name, NAME_SIZE));
    memcpy(header.link, entry->link, strnlen(entry->link, NAME_SIZE));
    set_number(header.mode, sizeof(header.mode), entry->mode);
    set_number(header.uid, sizeof(header.uid), 0);
    set_number(header.gid, sizeof(header.gid), 0);
    set_number(header.size, sizeof(header.size), entry->size);
    set_number(header.mtime, sizeof(header.mtime), 0);
    /* The checksum counts its own field as blanks. */
    memset(header.checksum, ' ', sizeof(header.checksum));
    unsigned sum = 0;
    for (size_t i = 0; i < sizeof(header); i++)
        sum += ((const unsigned char *)&header)[i];
    set_number(header.checksum, sizeof(header.checksum) - 1, sum);
    return put(writer, &header, sizeof(header), err);
}

/* Returns a record "LENGTH KEY=VALUE\n", whose length includes its own digits. */
static const char *record(struct arena *arena, const char *key, const char *value)
{
    size_t length = 0;
    const char *text = "";
    do {
        length = strlen(text);
        text = arena_printf(arena, "%zu %s=%s\n", length, key, value);
    } while (strlen(text) != length);
    return text;
}

static int add(struct tar_writer *writer, const struct entry *entry, struct error *err)
{
    const char *records = "";
    if (strlen(entry->name) > NAME_SIZE)
        records = record(writer->arena, "path", entry->name);
    if (strlen(entry->link) > NAME_SIZE)
        records = arena_printf(writer->arena, "%s%s", records,
                               record(writer->arena, "linkpath", entry->link));
    if (*records) {
        const struct entry extension = {.name = "extension",
                                        .link = "",
                                        .type = TYPE_EXTENSION,
                                        .mode = 0644,
                                        .size = strlen(records)};
        if (put_header(writer, &extension, err) < 0 ||
            put(writer, records, extension.size, err) < 0)
            return -1;
    }
    if (put_header(writer, entry, err) < 0)
        return -1;
    return entry->size ? put(writer, entry->bytes, entry->size, err) : 0;
}

int tar_writer_add_directory(struct tar_writer *writer, const char *name, struct error *err)
{
    const struct entry entry = {
        arena_printf(writer->arena, "%s/", name), "", TYPE_DIRECTORY, 0755, NULL, 0};
    return add(writer, &entry, err);
}

int tar_writer_add_file(struct tar_writer *writer, const char *name,
                        const struct tar_content *content, struct error *err)
{
    const struct entry entry = {
        name, "", TYPE_FILE, content->is_executable ? 0755 : 0644, content->bytes, content->size};
    return add(writer, &entry, err);
}

int tar_writer_add_link(struct tar_writer *writer, const char *name, const char *text,
                        struct error *err)
{
    const struct entry entry = {name, text, TYPE_LINK, 0777, NULL, 0};
    return add(writer, &entry, err);
}

int tar_writer_close(struct tar_writer *writer, struct error *err)
{
    static const char end[2 * BLOCK];
    int status = put(writer, end, sizeof(end), err);
    if (fclose(writer->file) != 0 && status == 0)
        status = error_system(err, writer->path, "cannot write %s", writer->path);
    return status;
}
