/* An entry of the key `repositories`: one line, as in apt's sources.list. */
#ifndef PROFILE_REPOSITORY_ENTRY_H
#define PROFILE_REPOSITORY_ENTRY_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

enum repository_kind { REPOSITORY_DEB, REPOSITORY_RPM };

/* deb [signed-by=/usr/share/keyrings/x.gpg arch=amd64] https://example.org/debian bullseye main */
struct repository_entry {
    const char *text; /* the whole entry, for messages */
    enum repository_kind kind;
    const char *key;          /* path of the keyring; "" = not given */
    struct strvec arches;     /* as the distribution calls them; none: all */
    const char *url;          /* without a slash at the end; or mirror:NAME */
    const char *suite;        /* of deb, else "" */
    struct strvec components; /* of deb */
};

/* Reads the entry. The error says what is wrong with it, and how it is to be written. */
int repository_entry_read(struct arena *arena, const char *text, struct repository_entry *entry,
                          struct error *err);

#endif
