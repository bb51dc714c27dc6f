/* File names as URIs. */
#ifndef REPORT_URI_H
#define REPORT_URI_H

#include "base/arena.h"

/* Returns the path as a URI (RFC 3986): relative where the file is below `directory` (an absolute
 * path, or NULL), else file:///...; bytes that may not appear in a URI become %XX. */
const char *uri_of_path(struct arena *arena, const char *directory, const char *path);

/* Returns the path relative to `directory` where it is below that, else unchanged. */
const char *uri_relative(const char *directory, const char *path);

/* Returns `path` with the bytes that may not appear in a URI as %XX. */
const char *uri_escape(struct arena *arena, const char *path);

#endif
