/* Repositories of rpm packages: a signed repomd.xml, which has the digests of the indexes. */
#include <solv/dataiterator.h>
#include <solv/repo.h>
#include <solv/repo_repomdxml.h>
#include <solv/repo_rpmmd.h>
#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "repository/index_file.h"

/* What repomd.xml never exceeds. */
enum { MAX_REPOMD = 16 << 20 };

#define REPOMD "repodata/repomd.xml"

/* Finds the index of packages in repomd.xml. */
static int find_primary(struct universe *universe, struct source *source, struct index_file *index,
                        struct error *err)
{
    Dataiterator di;
    Pool *pool = universe->pool;
    struct arena *arena = universe->arena;
    const char *place = NULL;
    const char *digest = NULL;
    Id type = 0;
    dataiterator_init(&di, pool, source->repo, SOLVID_META, REPOSITORY_REPOMD_TYPE, "primary",
                      SEARCH_STRING);
    dataiterator_prepend_keyname(&di, REPOSITORY_REPOMD);
    if (dataiterator_step(&di)) {
        dataiterator_setpos_parent(&di);
        place = pool_lookup_str(pool, SOLVID_POS, REPOSITORY_REPOMD_LOCATION);
        digest = pool_lookup_checksum(pool, SOLVID_POS, REPOSITORY_REPOMD_CHECKSUM, &type);
        index->size = pool_lookup_num(pool, SOLVID_POS, REPOSITORY_REPOMD_SIZE, 0);
    }
    struct strvec parts = strvec_split(arena, place ? place : "..", '/');
    bool is_usable = digest && type == REPOKEY_TYPE_SHA256 && !strvec_contains(&parts, "..");
    if (is_usable) {
        const char *ending = strrchr(text_file_name(place), '.');
        index->url = arena_printf(arena, "%s/%s", source->url, place);
        index->digest = arena_strdup(arena, digest);
        index->ending = ending ? arena_strdup(arena, ending) : "";
    }
    dataiterator_free(&di);
    return is_usable ? 0
                     : error_set(err,
                                 "%s: its " REPOMD " names no list of packages with a SHA-256 "
                                 "digest",
                                 source->name);
}

static int read_repomd(struct universe *universe, struct source *source, const char *path,
                       struct error *err)
{
    FILE *file = fopen(path, "re");
    if (!file)
        return error_system(err, path, "cannot open");
    int status = repo_add_repomdxml(source->repo, file, 0);
    fclose(file);
    if (status != 0)
        return error_set(err, "%s: " REPOMD ": %s", source->name, pool_errstr(universe->pool));
    source->date = repo_lookup_num(source->repo, SOLVID_META, REPOSITORY_TIMESTAMP, 0);
    return source_check_date(universe, source, err);
}

int rpm_source_read(struct universe *universe, struct source *source, struct error *err)
{
    const char *path;
    struct index_file index = {0};
    char *text = NULL;
    size_t size = 0;
    if (index_file_get(universe, source->url, REPOMD, MAX_REPOMD, &path, err) < 0)
        return -1;
    const struct index_signature signature = {source->url, REPOMD, REPOMD ".asc", path};
    if (index_file_verify(universe, source, &signature, err) < 0 ||
        read_repomd(universe, source, path, err) < 0 ||
        find_primary(universe, source, &index, err) < 0 ||
        index_file_keep(universe, &index, &path, err) < 0 ||
        index_file_unpack(universe, path, 0, &text, &size, err) < 0)
        return -1;
    FILE *file = fmemopen(text, size, "r");
    if (!file)
        return error_system(err, path, "cannot read");
    int status = repo_add_rpmmd(source->repo, file, NULL, 0);
    fclose(file);
    return status == 0
               ? 0
               : error_set(err, "%s: %s: %s", source->name, index.url, pool_errstr(universe->pool));
}
