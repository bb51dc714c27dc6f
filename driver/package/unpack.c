#include "package/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/strvec.h"
#include "base/text.h"
#include "package/layer.h"

enum { MAX_ENTRIES = 1 << 20 };

struct unpack_link {
    const char *place;
    const char *target; /* name of the member that it leads to */
};

struct unpacking {
    struct unpack *unpack;
    struct layer_budget budget;
    size_t entries;
};

/* Returns the path without "." and "..", which at the root lead to the root. */
static const char *normal(struct arena *arena, const char *directory, const char *path)
{
    struct strvec parts = {0};
    struct strvec words = strvec_split(arena, *path == '/' ? "" : directory, '/');
    struct strvec more = strvec_split(arena, path, '/');
    strvec_extend(arena, &words, &more);
    for (size_t i = 0; i < words.count; i++) {
        if (strcmp(words.items[i], ".") == 0)
            continue;
        if (strcmp(words.items[i], "..") != 0)
            strvec_push(arena, &parts, words.items[i]);
        else if (parts.count)
            parts.items[--parts.count] = NULL;
    }
    return strvec_join(arena, &parts, "/");
}

static bool has_parent_step(struct arena *arena, const char *name)
{
    struct strvec parts = strvec_split(arena, name, '/');
    return strvec_contains(&parts, "..");
}

static int make_parents(struct unpacking *unpacking, const char *place, struct error *err)
{
    struct arena *arena = unpacking->unpack->arena;
    const char *parent = text_directory(arena, place);
    if (strcmp(parent, ".") == 0)
        return 0;
    return fs_make_dirs(arena, arena_printf(arena, "%s/%s", unpacking->unpack->directory, parent),
                        0755, err);
}

static int write_block(int fd, const void *block, size_t size, la_int64_t offset)
{
    const char *bytes = block;
    while (size) {
        ssize_t n = pwrite(fd, bytes, size, offset);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return -1;
        bytes += n;
        offset += n;
        size -= (size_t)n;
    }
    return 0;
}

/* Writes the content of the current member into the open file. */
static int write_content(struct layer *layer, int fd, const char *path, struct error *err)
{
    const void *block;
    size_t size;
    la_int64_t offset;
    la_int64_t end = 0;
    int status;
    while ((status = archive_read_data_block(layer->archive, &block, &size, &offset)) !=
           ARCHIVE_EOF) {
        if (status < ARCHIVE_WARN)
            return layer_error(layer, err);
        if (offset < 0)
            return error_set(err, "damaged: a part of it has no place");
        /* A hole is no part of the package, but of the file. */
        if (offset > end && layer_spend(layer->budget, (uint64_t)(offset - end), err) < 0)
            return -1;
        end = offset + (la_int64_t)size;
        if (write_block(fd, block, size, offset) < 0)
            return error_system(err, path, "cannot write");
    }
    return 0;
}

static int write_file(struct unpacking *unpacking, struct layer *layer, struct archive_entry *entry,
                      const char *place, struct error *err)
{
    const struct unpack *unpack = unpacking->unpack;
    const char *path = arena_printf(unpack->arena, "%s/%s", unpack->directory, place);
    if (make_parents(unpacking, place, err) < 0)
        return -1;
    mode_t mode = archive_entry_perm(entry) & 0111 ? 0755 : 0644;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    struct stat st;
    if (fd < 0 && errno == EEXIST && lstat(path, &st) == 0 && S_ISREG(st.st_mode))
        return 0; /* the first package's stays */
    if (fd < 0)
        return error_system(err, path, "cannot create");
    int status = write_content(layer, fd, path, err);
    if (close(fd) < 0 && status == 0)
        status = error_system(err, path, "cannot write");
    if (status == 0 && unpack->note)
        unpack->note(unpack->data, place);
    return status;
}

static void keep_link(struct unpack *unpack, struct unpack_link link)
{
    unpack->links = arena_grow(unpack->arena, unpack->links, unpack->link_count, &unpack->link_room,
                               sizeof(*unpack->links));
    unpack->links[unpack->link_count++] = link;
}

static int unpack_entry(struct unpacking *unpacking, struct layer *layer,
                        struct archive_entry *entry, struct error *err)
{
    struct unpack *unpack = unpacking->unpack;
    struct arena *arena = unpack->arena;
    const char *name = archive_entry_pathname(entry);
    const char *hard = archive_entry_hardlink(entry);
    const char *soft = archive_entry_symlink(entry);
    mode_t type = archive_entry_filetype(entry);
    if (++unpacking->entries > MAX_ENTRIES)
        return error_set(err, "has more than %d entries, like an archive bomb", MAX_ENTRIES);
    if (!name)
        return error_set(err, "the name of entry %zu cannot be read", unpacking->entries);
    if (has_parent_step(arena, name) || (hard && has_parent_step(arena, hard)))
        return error_about(err, package_plain_name(arena, name),
                           "leads out of the package: unpacking it would write elsewhere on the "
                           "disk");
    for (const char *at = name; *at; at++)
        if (iscntrl((unsigned char)*at))
            return error_about(err, package_plain_name(arena, name),
                               "has a control character in its name");
    if (type == AE_IFCHR || type == AE_IFBLK)
        return error_about(err, package_plain_name(arena, name),
                           "is a device node, which no package of programs contains");
    name = normal(arena, "", name);
    const char *place = *name && type != AE_IFDIR ? unpack->place(unpack->data, name) : NULL;
    if (!place)
        return 0;
    if (hard || type == AE_IFLNK) {
        const char *target = hard ? normal(arena, "", hard)
                                  : normal(arena, text_directory(arena, name), soft ? soft : "");
        keep_link(unpack, (struct unpack_link){place, target});
        return 0;
    }
    if (type != AE_IFREG)
        return 0;
    if (write_file(unpacking, layer, entry, place, err) < 0)
        return error_wrap(err, "%s", package_plain_name(arena, name));
    return 0;
}

static int unpack_members(struct unpacking *unpacking, struct layer *layer, struct error *err)
{
    for (;;) {
        struct archive_entry *entry;
        int status = archive_read_next_header(layer->archive, &entry);
        if (status == ARCHIVE_EOF)
            return 0;
        if (status < ARCHIVE_WARN)
            return layer_error(layer, err);
        if (unpack_entry(unpacking, layer, entry, err) < 0)
            return -1;
    }
}

static int unpack_layer(struct unpacking *unpacking, const void *bytes, size_t size,
                        struct error *err)
{
    __attribute__((cleanup(layer_close))) struct layer layer = {0};
    if (layer_open(&layer, bytes, size, &unpacking->budget, err) < 0)
        return -1;
    return unpack_members(unpacking, &layer, err);
}

/* Unpacks the member of a .deb that has the files: data.tar, however it is compressed. */
static int unpack_deb(struct unpacking *unpacking, const void *bytes, size_t size,
                      struct error *err)
{
    __attribute__((cleanup(layer_close))) struct layer layer = {0};
    struct archive_entry *entry;
    if (layer_open(&layer, bytes, size, &unpacking->budget, err) < 0)
        return -1;
    do {
        int status = archive_read_next_header(layer.archive, &entry);
        if (status == ARCHIVE_EOF)
            return error_set(err, "damaged: it has no data.tar");
        if (status < ARCHIVE_WARN)
            return layer_error(&layer, err);
    } while (!text_begins_with(archive_entry_pathname(entry), "data.tar"));
    la_int64_t length = archive_entry_size(entry);
    if (length <= 0 || (uint64_t)length > size)
        return error_set(err, "damaged: its data.tar has no size");
    char *data = malloc((size_t)length);
    if (!data)
        return error_set(err, "cannot allocate its %lld bytes: out of memory", (long long)length);
    int status = -1;
    if (archive_read_data(layer.archive, data, (size_t)length) != length)
        layer_error(&layer, err);
    else
        status = unpack_layer(unpacking, data, (size_t)length, err);
    free(data);
    return status;
}

int unpack_package(struct unpack *unpack, const char *path, struct error *err)
{
    struct stat st;
    FS_CLOSE int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0 || fstat(fd, &st) < 0)
        return error_system(err, path, "cannot open");
    if (!S_ISREG(st.st_mode) || !st.st_size)
        return error_about(err, path, "not a package");
    size_t size = (size_t)st.st_size;
    void *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED)
        return error_system(err, path, "cannot read");
    struct unpacking unpacking = {.unpack = unpack,
                                  .budget = {.limits = unpack->limits, .packed = size}};
    int status = content_packing(bytes, size) == PACKING_DEB
                     ? unpack_deb(&unpacking, bytes, size, err)
                     : unpack_layer(&unpacking, bytes, size, err);
    munmap(bytes, size);
    return status < 0 ? error_wrap(err, "%s", path) : 0;
}

/* Returns the path that leads from the directory of one place to another one. */
static const char *relative(struct arena *arena, const char *from, const char *to)
{
    size_t common = 0;
    for (size_t i = 0; from[i] && from[i] == to[i]; i++)
        if (from[i] == '/')
            common = i + 1;
    const char *up = "";
    for (const char *at = from + common; (at = strchr(at, '/')); at++)
        up = arena_printf(arena, "../%s", up);
    return arena_printf(arena, "%s%s", up, to + common);
}

static int make_link(const struct unpack *unpack, const struct unpack_link *link, struct error *err)
{
    struct arena *arena = unpack->arena;
    const char *target = unpack->place(unpack->data, link->target);
    const char *path = arena_printf(arena, "%s/%s", unpack->directory, link->place);
    struct stat st;
    if (!target || strcmp(target, link->place) == 0 || lstat(path, &st) == 0)
        return 0;
    /* Its own way up would lead from elsewhere. */
    if (fs_leads_through_link(arena, unpack->directory, link->place))
        return error_about(err, package_plain_name(arena, link->place),
                           "is a link in a directory that is itself a link of a package");
    if (fs_make_dirs(arena, text_directory(arena, path), 0755, err) < 0 ||
        fs_link(relative(arena, link->place, target), path, err) < 0)
        return -1;
    if (unpack->note)
        unpack->note(unpack->data, link->place);
    return 0;
}

int unpack_links(struct unpack *unpack, struct error *err)
{
    for (size_t i = 0; i < unpack->link_count; i++)
        if (make_link(unpack, &unpack->links[i], err) < 0)
            return -1;
    return 0;
}
