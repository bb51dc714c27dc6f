/* Scans a header's text as far as hiding names needs it: without preprocessing, in all branches of
 * #if. */
#ifndef SYSROOT_HEADERS_HEADERS_SCAN_H
#define SYSROOT_HEADERS_HEADERS_SCAN_H

#include <stdbool.h>
#include <stddef.h>

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
    bool has_words;             /* it writes newer words, maybe in directives only */
};

void headers_scan(struct arena *arena, const struct newer *newer, struct text text,
                  enum scan_mode mode, struct header_facts *facts);

/* Returns the name that hides name `index` of `newer`. It has a number, because configure scripts
 * search preprocessed output for names. */
const char *headers_alias(struct arena *arena, size_t index);

/* Returns the header's text with the words of `newer` replaced by their aliases. A macro with an
 * older value is also defined with that. */
const char *headers_replace_words(struct arena *arena, const struct newer *newer, struct text text);

#endif
