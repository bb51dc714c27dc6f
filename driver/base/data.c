#include "base/data.h"

#include <errno.h>
#include <string.h>

#include "base/fs.h"

extern const struct data embedded_files[];
extern const size_t embedded_file_count;
extern const char embedded_digest[];
extern const char embedded_sysroot_digest[];

/* Returns the index of the first file whose name is not less than `name`. */
static size_t lower_bound(const char *name)
{
    size_t low = 0;
    size_t high = embedded_file_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(embedded_files[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct data *data_find(const char *name)
{
    size_t i = lower_bound(name);
    if (i < embedded_file_count && strcmp(embedded_files[i].name, name) == 0)
        return &embedded_files[i];
    return NULL;
}

const struct data *data_list(const char *prefix, size_t *count)
{
    size_t first = lower_bound(prefix);
    size_t end = first;
    while (end < embedded_file_count &&
           strncmp(embedded_files[end].name, prefix, strlen(prefix)) == 0)
        end++;
    *count = end - first;
    return &embedded_files[first];
}

int data_open(struct arena *arena, const struct strvec *roots, const char *name, struct data *data,
              struct error *err)
{
    for (size_t i = 0; i < roots->count; i++) {
        const char *path = arena_printf(arena, "%s/%s", roots->items[i], name);
        if (!fs_exists(path))
            continue;
        data->name = path;
        return fs_read(arena, path, &data->bytes, &data->size, err);
    }
    const struct data *embedded = data_find(name);
    if (!embedded)
        return error_set(err, "%s: abicc has no such data file", name);
    *data = *embedded;
    return 0;
}

const char *data_digest(void)
{
    return embedded_digest;
}

const char *data_sysroot_digest(void)
{
    return embedded_sysroot_digest;
}
