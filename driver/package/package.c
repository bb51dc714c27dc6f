#include "package/package.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "package/layer.h"

/* More than any package has, and few enough for a hostile one to be read quickly. */
enum { MAX_ENTRIES = 1 << 20 };

/* The reading of one package with all that is inside it. */
struct reading {
    struct arena *arena;
    struct package_walk *walk;
    struct layer_budget budget;
    size_t entries;
    bool is_ended; /* nothing more is read, not even after a package inside */
};

/* A member, as far as it was read. */
struct content_buffer {
    char *bytes;
    size_t size;
    size_t room;
    bool is_whole;
};

static void free_buffer(struct content_buffer *buffer)
{
    free(buffer->bytes);
}

static int read_layer(struct reading *reading, const char *prefix, const void *bytes, size_t size,
                      unsigned depth, struct error *err);

const char *package_plain_name(struct arena *arena, const char *name)
{
    static const char digits[] = "0123456789abcdef";
    char *plain = arena_alloc(arena, 4 * strlen(name) + 1);
    char *out = plain;
    for (const unsigned char *c = (const unsigned char *)name; *c; c++) {
        if (*c >= ' ' && *c != 0x7f) {
            *out++ = (char)*c;
            continue;
        }
        *out++ = '\\';
        *out++ = 'x';
        *out++ = digits[*c >> 4];
        *out++ = digits[*c & 0xf];
    }
    return plain;
}

/* Returns usr/bin/x for "./usr/bin/x". */
static const char *without_dot(const char *name)
{
    while (name[0] == '.' && name[1] == '/')
        name += 2;
    return name;
}

/* Returns whether unpacking `name` would write outside the directory in which it is unpacked. Zip
 * files may use a backslash as separator. */
static bool leads_out(const char *name)
{
    if (name[0] == '/' || name[0] == '\\')
        return true;
    for (const char *part = name;;) {
        size_t length = strcspn(part, "/\\");
        if (length == 2 && part[0] == '.' && part[1] == '.')
            return true;
        if (!part[length])
            return false;
        part += length + 1;
    }
}

static int refuse(struct reading *reading, const char *name, const char *why, struct error *err)
{
    return error_about(err, package_plain_name(reading->arena, name), "%s", why);
}

static int check_entry(struct reading *reading, struct archive_entry *entry, const char *name,
                       struct error *err)
{
    const char *target = archive_entry_hardlink(entry);
    mode_t type = archive_entry_filetype(entry);
    if (++reading->entries > MAX_ENTRIES) {
        reading->is_ended = true;
        return error_set(err, "has more than %d entries, like an archive bomb", MAX_ENTRIES);
    }
    if (leads_out(name) || (target && leads_out(target)))
        return refuse(reading, name,
                      "leads out of the package: unpacking it would write elsewhere on the disk",
                      err);
    if (type == AE_IFCHR || type == AE_IFBLK)
        return refuse(reading, name, "is a device node, which no package of programs contains",
                      err);
    if (archive_entry_is_encrypted(entry))
        return refuse(reading, name, "is encrypted: unpack the package and check the directory",
                      err);
    return 0;
}

static int make_room(struct content_buffer *buffer, uint64_t room, struct error *err)
{
    if (room <= buffer->room)
        return 0;
    if (room < 2 * (uint64_t)buffer->room)
        room = 2 * (uint64_t)buffer->room;
    char *bytes = realloc(buffer->bytes, (size_t)room);
    if (!bytes)
        return error_set(err, "cannot allocate its %llu bytes: out of memory",
                         (unsigned long long)room);
    buffer->bytes = bytes;
    buffer->room = (size_t)room;
    return 0;
}

/* Reads until `wanted` bytes are there, or the end. */
static int pull(struct layer *layer, struct content_buffer *buffer, size_t wanted,
                struct error *err)
{
    while (!buffer->is_whole && buffer->size < wanted) {
        const void *block;
        size_t size;
        la_int64_t offset;
        int status = archive_read_data_block(layer->archive, &block, &size, &offset);
        if (status == ARCHIVE_EOF) {
            buffer->is_whole = true;
            return 0;
        }
        if (status < ARCHIVE_WARN)
            return layer_error(layer, err);
        if (offset < 0 || (uint64_t)offset < buffer->size)
            return error_set(err, "damaged: its parts overlap");
        uint64_t gap = (uint64_t)offset - buffer->size; /* a hole of a sparse file */
        if (layer_spend(layer->budget, gap + (layer->is_expanding ? size : 0), err) < 0 ||
            make_room(buffer, (uint64_t)offset + size, err) < 0)
            return -1;
        if (gap)
            memset(buffer->bytes + buffer->size, 0, (size_t)gap);
        if (size)
            memcpy(buffer->bytes + offset, block, size);
        buffer->size = (size_t)offset + size;
    }
    return 0;
}

static int visit_member(struct reading *reading, const struct package_member *member,
                        struct error *err)
{
    if (reading->walk->visit(reading->walk->data, member, err) == 0)
        return 0;
    reading->is_ended = true;
    return -1;
}

/* Visits the members of a package inside the package; or the package itself, with its trouble. */
static int read_inner(struct reading *reading, struct package_member *member, unsigned depth,
                      struct error *err)
{
    const char *prefix = arena_printf(reading->arena, "%s: ", member->path);
    if (read_layer(reading, prefix, member->bytes, member->size, depth + 1, err) == 0)
        return 0;
    if (reading->is_ended || reading->budget.is_spent)
        return -1;
    member->trouble = arena_strdup(reading->arena, err->text);
    return visit_member(reading, member, err);
}

static int read_member(struct reading *reading, struct layer *layer, const char *prefix,
                       const char *name, unsigned depth, struct error *err)
{
    __attribute__((cleanup(free_buffer))) struct content_buffer buffer = {0};
    reading->walk->count.members++;
    if (pull(layer, &buffer, CONTENT_HEAD, err) < 0)
        return error_wrap(err, "%s", package_plain_name(reading->arena, name));
    enum content content = content_of(buffer.bytes, buffer.size);
    if (content == CONTENT_OTHER) {
        reading->walk->count.others++;
        return 0;
    }
    const char *plain = package_plain_name(reading->arena, name);
    struct package_member member = {
        .path = arena_printf(reading->arena, "%s%s", prefix, plain),
        .content = content,
        .trouble = content_foreign(buffer.bytes, buffer.size),
    };
    if (!member.trouble && pull(layer, &buffer, SIZE_MAX, err) < 0)
        return error_wrap(err, "%s", plain);
    member.bytes = buffer.bytes;
    member.size = buffer.size;
    if (content != CONTENT_PACKAGE)
        return visit_member(reading, &member, err);
    return read_inner(reading, &member, depth, err) < 0 ? error_wrap(err, "%s", plain) : 0;
}

static int read_entry(struct reading *reading, struct layer *layer, struct archive_entry *entry,
                      const char *prefix, unsigned depth, struct error *err)
{
    const char *name = archive_entry_pathname(entry);
    char unnamed[32];
    snprintf(unnamed, sizeof(unnamed), "entry %zu", reading->entries + 1);
    if (archive_format(layer->archive) == ARCHIVE_FORMAT_RAW)
        name = "content"; /* a file that was compressed alone */
    else if (!name)
        name = unnamed; /* libarchive cannot convert it to this locale */
    if (check_entry(reading, entry, name, err) < 0)
        return -1;
    if (archive_entry_filetype(entry) != AE_IFREG ||
        (archive_entry_hardlink(entry) && !archive_entry_size(entry)))
        return 0;
    return read_member(reading, layer, prefix, without_dot(name), depth, err);
}

static int read_layer(struct reading *reading, const char *prefix, const void *bytes, size_t size,
                      unsigned depth, struct error *err)
{
    __attribute__((cleanup(layer_close))) struct layer layer = {0};
    if (depth > reading->budget.limits->depth)
        return error_set(err, "more than %u packages inside each other: unpack the package first",
                         reading->budget.limits->depth);
    if (layer_open(&layer, bytes, size, &reading->budget, err) < 0)
        return -1;
    for (;;) {
        struct archive_entry *entry;
        int status = archive_read_next_header(layer.archive, &entry);
        if (status == ARCHIVE_EOF)
            return 0;
        if (status < ARCHIVE_WARN)
            return layer_error(&layer, err);
        if (read_entry(reading, &layer, entry, prefix, depth, err) < 0)
            return -1;
    }
}

int package_read_memory(struct arena *arena, const char *path, const void *bytes, size_t size,
                        struct package_walk *walk, struct error *err)
{
    struct reading reading = {
        .arena = arena,
        .walk = walk,
        .budget = {.limits = walk->limits, .packed = size},
    };
    walk->count = (struct package_count){0};
    if (read_layer(&reading, "", bytes, size, 1, err) < 0)
        return error_wrap(err, "%s", path);
    return 0;
}

int package_read(struct arena *arena, const char *path, struct package_walk *walk,
                 struct error *err)
{
    struct stat st;
    FS_CLOSE int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0 || fstat(fd, &st) < 0)
        return error_system(err, path, "cannot open");
    if (!S_ISREG(st.st_mode) || !st.st_size)
        return error_about(err, path, "not a package: %s",
                           st.st_size ? "not a regular file" : "empty");
    void *bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED)
        return error_system(err, path, "cannot read");
    int status = package_read_memory(arena, path, bytes, (size_t)st.st_size, walk, err);
    munmap(bytes, (size_t)st.st_size);
    return status;
}
