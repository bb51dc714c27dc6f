/* Tables in text form: lines of fields between single separators. Lines that begin with # and empty
 * lines are skipped. Fields are borrowed from the table's bytes. Every error names file and line.
 */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/text.h"

enum { TABLE_MAX_FIELDS = 10 };

struct table {
    const char *name; /* for errors */
    const char *next; /* the line to read next */
    const char *end;
    unsigned line;
    char separator;
    struct text field[TABLE_MAX_FIELDS]; /* of the line read last */
    size_t field_count;
};

/* Opens a data file as data_open does. */
int table_open(struct arena *arena, const struct strvec *roots, const char *name, char separator,
               struct table *table, struct error *err);

/* Reads the next line: 1, 0 at the end of the table, -1 when a field is empty or there are too
 * many. */
int table_next(struct table *table, struct error *err);

/* The number of lines that are left at most: room for what they say. */
size_t table_line_limit(const struct table *table);

/* The line must have this many fields. */
int table_expect(const struct table *table, size_t count, struct error *err);

/* Errors about the line as a whole, or "'<field>' is not <what>". */
int table_bad_line(const struct table *table, const char *what, struct error *err);
int table_bad_field(const struct table *table, size_t field, const char *what, struct error *err);

/* A field as a string. */
char *table_copy(struct arena *arena, const struct table *table, size_t field);

/* Reads an unsigned number of at most 32 bits in decimal, or in small hex digits after 0x. */
bool table_number(struct text text, uint64_t *number);

#endif
