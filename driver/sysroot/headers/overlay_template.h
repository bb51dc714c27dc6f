/* Overlay templates: headers of our own (sysroots/include/glibc) with parts for some releases only.
 * sysroots/include/README.md describes the language. */
#ifndef SYSROOT_HEADERS_OVERLAY_TEMPLATE_H
#define SYSROOT_HEADERS_OVERLAY_TEMPLATE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/data.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "tables/polyfill.h"

struct template_facts {
    struct version floor;
    struct version host;
    bool is_64;                         /* the architecture's class */
    bool is_on_host;                    /* the host has a header of this name */
    const struct polyfill_table *given; /* polyfills of functions that the floor lacks, or NULL */
};

struct template_result {
    const char *text;   /* "" when no part holds: the template does not apply to this release */
    struct strvec hide; /* names of @hide, whose declarations in the original are hidden */
};

int template_expand(struct arena *arena, const struct data *data,
                    const struct template_facts *facts, struct template_result *result,
                    struct error *err);

#endif
