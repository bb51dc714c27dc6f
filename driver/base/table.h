/* Tables as text: lines of fields with single separators. Lines that begin with # and empty lines
 * are skipped. Fields are borrowed from the table's bytes. Every error names the file and the line.
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

enum { TABLE_MAX_FIELDS = 12 };

struct table {
    const char *name; /* for errors */
    const char *next; /* the start of the next line */
    const char *end;
    unsigned line;
    char separator;
    struct text field[TABLE_MAX_FIELDS]; /* of the current line */
    size_t field_count;
};

/* Opens a data file as data_open does. */
int table_open(struct arena *arena, const struct strvec *roots, const char *name, char separator,
               struct table *table, struct error *err);

/* Reads the next line. Returns 1, 0 at the end of the table, or -1 when a field is empty or there
 * are too many. */
int table_next(struct table *table, struct error *err);

/* Returns an upper limit for the number of lines that are left, to allocate room for them. */
size_t table_line_limit(const struct table *table);

/* Leaves of the lines that are left only those that have one of the words as a field: reading a few
 * of them costs far less than reading them all. Errors then count these lines only. */
void table_narrow(struct arena *arena, struct table *table, const struct strvec *words);

/* Checks that the line has this many fields. */
int table_expect(const struct table *table, size_t count, struct error *err);

/* Set errors about the line as a whole, or "'<field>' is not <what>". */
int table_bad_line(const struct table *table, const char *what, struct error *err);
int table_bad_field(const struct table *table, size_t field, const char *what, struct error *err);

/* Returns whether the word is one of those in the field, which has commas between them. */
bool table_field_lists(const struct table *table, size_t field, const char *word);

/* Returns a field as a string. */
char *table_copy(struct arena *arena, const struct table *table, size_t field);

/* Reads an unsigned number of at most 32 bits in decimal, or in small hex digits after 0x. */
bool table_number(struct text text, uint64_t *number);

#endif
