/* File names as URIs. */
#ifndef REPORT_URI_H
#define REPORT_URI_H

#include "base/arena.h"

/* RFC 3986: relative to `directory` (an absolute path, or NULL) where the file lies below it, else
 * file:///...; bytes that URIs do not hold as they are become %XX. */
const char *uri_of_path(struct arena *arena, const char *directory, const char *path);

/* The path as seen from `directory` where it lies below it, else as it is. */
const char *uri_relative(const char *directory, const char *path);

/* The bytes of `path` as part of a URI. */
const char *uri_escape(struct arena *arena, const char *path);

#endif
