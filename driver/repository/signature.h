/* OpenPGP signatures, verified by gpgv (GnuPG) or sqv (Sequoia), which apt uses too. */
#ifndef REPOSITORY_SIGNATURE_H
#define REPOSITORY_SIGNATURE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"

/* A file with a detached signature, or one that carries its own, and the keyring of those who may
 * have made it. */
struct signature {
    const char *file;
    const char *signature; /* a file, too; NULL: the file is clearsigned text */
    const char *keyring;   /* binary, or armored text */
    const char *temporary; /* directory for a keyring in the other form */
    const char *url;       /* of the file, for messages */
};

/* Verifies it. The error says what is wrong: an unknown key, a bad signature, no program for it. */
int signature_verify(struct arena *arena, const char *const *environment,
                     const struct signature *signature, struct error *err);

/* Verifies clearsigned text, and stores what of it is signed: nothing else may be read. Needs
 * signature_can_read. */
int signature_read(struct arena *arena, const char *const *environment,
                   const struct signature *signature, const char **text, struct error *err);

/* Returns whether there is a program that tells what of a clearsigned text is signed: gpgv. */
bool signature_can_read(struct arena *arena, const char *const *environment);

#endif
