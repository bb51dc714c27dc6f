/* All packages that the repositories of a profile have for one architecture, and which of them a
 * set of packages needs. */
#ifndef REPOSITORY_UNIVERSE_H
#define REPOSITORY_UNIVERSE_H

#include <solv/pool.h>
#include <solv/repo.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "locked/lockfile.h"
#include "profile/profile.h"
#include "profile/repository_entry.h"
#include "tables/arch.h"

/* How repositories are read. */
struct universe_request {
    const struct profile *profile;
    const char *const *environment;
    const char *store;           /* of the cache: package_store */
    const struct lockfile *lock; /* what was seen before */
    bool allows_unsigned;
    FILE *notes; /* gets warnings */
};

/* One repository, or one suite of it. */
struct source {
    struct repository_entry entry;
    const char *url;  /* from which files are downloaded */
    const char *name; /* in the lock: its address, or mirror:NAME, and the suite */
    uint64_t date;    /* of its metadata, seconds since 1970 */
    bool is_unsigned;
    Repo *repo;
    struct index_file *contents; /* lists of the files in packages, not downloaded yet */
    size_t contents_count;
};

struct universe {
    struct arena *arena;
    const struct universe_request *request;
    const struct arch *arch;
    enum repository_kind kind;
    Pool *pool;
    struct source *sources;
    size_t source_count;
    const char *temporary; /* directory for what is read once */
};

/* Downloads the metadata of the profile's repositories, verifies them and reads them. */
int universe_open(struct arena *arena, const struct universe_request *request,
                  struct universe *universe, struct error *err);
void universe_close(struct universe *universe);

/* Returns whether there is a package of that name. */
bool universe_has(const struct universe *universe, const char *name);

/* Add the names of the packages that have `part` in their names, or the file: usr/include/zlib.h,
 * or only its last parts, openssl/ssl.h. */
int universe_search_name(const struct universe *universe, const char *part, struct strvec *found,
                         struct error *err);
int universe_search_file(const struct universe *universe, const char *file, struct strvec *found,
                         struct error *err);

/* What packages are chosen for. */
enum purpose {
    PURPOSE_BUILD,   /* headers and libraries beside a generated C library */
    PURPOSE_SYSROOT, /* the same, and the C library itself */
    PURPOSE_ROOT     /* a system in which programs run */
};

struct chosen_package {
    struct locked_package package;
    const char *url; /* from which it is downloaded */
};

struct choice_of_packages {
    struct chosen_package *items;
    size_t count;
};

/* Chooses the newest packages of these names, with all that they need. The error says which name
 * is not there, or why they do not fit together. */
int universe_choose(struct universe *universe, const struct strvec *names, enum purpose purpose,
                    struct choice_of_packages *chosen, struct error *err);

/* Adds the metadata of one source: one function for each kind of repository. */
int deb_source_read(struct universe *universe, struct source *source, struct error *err);
int rpm_source_read(struct universe *universe, struct source *source, struct error *err);

/* Checks that metadata of this date are not older than those in the lock. */
int source_check_date(const struct universe *universe, const struct source *source,
                      struct error *err);

#endif
