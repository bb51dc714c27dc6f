/* OpenPGP signatures, verified by gpgv (GnuPG) or sqv (Sequoia), which apt uses too. */
#ifndef REPOSITORY_SIGNATURE_H
#define REPOSITORY_SIGNATURE_H

#include "base/arena.h"
#include "base/error.h"

/* A file with a detached signature, and the keyring of those who may have made it. */
struct signature {
    const char *file;
    const char *signature;
    const char *keyring;   /* binary, or armored text */
    const char *temporary; /* directory for a keyring in the other form */
    const char *url;       /* of the file, for messages */
};

/* Verifies it. The error says what is wrong: an unknown key, a bad signature, no program for it. */
int signature_verify(struct arena *arena, const char *const *environment,
                     const struct signature *signature, struct error *err);

#endif
