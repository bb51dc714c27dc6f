/* What every command works with: the profile, its file, its lock, and the store. */
#ifndef PACKAGES_SESSION_H
#define PACKAGES_SESSION_H

#include "locked/lockfile.h"
#include "packages/verbs.h"
#include "profile/profile.h"
#include "repository/universe.h"

struct session {
    struct job *job;
    struct profile profile;
    const char *cache;
    const char *file;    /* of the profile, or that is to be written for a shipped one */
    const char *shipped; /* name of the profile that `file` is to extend; NULL: `file` exists */
    struct strvec own;   /* the packages that `file` itself names */
    struct lockfile lock;
    int guard; /* the lock on the directory of `file`, held until the process ends */
};

/* Opens it. With `is_exclusive`, waits until no other process changes the profile's directory. */
int session_open(struct job *job, bool is_exclusive, struct session *session, struct error *err);

/* Returns what the repositories of the profile are read with. */
struct universe_request session_request(const struct session *session);

/* Resolves `names` (all packages of the profile) anew, downloads what is missing, makes the tree,
 * and writes the lock. */
int session_lock(struct session *session, const struct strvec *names, struct error *err);

/* Sets the key `packages` of the profile's file, which is written where there is none. */
int session_set_packages(struct session *session, const struct strvec *own, struct error *err);

#endif
