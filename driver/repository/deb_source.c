/* Repositories of Debian's format: a signed Release, which has the digests of the indexes. */
#include <errno.h>
#include <inttypes.h>
#include <solv/repo.h>
#include <solv/repo_deb.h>
#include <solv/solv_xfopen.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/text.h"
#include "repository/download.h"
#include "repository/mirror.h"
#include "repository/release_file.h"
#include "repository/sha256.h"
#include "repository/signature.h"
#include "repository/universe.h"

/* What Release and its signature never exceed. */
enum { MAX_RELEASE = 64 << 20, MAX_SIGNATURE = 1 << 20, MAX_INDEX = 512 << 20 };

/* The metadata of a suite while they are read. */
struct reading {
    struct arena *arena;
    struct universe *universe;
    struct source *source;
    const char *base; /* address of the directory of the suite */
    struct release_file release;
};

static int get(struct reading *reading, const char *name, uint64_t limit, const char **path,
               struct error *err)
{
    struct arena *arena = reading->arena;
    *path = arena_printf(arena, "%s/%s", reading->universe->temporary, name);
    const struct download download = {
        .url = arena_printf(arena, "%s/%s", reading->base, name), .path = *path, .size = limit};
    return download_all(arena, &download, 1, err);
}

static int warn_of_unsigned(const struct reading *reading, const char *why)
{
    fprintf(reading->universe->request->notes,
            "abictl: warning: %s IS NOT VERIFIED, because --allow-unsigned was given: %s\n",
            reading->source->name, why);
    reading->source->is_unsigned = true;
    return 0;
}

/* Verifies the signature of the file Release at `path`. */
static int verify(struct reading *reading, const char *path, struct error *err)
{
    const struct universe_request *request = reading->universe->request;
    const struct repository_entry *entry = &reading->source->entry;
    const char *keyring = *entry->key ? entry->key : mirror_keyring(entry);
    struct signature signature = {.file = path,
                                  .keyring = keyring,
                                  .url = arena_printf(reading->arena, "%s/Release", reading->base)};
    if (get(reading, "Release.gpg", MAX_SIGNATURE, &signature.signature, err) < 0) {
        if (err->code != ENOENT)
            return -1;
        error_set(err,
                  "%s: is not signed: there is no Release.gpg beside it\n  --allow-unsigned "
                  "takes its packages without knowing who made them",
                  signature.url);
    } else if (!keyring) {
        error_set(err,
                  "%s: there is no key for it: name the keyring in `repositories`, as in\n"
                  "  deb [signed-by=/usr/share/keyrings/NAME.gpg] %s %s ...",
                  signature.url, entry->url, entry->suite);
    } else if (signature_verify(reading->arena, request->environment, &signature, err) == 0) {
        return 0;
    }
    return request->allows_unsigned ? warn_of_unsigned(reading, err->text) : -1;
}

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

/* Downloads the index, unless it is in the store. */
static int get_index(struct reading *reading, const struct release_index *index, const char **path,
                     struct error *err)
{
    struct arena *arena = reading->arena;
    const char *digest;
    const char *ending = strrchr(text_file_name(index->path), '.');
    struct error ignored;
    *path = arena_printf(arena, "%s/indexes/%s%s", reading->universe->request->store, index->digest,
                         ending ? ending : "");
    if (fs_exists(*path) && sha256_of_file(arena, *path, &digest, &ignored) == 0 &&
        strcmp(digest, index->digest) == 0)
        return 0;
    const char *place = reading->release.has_by_hash
                            ? arena_printf(arena, "%s/by-hash/SHA256/%s",
                                           text_directory(arena, index->path), index->digest)
                            : index->path;
    const struct download download = {.url = arena_printf(arena, "%s/%s", reading->base, place),
                                      .path = *path,
                                      .digest = index->digest,
                                      .size = index->size};
    return download_all(arena, &download, 1, err);
}

/* Unpacks an index, which may not have more bytes than Release says of it. */
static int unpack_index(struct reading *reading, const char *component, const char *path,
                        char **text, size_t *size, struct error *err)
{
    const char *name = arena_printf(reading->arena, "%s/binary-%s/Packages", component,
                                    reading->universe->arch->debian);
    const struct release_index *index = release_file_find(&reading->release, name);
    size_t limit = index && index->size < MAX_INDEX ? (size_t)index->size : MAX_INDEX;
    FILE *file = solv_xfopen(path, "r");
    if (!file)
        return error_system(err, path, "cannot open");
    *text = arena_alloc(reading->arena, limit + 1);
    *size = fread(*text, 1, limit, file);
    bool is_whole = !ferror(file) && fgetc(file) == EOF;
    fclose(file);
    return is_whole && *size ? 0
                             : error_set(err, "%s: %s: is damaged, or unpacks to more than it says",
                                         reading->source->name, name);
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

static int read_component(struct reading *reading, const char *component, struct error *err)
{
    const char *arch = reading->universe->arch->debian;
    const struct release_index *index = find_index(reading, component, arch);
    const char *path;
    if (!index)
        return error_set(err, "%s: has no component %s for %s", reading->source->name, component,
                         arch);
    if (get_index(reading, index, &path, err) < 0)
        return -1;
    char *text = NULL;
    size_t size = 0;
    if (unpack_index(reading, component, path, &text, &size, err) < 0)
        return -1;
    Id first = reading->universe->pool->nsolvables;
    FILE *file = fmemopen(text, size, "r");
    if (!file)
        return error_system(err, path, "cannot read");
    int status = repo_add_debpackages(reading->source->repo, file, 0);
    fclose(file);
    if (status == 0)
        add_fields(reading, text, first);
    return status == 0 ? 0
                       : error_set(err, "%s: %s: %s", reading->source->name, index->path,
                                   pool_errstr(reading->universe->pool));
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
    const char *path;
    const char *text;
    size_t size;
    if (fs_make_dirs(arena, arena_printf(arena, "%s/indexes", universe->request->store), 0755,
                     err) < 0 ||
        get(&reading, "Release", MAX_RELEASE, &path, err) < 0 || verify(&reading, path, err) < 0 ||
        fs_read(arena, path, &text, &size, err) < 0 ||
        release_file_read(arena, source->name, text, &reading.release, err) < 0 ||
        check_release(&reading, err) < 0)
        return -1;
    for (size_t i = 0; i < source->entry.components.count; i++)
        if (read_component(&reading, source->entry.components.items[i], err) < 0)
            return -1;
    return 0;
}
