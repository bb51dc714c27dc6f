/* One error with its story. A fallible function takes `struct error *err` last and returns -1. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stddef.h>

struct error {
    char text[2048]; /* what, where, which rule, what to do: one or more lines, no final newline */
    size_t subject;  /* how many bytes of `text` name what it is about, ": " among them */
    int code;        /* errno of the system call that failed; 0 when it was none */
};

/* All of these return -1, so that `return error_set(...)` reads as one statement. */

/* Sets the text. */
int error_set(struct error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Sets the text to "<subject>: <the formatted text>". */
int error_about(struct error *err, const char *subject, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Does the same for a system call that has just failed, and adds ": <its reason>" from errno.
 * Without a subject when that is NULL. */
int error_system(struct error *err, const char *subject, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Puts "<what the caller was doing>: " before the text, which becomes its subject. */
int error_wrap(struct error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Returns the text for a caller that has named `named` already: without its subject if it is that.
 */
const char *error_reason(const struct error *err, const char *named);

#endif
