#include "profile/catalog.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/data.h"
#include "base/fs.h"
#include "base/tree.h"

static const char suffix[] = ".yaml";
static const char embedded_directory[] = "profiles/";

enum {
    MAX_BYTES = 1024 * 1024, /* more is not even read; outline.c has the finer limit */
    MAX_NAME = 100
};

bool catalog_is_name(const char *name)
{
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-";
    size_t length = strlen(name);
    return length && length <= MAX_NAME && !strchr("._+-", *name) &&
           strspn(name, allowed) == length &&
           strcmp(name, "config") !=
               0; /* config.yaml is the user's config, in the same directory */
}

size_t catalog_place_count(const struct catalog *catalog)
{
    return catalog->roots->count * 2 + 1;
}

/* Returns the directory of a place; NULL for the embedded profiles. */
static const char *place_directory(const struct catalog *catalog, size_t place)
{
    if (place >= catalog->roots->count * 2)
        return NULL;
    const char *root = catalog->roots->items[place / 2];
    return place % 2 ? arena_printf(catalog->arena, "%s/profiles", root) : root;
}

int catalog_read(const struct catalog *catalog, const char *path, struct catalog_file *file,
                 struct error *err)
{
    witness_see(catalog->arena, catalog->sources, path);
    struct stat st;
    if (stat(path, &st) < 0) {
        /* EACCES: a directory that leads to it cannot be entered, as root's HOME by another user.
         */
        if (errno == ENOENT || errno == ENOTDIR || errno == EACCES)
            return 0;
        return error_system(err, path, "cannot stat");
    }
    if (st.st_size > MAX_BYTES)
        return error_set(err, "%s: %lld bytes are too many for a settings file", path,
                         (long long)st.st_size);
    file->origin = path;
    return fs_read(catalog->arena, path, &file->bytes, &file->size, err) < 0 ? -1 : 1;
}

static int read_at(const struct catalog *catalog, const char *name, size_t place,
                   struct catalog_file *file, struct error *err)
{
    const char *directory = place_directory(catalog, place);
    *file = (struct catalog_file){.name = name, .place = place};
    if (directory)
        return catalog_read(
            catalog, arena_printf(catalog->arena, "%s/%s%s", directory, name, suffix), file, err);
    const char *path = arena_printf(catalog->arena, "%s%s%s", embedded_directory, name, suffix);
    const struct data *data = data_find(path);
    if (!data)
        return 0;
    file->origin = data->name;
    file->bytes = data->bytes;
    file->size = data->size;
    return 1;
}

int catalog_find(const struct catalog *catalog, const char *name, size_t place,
                 struct catalog_file *file, struct error *err)
{
    if (!catalog_is_name(name))
        return 0;
    for (; place < catalog_place_count(catalog); place++) {
        int status = read_at(catalog, name, place, file, err);
        if (status != 0)
            return status;
    }
    return 0;
}

/* Adds the profile's name if `entry` is the name of a profile's file. */
static void add_entry(const struct catalog *catalog, const char *entry, struct strvec *names)
{
    size_t length = strlen(entry);
    size_t ending = strlen(suffix);
    if (length <= ending || strcmp(entry + length - ending, suffix) != 0)
        return;
    const char *name = arena_strndup(catalog->arena, entry, length - ending);
    if (catalog_is_name(name))
        strvec_push(catalog->arena, names, name);
}

int catalog_list(const struct catalog *catalog, size_t place, struct strvec *names,
                 struct error *err)
{
    const char *directory = place_directory(catalog, place);
    if (!directory) {
        size_t count;
        const struct data *data = data_list(embedded_directory, &count);
        for (size_t i = 0; i < count; i++)
            add_entry(catalog, data[i].name + strlen(embedded_directory), names);
        return 0;
    }
    /* A new file is a new name. */
    witness_see(catalog->arena, catalog->sources, arena_printf(catalog->arena, "%s/", directory));
    struct tree_list list;
    if (tree_list(catalog->arena, directory, &list, err) < 0)
        return err->code == ENOENT || err->code == ENOTDIR ? 0 : -1;
    for (size_t i = 0; i < list.count; i++)
        add_entry(catalog, list.items[i].name, names);
    strvec_sort(names);
    return 0;
}
