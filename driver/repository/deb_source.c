/* Repositories of Debian's format: a signed Release, which has the digests of the indexes. */
#include <inttypes.h>
#include <solv/repo.h>
#include <solv/repo_deb.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/fs.h"
#include "base/text.h"
#include "repository/index_file.h"
#include "repository/release_file.h"
#include "repository/universe.h"

/* What Release never exceeds. */
enum { MAX_RELEASE = 64 << 20 };

/* The metadata of a suite while they are read. */
struct reading {
    struct arena *arena;
    struct universe *universe;
    struct source *source;
    const char *base; /* address of the directory of the suite */
    struct release_file release;
};

/* A mirror must not give another suite than was asked for, nor one that is out of date. */
static int check_release(struct reading *reading, struct error *err)
{
    struct source *source = reading->source;
    const struct release_file *release = &reading->release;
    const char *suite = source->entry.suite;
    source->date = release->date;
    if ((*release->suite || *release->codename) && strcmp(release->suite, suite) != 0 &&
        strcmp(release->codename, suite) != 0)
        return error_set(err, "%s: the mirror has %s (%s) in the place of %s", source->name,
                         release->codename, release->suite, suite);
    if (release->valid_until && release->valid_until < (uint64_t)time(NULL))
        return error_set(err,
                         "%s: its metadata have expired (Valid-Until is %" PRIu64
                         " days ago): the mirror is outdated, or someone hides newer packages",
                         source->name, ((uint64_t)time(NULL) - release->valid_until) / 86400);
    return source_check_date(reading->universe, source, err);
}

static const struct release_index *find_index(const struct reading *reading, const char *component,
                                              const char *arch)
{
    static const char *const endings[] = {".xz", ".gz", ""};
    const struct release_index *index = NULL;
    for (size_t i = 0; i < sizeof(endings) / sizeof(*endings) && !index; i++)
        index = release_file_find(
            &reading->release,
            arena_printf(reading->arena, "%s/binary-%s/Packages%s", component, arch, endings[i]));
    return index;
}

/* Returns the value of the paragraph's field, or NULL. */
static const char *field_of(struct arena *arena, const char *paragraph, size_t size,
                            const char *field)
{
    const char *found = memmem(paragraph, size, field, strlen(field));
    if (!found)
        return NULL;
    found += strlen(field);
    return arena_strndup(arena, found, strcspn(found, "\n"));
}

/* Adds the fields that libsolv does not read: the size of the file, and the section. Its packages
 * are in the order of the paragraphs. */
static void add_fields(struct reading *reading, const char *text, Id first)
{
    struct arena *arena = reading->arena;
    Pool *pool = reading->universe->pool;
    Repodata *data = repo_add_repodata(reading->source->repo, 0);
    const char *end;
    for (const char *at = text; *at && first < pool->nsolvables; at = end) {
        end = strstr(at, "\n\n");
        size_t size = end ? (size_t)(end - at) : strlen(at);
        end = at + size + strspn(at + size, "\n");
        const char *name = field_of(arena, at, size, "Package: ");
        const char *section = field_of(arena, at, size, "\nSection: ");
        const char *bytes = field_of(arena, at, size, "\nSize: ");
        Solvable *solvable = pool_id2solvable(pool, first);
        if (!name || strcmp(name, pool_id2str(pool, solvable->name)) != 0)
            continue;
        if (section)
            repodata_set_poolstr(data, first, SOLVABLE_GROUP, section);
        if (bytes)
            repodata_set_num(data, first, SOLVABLE_DOWNLOADSIZE, strtoull(bytes, NULL, 10));
        first++;
    }
    repodata_internalize(data);
}

/* Returns where the index is downloaded from. */
static struct index_file file_of(const struct reading *reading, const struct release_index *index)
{
    struct arena *arena = reading->arena;
    const char *ending = strrchr(text_file_name(index->path), '.');
    const char *place = reading->release.has_by_hash
                            ? arena_printf(arena, "%s/by-hash/SHA256/%s",
                                           text_directory(arena, index->path), index->digest)
                            : index->path;
    return (struct index_file){arena_printf(arena, "%s/%s", reading->base, place), index->digest,
                               index->size, ending ? ending : ""};
}

/* Notes the lists of the files in the packages of a component, for a search. */
static void note_contents(struct reading *reading, const char *component)
{
    const char *const arches[] = {reading->universe->arch->debian, "all"};
    struct source *source = reading->source;
    for (size_t i = 0; i < sizeof(arches) / sizeof(*arches); i++) {
        const struct release_index *index =
            release_file_find(&reading->release, arena_printf(reading->arena, "%s/Contents-%s.gz",
                                                              component, arches[i]));
        if (index)
            source->contents[source->contents_count++] = file_of(reading, index);
    }
}

/* Downloads the index of a component, and unpacks it to what Release says of it. */
static int get_index(struct reading *reading, const struct release_index *index, char **text,
                     size_t *size, struct error *err)
{
    struct arena *arena = reading->arena;
    const char *ending = strrchr(text_file_name(index->path), '.');
    const char *plain = ending ? text_stem(arena, index->path) : index->path;
    const struct release_index *unpacked = release_file_find(&reading->release, plain);
    const struct index_file file = file_of(reading, index);
    const char *path;
    if (index_file_keep(reading->universe, &file, &path, err) < 0)
        return -1;
    return index_file_unpack(reading->universe, path, unpacked ? unpacked->size : 0, text, size,
                             err);
}

static int read_component(struct reading *reading, const char *component, struct error *err)
{
    const char *arch = reading->universe->arch->debian;
    const struct release_index *index = find_index(reading, component, arch);
    if (!index)
        return error_set(err, "%s: has no component %s for %s", reading->source->name, component,
                         arch);
    char *text = NULL;
    size_t size = 0;
    if (get_index(reading, index, &text, &size, err) < 0)
        return -1;
    Id first = reading->universe->pool->nsolvables;
    FILE *file = fmemopen(text, size, "r");
    if (!file)
        return error_system(err, index->path, "cannot read");
    int status = repo_add_debpackages(reading->source->repo, file, 0);
    fclose(file);
    if (status == 0)
        add_fields(reading, text, first);
    return status == 0 ? 0
                       : error_set(err, "%s: %s: %s", reading->source->name, index->path,
                                   pool_errstr(reading->universe->pool));
}

/* Stores the text of the suite's Release: that of InRelease, which is of one piece, else that of
 * the file with a detached signature, of which caches may keep an old one beside a new one. */
static int read_release(const struct reading *reading, const char **text, struct error *err)
{
    const char *path;
    size_t size;
    if (index_file_read_signed(reading->universe, reading->source, reading->base, "InRelease", text,
                               err) < 0)
        return -1;
    if (*text)
        return 0;
    if (index_file_get(reading->universe, reading->base, "Release", MAX_RELEASE, &path, err) < 0)
        return -1;
    const struct index_signature signature = {reading->base, "Release", "Release.gpg", path};
    return index_file_verify(reading->universe, reading->source, &signature, err) < 0
               ? -1
               : fs_read(reading->arena, path, text, &size, err);
}

int deb_source_read(struct universe *universe, struct source *source, struct error *err)
{
    struct arena *arena = universe->arena;
    struct reading reading = {
        .arena = arena,
        .universe = universe,
        .source = source,
        .base = arena_printf(arena, "%s/dists/%s", source->url, source->entry.suite),
    };
    const char *text;
    if (read_release(&reading, &text, err) < 0 ||
        release_file_read(arena, source->name, text, &reading.release, err) < 0 ||
        check_release(&reading, err) < 0)
        return -1;
    const struct strvec *components = &source->entry.components;
    source->contents = arena_alloc(arena, 2 * components->count * sizeof(*source->contents));
    for (size_t i = 0; i < components->count; i++) {
        note_contents(&reading, components->items[i]);
        if (read_component(&reading, components->items[i], err) < 0)
            return -1;
    }
    return 0;
}
