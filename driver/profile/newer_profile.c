#include "profile/newer_profile.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "profile/catalog.h"

/* A file that may be the profile. */
struct candidate {
    const char *name;
    struct version hint; /* the release that the file's own line names; 0 if it has no such line */
};

/* Reads the line `version: "2.28"`, wherever it stands. It only gives the order in which files are
 * read: reading a profile costs far more. */
static struct version read_hint(const char *bytes)
{
    static const char key[] = "version:";
    for (const char *line = bytes; line; line = strchr(line, '\n')) {
        struct version hint;
        line += strspn(line, "\n \t");
        if (!text_begins_with(line, key))
            continue;
        const char *value = line + sizeof(key) - 1;
        value += strspn(value, " \t\"'");
        if (version_parse(value, strspn(value, ".0123456789"), &hint))
            return hint;
    }
    return (struct version){{0}};
}

static int compare(const void *a, const void *b)
{
    const struct candidate *one = a;
    const struct candidate *other = b;
    int order = version_compare(one->hint, other->hint);
    return order ? order : strcmp(one->name, other->name);
}

static size_t collect(const struct catalog *catalog, struct candidate **candidates)
{
    struct strvec names = {0};
    struct error ignored; /* what cannot be read cannot be chosen */
    size_t count = 0;
    for (size_t place = 0; place < catalog_place_count(catalog); place++)
        (void)catalog_list(catalog, place, &names, &ignored);
    strvec_sort(&names);
    *candidates = arena_alloc(catalog->arena, (names.count + 1) * sizeof(**candidates));
    for (size_t i = 0; i < names.count; i++) {
        struct catalog_file file;
        if ((i && strcmp(names.items[i], names.items[i - 1]) == 0) ||
            catalog_find(catalog, names.items[i], 0, &file, &ignored) <= 0)
            continue;
        (*candidates)[count++] =
            (struct candidate){.name = names.items[i], .hint = read_hint(file.bytes)};
    }
    if (count)
        qsort(*candidates, count, sizeof(**candidates), compare);
    return count;
}

static bool is_like(const struct profile *other, const struct profile *own, struct version release)
{
    return strcmp(other->name, own->name) != 0 && other->libc == own->libc &&
           strcmp(other->arch, own->arch) == 0 && other->link_mode == own->link_mode &&
           version_compare(other->libc_version, release) >= 0;
}

const char *newer_profile_find(struct arena *arena, const struct strvec *roots,
                               const struct profile *own, struct version release)
{
    const struct catalog catalog = {arena, roots, NULL};
    struct candidate *candidates;
    size_t count = collect(&catalog, &candidates);
    const char *best = NULL;
    struct version least = {{0}};
    for (size_t i = 0; i < count; i++) {
        const struct candidate *candidate = &candidates[i];
        struct profile other;
        struct error ignored;
        if (!version_is_zero(candidate->hint) &&
            (version_compare(candidate->hint, release) < 0 ||
             (best && version_compare(candidate->hint, least) >= 0)))
            continue;
        if (profile_load(arena, roots, candidate->name, &other, NULL, &ignored) < 0 ||
            !is_like(&other, own, release) ||
            (best && version_compare(other.libc_version, least) >= 0))
            continue;
        best = other.name;
        least = other.libc_version;
    }
    return best;
}
