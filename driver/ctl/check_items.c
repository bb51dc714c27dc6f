#include "ctl/check_items.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/checksum.h"
#include "base/fs.h"
#include "base/tree.h"
#include "ctl/check_facts.h"
#include "ctl/check_why.h"
#include "ctl/lower.h"

/* The files that were added, by device and inode: a hash table with open addressing. */
struct seen {
    struct file_id {
        dev_t device;
        ino_t inode; /* 0 is none */
    } * slots;
    size_t count;
    size_t room; /* a power of two */
};

static bool add_seen(struct arena *arena, struct seen *seen, dev_t device, ino_t inode)
{
    if (2 * seen->count >= seen->room) {
        struct seen larger = {.room = seen->room ? 2 * seen->room : 1024};
        larger.slots = arena_alloc(arena, larger.room * sizeof(*larger.slots));
        for (size_t i = 0; i < seen->room; i++)
            if (seen->slots[i].inode)
                add_seen(arena, &larger, seen->slots[i].device, seen->slots[i].inode);
        *seen = larger;
    }
    size_t slot = ((size_t)inode * 0x9e3779b97f4a7c15u + (size_t)device) & (seen->room - 1);
    while (seen->slots[slot].inode) {
        if (seen->slots[slot].inode == inode && seen->slots[slot].device == device)
            return false;
        slot = (slot + 1) & (seen->room - 1);
    }
    seen->slots[slot] = (struct file_id){device, inode};
    seen->count++;
    return true;
}

static struct check_item *add_item(struct check_items *items, struct report_file file, size_t group)
{
    items->items =
        arena_grow(items->arena, items->items, items->count, &items->room, sizeof(*items->items));
    struct check_item *item = &items->items[items->count++];
    *item = (struct check_item){.file = file, .group = group};
    return item;
}

static void add_trouble(struct check_items *items, struct report_file file, size_t group,
                        const char *trouble)
{
    file.trouble = arena_strdup(items->arena, trouble);
    file.facts = NULL;
    add_item(items, file, group);
}

static struct report_file named_file(const char *path)
{
    return (struct report_file){.path = path, .operand = path, .disk = path};
}

/* Reads the facts of the file into `arena`, and closes it. */
static int look_into(struct check_items *items, struct arena *arena, struct elf_file *elf,
                     struct report_file *file, struct facts *facts, struct error *err)
{
    int status = check_facts_of(arena, elf, facts, err);
    if (status == 0 && !facts->is_elf && !file->is_archive)
        status = error_set(err, "damaged ELF file: its header is truncated or invalid");
    if (status == 0 && items->why)
        file->why = check_why(items->arena, elf, facts, items->why);
    if (status == 0 && file->why.count && items->lower_to) {
        const char *answer =
            lower_answer(items->arena, items->roots, elf, items->why, *items->lower_to);
        if (answer)
            strvec_push(items->arena, &file->why, answer);
    }
    elf_file_close(elf);
    file->facts = facts;
    return status;
}

/* A package whose members are being added. */
struct package_reader {
    struct check_items *items;
    struct report_file file; /* the package itself */
    size_t group;
};

static int add_member(void *data, const struct package_member *member, struct error *err)
{
    struct package_reader *reader = data;
    struct check_items *items = reader->items;
    struct arena *arena = items->arena;
    struct report_file file = reader->file;
    (void)err; /* a damaged member does not end the reading */
    file.member = member->path;
    file.path = arena_printf(arena, "%s: %s", reader->file.path, member->path);
    file.size = member->size;
    file.is_archive = member->content == CONTENT_OBJECTS;
    if (member->trouble) {
        add_trouble(items, file, reader->group, member->trouble);
        return 0;
    }
    if (items->wants_checksums) {
        file.sha1 = checksum_sha1(arena, member->bytes, member->size);
        file.sha256 = checksum_sha256(arena, member->bytes, member->size);
    }
    struct facts *facts = arena_alloc(arena, sizeof(*facts));
    struct error own;
    struct elf_file *elf = elf_file_open_memory(arena, file.path, member->bytes, member->size);
    if (look_into(items, arena, elf, &file, facts, &own) < 0)
        add_trouble(items, file, reader->group, error_reason(&own, file.path));
    else
        add_item(items, file, reader->group)->facts = facts;
    return 0;
}

static void add_package(struct check_items *items, struct report_file file)
{
    struct error err;
    size_t before = items->count;
    struct package_reader reader = {.items = items, .file = file, .group = items->groups++};
    struct package_walk walk = {.limits = items->limits, .visit = add_member, .data = &reader};
    if (package_read(items->arena, file.disk, &walk, &err) < 0)
        add_trouble(items, file, reader.group, error_reason(&err, file.disk));
    items->skipped += walk.count.others;
    if (items->count == before && !walk.count.members)
        items->skipped++; /* an empty archive */
}

static void add_elf(struct check_items *items, struct report_file file, size_t group)
{
    struct arena scratch = {0};
    struct facts facts;
    struct elf_file *elf;
    struct error err;
    if (elf_file_open(&scratch, file.disk, &elf, &err) < 0 ||
        look_into(items, &scratch, elf, &file, &facts, &err) < 0) {
        add_trouble(items, file, group, error_reason(&err, file.disk));
    } else {
        file.facts = check_facts_cut(items->arena, &facts);
        add_item(items, file, group);
    }
    arena_release(&scratch);
}

static const char *sum_file(struct check_items *items, int fd, struct report_file *file)
{
    if (!items->wants_checksums)
        return NULL;
    const void *bytes = "";
    void *map = NULL;
    if (file->size) {
        map = mmap(NULL, (size_t)file->size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (map == MAP_FAILED)
            return strerror(errno);
        bytes = map;
    }
    file->sha1 = checksum_sha1(items->arena, bytes, (size_t)file->size);
    file->sha256 = checksum_sha256(items->arena, bytes, (size_t)file->size);
    if (map)
        munmap(map, (size_t)file->size);
    return NULL;
}

/* Adds the regular file. One that the user named must be something to check. */
static void add_file(struct check_items *items, const char *path, const char *operand, size_t group,
                     bool is_named)
{
    char head[CONTENT_HEAD];
    struct stat st;
    struct report_file file = {
        .path = package_plain_name(items->arena, path), .operand = operand, .disk = path};
    FS_CLOSE int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    ssize_t size = fd < 0 || fstat(fd, &st) < 0 ? -1 : pread(fd, head, sizeof(head), 0);
    if (size < 0) {
        add_trouble(items, file, group,
                    arena_printf(items->arena, "cannot read: %s", strerror(errno)));
        return;
    }
    enum content content = content_of(head, (size_t)size);
    file.size = (uint64_t)st.st_size;
    file.is_archive = content == CONTENT_OBJECTS;
    if (content == CONTENT_FOREIGN) {
        add_trouble(items, file, group, content_foreign(head, (size_t)size));
    } else if (content == CONTENT_PACKAGE) {
        add_package(items, file);
    } else if (content != CONTENT_OTHER) {
        const char *trouble = sum_file(items, fd, &file);
        if (trouble)
            add_trouble(items, file, group, trouble);
        else
            add_elf(items, file, group);
    } else if (is_named) {
        add_trouble(items, file, group, "not an ELF file, an archive of objects or a package");
    } else {
        items->skipped++;
    }
}

/* A directory while what is in it is added. */
struct directory_reader {
    struct check_items *items;
    const char *operand;
    size_t group;
    struct seen *seen;
};

static int add_step(void *data, const struct tree_step *step, struct error *err)
{
    const struct directory_reader *reader = data;
    struct check_items *items = reader->items;
    (void)err; /* what cannot be read does not end the walk */
    if (step->kind == TREE_MEET && S_ISREG(step->st->st_mode)) {
        if (add_seen(items->arena, reader->seen, step->st->st_dev, step->st->st_ino))
            add_file(items, arena_strdup(items->arena, step->path), reader->operand, reader->group,
                     false);
    } else if (step->kind == TREE_FAIL) {
        const char *path = arena_strdup(items->arena, step->path);
        struct report_file file = {.path = package_plain_name(items->arena, path),
                                   .operand = reader->operand,
                                   .disk = path};
        add_trouble(items, file, reader->group,
                    arena_printf(items->arena, "cannot be read: %s", strerror(step->code)));
    }
    return 0;
}

/* The directory itself may be a symlink: it was named. */
static void add_directory(struct check_items *items, const char *directory, struct seen *seen)
{
    struct directory_reader reader = {items, directory, items->groups++, seen};
    struct error err;
    if (tree_walk(directory, true, add_step, &reader, &err) < 0)
        add_trouble(items, named_file(directory), reader.group, error_reason(&err, directory));
}

void check_items_gather(struct check_items *items, const struct strvec *operands)
{
    struct seen seen = {0};
    size_t named = items->groups++;
    for (size_t i = 0; i < operands->count; i++) {
        const char *operand = operands->items[i];
        struct stat st;
        if (stat(operand, &st) == 0 && S_ISDIR(st.st_mode))
            add_directory(items, operand, &seen);
        else if (stat(operand, &st) == 0 && !S_ISREG(st.st_mode))
            add_trouble(items, named_file(operand), named, "not a file or directory");
        else
            add_file(items, operand, operand, named, true);
    }
}

int check_items_facts(struct arena *arena, const struct check_item *item,
                      const struct facts **facts, struct error *err)
{
    struct elf_file *file;
    if (item->facts) {
        *facts = item->facts;
        return 0;
    }
    if (elf_file_open(arena, item->file.disk, &file, err) < 0)
        return -1;
    struct facts *read = arena_alloc(arena, sizeof(*read));
    int status = check_facts_of(arena, file, read, err);
    elf_file_close(file);
    *facts = read;
    return status;
}
