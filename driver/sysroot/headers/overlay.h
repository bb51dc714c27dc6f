/* The overlay: headers that replace the host's, so that a compiler sees the target's release. */
#ifndef SYSROOT_HEADERS_OVERLAY_H
#define SYSROOT_HEADERS_OVERLAY_H

#include "base/arena.h"
#include "base/error.h"
#include "sysroot/headers/headers.h"
#include "sysroot/headers/headers_list.h"

/* Marks headers of the sorted list as left out, and gives others a text of their own; adds headers
 * that the release has and the host lacks. The list is sorted afterwards. */
int overlay_apply(struct arena *arena, const struct headers_request *request,
                  struct header_list *list, struct error *err);

#endif
