#include "profile/newer_profile.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "profile/catalog.h"

/* A file that may be the profile. */
struct candidate {
    const char *name;
    struct version hint; /* the release that the file's own text names; 0 if that is unclear */
};

/* What a file's text says, as far as it stands in lines of its own. */
struct sketch {
    const char *extends;    /* another file's name; NULL */
    struct version release; /* of `version: "2.28"` */
    bool mentions_release;  /* elsewhere than in a comment */
};

/* Returns the value of the line's key, without quotes, if that is the key; or NULL. */
static const char *value_of(struct arena *arena, const char *line, const char *key)
{
    if (!text_begins_with(line, key))
        return NULL;
    const char *value = line + strlen(key);
    value += strspn(value, " \t\"'");
    return arena_strndup(arena, value, strcspn(value, " \t\r\"'#"));
}

static struct sketch sketch_of(struct arena *arena, const char *bytes)
{
    struct sketch sketch = {0};
    struct strvec lines = strvec_split(arena, bytes, '\n');
    for (size_t i = 0; i < lines.count; i++) {
        const char *line = lines.items[i] + strspn(lines.items[i], " \t");
        const char *release = value_of(arena, line, "version:");
        if (*line != '#' && strstr(line, "version"))
            sketch.mentions_release = true;
        if (release && !version_parse(release, strlen(release), &sketch.release))
            sketch.release = (struct version){{0}};
        if (!sketch.extends)
            sketch.extends = value_of(arena, line, "extends:");
    }
    return sketch;
}

/* Stores the release that the file's text, or that of the file it extends, names. This only gives
 * the order in which files are read: reading a profile costs far more. Returns false if they name
 * none: a base, or the machine's own profile. */
static bool read_hint(const struct catalog *catalog, struct catalog_file file, struct version *hint)
{
    enum { DEEPEST = 8 };
    *hint = (struct version){{0}};
    for (unsigned depth = 0; depth < DEEPEST; depth++) {
        struct error ignored; /* reading the profile tells */
        struct sketch sketch = sketch_of(catalog->arena, file.bytes);
        if (sketch.mentions_release) {
            *hint = sketch.release;
            return true;
        }
        if (!sketch.extends)
            return false;
        size_t place = strcmp(sketch.extends, file.name) == 0 ? file.place + 1 : 0;
        if (catalog_find(catalog, sketch.extends, place, &file, &ignored) <= 0)
            return true; /* an alias, or a floor as it is */
    }
    return true;
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
        struct version hint;
        if ((i && strcmp(names.items[i], names.items[i - 1]) == 0) ||
            catalog_find(catalog, names.items[i], 0, &file, &ignored) <= 0 ||
            !read_hint(catalog, file, &hint))
            continue;
        (*candidates)[count++] = (struct candidate){.name = names.items[i], .hint = hint};
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
        if (profile_load(arena, roots, profile_name_beside(arena, own, candidate->name), &other,
                         NULL, &ignored) < 0 ||
            !is_like(&other, own, release) ||
            (best && version_compare(other.libc_version, least) >= 0))
            continue;
        best = other.name;
        least = other.libc_version;
    }
    return best;
}
