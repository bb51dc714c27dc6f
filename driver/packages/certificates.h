/* The certificates of authorities in a root, which a package's own script would gather. */
#ifndef PACKAGES_CERTIFICATES_H
#define PACKAGES_CERTIFICATES_H

#include "base/arena.h"
#include "base/error.h"

/* Writes etc/ssl/certs/ca-certificates.crt from all certificates in usr/share/ca-certificates,
 * where there are any and it is not there. */
int certificates_gather(struct arena *arena, const char *root, struct error *err);

#endif
