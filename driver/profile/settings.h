/* One YAML file read against a table of keys, through libcyaml. */
#ifndef PROFILE_SETTINGS_H
#define PROFILE_SETTINGS_H

#include <stdarg.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "profile/catalog.h"
#include "profile/keys.h"

/* The value of one key; its kind decides which member is used. */
struct setting {
    bool is_set;
    const char *text;
    int word;
    struct strvec list;
};

struct settings {
    struct arena *arena;
    const struct key_table *table;
    struct catalog_file file;
    struct setting values[KEY_MAX]; /* by the key's index in the table */
};

/* Reads `file`. libcyaml alone reads it, but where something is wrong or may be: only then is the
 * text outlined, to say where. Errors name line, column, key, the rule, and the nearest right
 * word. */
int settings_read(struct arena *arena, const struct key_table *table,
                  const struct catalog_file *file, struct settings *settings, struct error *err);

/* Sets `err` to "NAME:LINE:COLUMN: KEY: <the formatted text>", at the value of the key or entry
 * `path`. Returns -1. */
int settings_fail(const struct settings *settings, const char *path, struct error *err,
                  const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Does the same with arguments that the caller was given. */
int settings_vfail(const struct settings *settings, const char *path, struct error *err,
                   const char *format, va_list args) __attribute__((format(printf, 4, 0)));

/* Returns the setting at `path`, which is in the table. */
const struct setting *settings_get(const struct settings *settings, const char *path);

struct outline;

/* Says in `err` what is wrong with a file that libcyaml refused: a key that does not exist, or a
 * value of the wrong kind. Returns false when it finds nothing. */
bool settings_explain(const struct settings *settings, const struct outline *outline,
                      struct error *err);

#endif
