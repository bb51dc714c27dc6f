#include "locked/lockfile.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/fs.h"
#include "base/table.h"
#include "base/text.h"
#include "profile/validate.h"

/* The first word of each line, and how many fields follow it. */
#define FORMAT     "abicc-lock"
#define VERSION    "1"
#define REPOSITORY "repository"
#define PACKAGE    "package"

enum { REPOSITORY_FIELDS = 5, PACKAGE_FIELDS = 9, DIGEST_LENGTH = 64 };

static const char signed_word[] = "signed";
static const char unsigned_word[] = "unsigned";

const char *lockfile_path(struct arena *arena, const struct profile *profile)
{
    return profile->origin[0] == '/'
               ? arena_printf(arena, "%s.lock", text_stem(arena, profile->origin))
               : NULL;
}

void lockfile_add(struct arena *arena, struct lockfile *lock, struct locked_package package)
{
    lock->packages =
        arena_grow(arena, lock->packages, lock->count, &lock->room, sizeof(*lock->packages));
    lock->packages[lock->count++] = package;
}

void lockfile_add_repository(struct arena *arena, struct lockfile *lock,
                             struct locked_repository repository)
{
    lock->repositories = arena_grow(arena, lock->repositories, lock->repository_count,
                                    &lock->repository_room, sizeof(*lock->repositories));
    lock->repositories[lock->repository_count++] = repository;
}

const struct locked_package *lockfile_find(const struct lockfile *lock, const char *arch,
                                           const char *name)
{
    for (size_t i = 0; i < lock->count; i++)
        if (strcmp(lock->packages[i].name, name) == 0 && strcmp(lock->packages[i].arch, arch) == 0)
            return &lock->packages[i];
    return NULL;
}

void lockfile_forget(struct lockfile *lock, const char *arch)
{
    size_t kept = 0;
    for (size_t i = 0; i < lock->count; i++)
        if (strcmp(lock->packages[i].arch, arch) != 0)
            lock->packages[kept++] = lock->packages[i];
    lock->count = kept;
    kept = 0;
    for (size_t i = 0; i < lock->repository_count; i++)
        if (strcmp(lock->repositories[i].arch, arch) != 0)
            lock->repositories[kept++] = lock->repositories[i];
    lock->repository_count = kept;
}

static int read_number(const struct table *table, size_t field, uint64_t *number, struct error *err)
{
    char digits[21];
    struct text text = table->field[field];
    if (text.length >= sizeof(digits))
        return table_bad_field(table, field, "a number", err);
    memcpy(digits, text.start, text.length);
    digits[text.length] = '\0';
    if (!text_is_number(digits))
        return table_bad_field(table, field, "a number", err);
    *number = strtoull(digits, NULL, 10);
    return 0;
}

static int read_package(struct arena *arena, const struct table *table, struct lockfile *lock,
                        struct error *err)
{
    struct locked_package package = {
        .arch = table_copy(arena, table, 1),
        .name = table_copy(arena, table, 2),
        .version = table_copy(arena, table, 3),
        .architecture = table_copy(arena, table, 4),
        .digest = table_copy(arena, table, 5),
        .needed_by = table_copy(arena, table, 7),
        .origin = table_copy(arena, table, 8),
    };
    if (check_package(package.name, err) < 0 ||
        (strcmp(package.needed_by, "-") != 0 && check_package(package.needed_by, err) < 0))
        return table_bad_line(table, "a package's name is none", err);
    if (!digest_is_text(package.digest, DIGEST_LENGTH))
        return table_bad_field(table, 5, "a SHA-256 digest", err);
    if (read_number(table, 6, &package.size, err) < 0)
        return -1;
    lockfile_add(arena, lock, package);
    return 0;
}

static int read_repository(struct arena *arena, const struct table *table, struct lockfile *lock,
                           struct error *err)
{
    struct locked_repository repository = {
        .arch = table_copy(arena, table, 1),
        .name = table_copy(arena, table, 2),
        .is_unsigned = text_equals(table->field[4], unsigned_word),
    };
    if (read_number(table, 3, &repository.date, err) < 0)
        return -1;
    lockfile_add_repository(arena, lock, repository);
    return 0;
}

static int read_line(struct arena *arena, const struct table *table, struct lockfile *lock,
                     struct error *err)
{
    if (text_equals(table->field[0], PACKAGE))
        return table_expect(table, PACKAGE_FIELDS, err) < 0 ? -1
                                                            : read_package(arena, table, lock, err);
    if (text_equals(table->field[0], REPOSITORY))
        return table_expect(table, REPOSITORY_FIELDS, err) < 0
                   ? -1
                   : read_repository(arena, table, lock, err);
    return table_bad_field(table, 0, "a line that this abicc knows", err);
}

int lockfile_read(struct arena *arena, const char *path, struct lockfile *lock, struct error *err)
{
    const char *bytes;
    size_t size;
    *lock = (struct lockfile){.path = path};
    if (fs_read(arena, path, &bytes, &size, err) < 0)
        return err->code == ENOENT ? 0 : -1;
    lock->is_present = true;
    struct table table = {.name = path, .next = bytes, .end = bytes + size, .separator = '\t'};
    int status = table_next(&table, err);
    if (status < 0)
        return -1;
    if (!status || table.field_count != 2 || !text_equals(table.field[0], FORMAT) ||
        !text_equals(table.field[1], VERSION))
        return error_about(err, path,
                           "is no lock of this abicc: the first line must be \"" FORMAT
                           "\", a tab and \"" VERSION "\"; `abictl packages update` writes a new "
                           "one once this file is removed");
    while ((status = table_next(&table, err)) > 0)
        if (read_line(arena, &table, lock, err) < 0)
            return -1;
    return status;
}

static int compare_packages(const void *a, const void *b)
{
    const struct locked_package *one = a;
    const struct locked_package *other = b;
    int order = strcmp(one->arch, other->arch);
    return order ? order : strcmp(one->name, other->name);
}

static int compare_repositories(const void *a, const void *b)
{
    const struct locked_repository *one = a;
    const struct locked_repository *other = b;
    int order = strcmp(one->arch, other->arch);
    return order ? order : strcmp(one->name, other->name);
}

void lockfile_sort(struct lockfile *lock)
{
    if (lock->repository_count)
        qsort(lock->repositories, lock->repository_count, sizeof(*lock->repositories),
              compare_repositories);
    if (lock->count)
        qsort(lock->packages, lock->count, sizeof(*lock->packages), compare_packages);
}

int lockfile_write(struct arena *arena, const struct lockfile *lock, struct error *err)
{
    struct strvec lines = {0};
    strvec_push(arena, &lines, "# Written by `abictl packages`; commit it beside the profile.");
    strvec_push(arena, &lines, FORMAT "\t" VERSION);
    for (size_t i = 0; i < lock->repository_count; i++) {
        const struct locked_repository *repository = &lock->repositories[i];
        strvec_pushf(arena, &lines, REPOSITORY "\t%s\t%s\t%" PRIu64 "\t%s", repository->arch,
                     repository->name, repository->date,
                     repository->is_unsigned ? unsigned_word : signed_word);
    }
    for (size_t i = 0; i < lock->count; i++) {
        const struct locked_package *package = &lock->packages[i];
        strvec_pushf(arena, &lines, PACKAGE "\t%s\t%s\t%s\t%s\t%s\t%" PRIu64 "\t%s\t%s",
                     package->arch, package->name, package->version, package->architecture,
                     package->digest, package->size, package->needed_by, package->origin);
    }
    const char *text = strvec_lines(arena, &lines, "\n");
    return fs_write_atomic(arena, lock->path, text, strlen(text), err);
}
