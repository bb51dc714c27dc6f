/* Scans a header's text as far as hiding names needs it: without preprocessing, in all branches of
 * #if. */
#ifndef SYSROOT_HEADERS_HEADERS_SCAN_H
#define SYSROOT_HEADERS_HEADERS_SCAN_H

#include "base/arena.h"
#include "base/strvec.h"
#include "tables/newer.h"

/* How a header writes the names of functions. */
enum scan_mode {
    SCAN_PLAIN,
    SCAN_MATH,       /* pastes type suffixes to them (bits/mathcalls.h) */
    SCAN_MATH_NARROW /* also prefixes: f ## add ## l (bits/mathcalls-narrow.h) */
};

struct header_facts {
    const char *guard;          /* the macro that keeps the text from being read twice, or NULL */
    struct newer_set mentioned; /* newer names outside of directives: probably declared */
    struct newer_set defined;   /* newer names that the header defines as macros */
    struct newer_set referred;  /* newer functions that appear without '(' */
    struct strvec inner;        /* <bits/...> headers that it includes */
};

void headers_scan(struct arena *arena, const struct newer *newer, struct text text,
                  enum scan_mode mode, struct header_facts *facts);

#endif
