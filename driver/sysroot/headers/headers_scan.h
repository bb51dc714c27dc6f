/* What a header's text says, as far as hiding names needs it: no preprocessing, all branches of
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
    const char *guard; /* macro that keeps all of the text from being read twice, or NULL */
    struct newer_set mentioned; /* newer names outside of directives: declared, most likely */
    struct newer_set defined;   /* newer names that the header makes macros of */
    struct newer_set referred;  /* newer functions that stand somewhere without '(' */
    struct strvec inner;        /* <bits/...> headers that it includes */
};

void headers_scan(struct arena *arena, const struct newer *newer, struct text text,
                  enum scan_mode mode, struct header_facts *facts);

#endif
