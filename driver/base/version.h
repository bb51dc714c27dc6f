/* Release numbers such as 2.17 or 1.2.5, compared number by number (2.2.5 < 2.3 < 2.10). */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#include <stdbool.h>
#include <stddef.h>

struct version {
    unsigned part[3]; /* missing parts are 0 */
};

enum { VERSION_TEXT_SIZE = 36 };

/* Reads "N", "N.N" or "N.N.N" from the `length` bytes at `text`; returns false for anything else.
 */
bool version_parse(const char *text, size_t length, struct version *version);

/* Returns a number less than, equal to or greater than 0, as strcmp does. */
int version_compare(struct version a, struct version b);

/* Writes "2.17" or "2.2.5", with the third part only when it is not 0. Returns `buffer`. */
const char *version_text(struct version version, char buffer[VERSION_TEXT_SIZE]);

/* A release that never comes, and so is newer than all. */
enum { VERSION_NEVER = -1 };

static inline bool version_is_never(struct version v)
{
    return v.part[0] == (unsigned)VERSION_NEVER;
}

static inline bool version_is_zero(struct version v)
{
    return !v.part[0] && !v.part[1] && !v.part[2];
}

#endif
