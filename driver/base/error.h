/* One error with its story. A fallible function takes `struct error *err` last and returns -1. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

struct error {
    char text[2048]; /* what, where, which rule, what to do: one or more lines, no final newline */
};

/* Sets the text; returns -1 so that `return error_set(...)` reads as one statement. */
int error_set(struct error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Puts "<what the caller was doing>: " before the text; returns -1. */
int error_wrap(struct error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
