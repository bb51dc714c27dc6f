#include "cmdline/options.h"

#include <string.h>

static size_t common_length(const char *a, const char *b)
{
    size_t length = 0;
    while (a[length] && a[length] == b[length])
        length++;
    return length;
}

/* Returns the last row whose name is not greater than the first `length` bytes of `word`; NULL when
 * all are greater. */
static const struct option_row *last_not_greater(const struct option_table *table, const char *word,
                                                 size_t length)
{
    size_t low = 0;
    size_t high = table->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *name = table->rows[middle].name;
        int order = strncmp(name, word, length);
        if (order < 0 || (order == 0 && !name[length]))
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &table->rows[low - 1] : NULL;
}

/* Fills `match` if `word`, whose first `length` bytes are the row's name, is a form of the row. */
static bool fits(const struct option_row *row, const char *word, size_t length,
                 struct option_match *match)
{
    bool is_name_alone = !word[length];
    bool ends_in_equals = word[length - 1] == '=';
    *match = (struct option_match){.row = row, .id = row->id, .effect = row->effect};
    if (is_name_alone && row->forms & (FORM_ALONE | FORM_SEPARATE)) {
        match->takes_next = row->forms & FORM_SEPARATE;
        return true;
    }
    if (row->forms & FORM_FAMILY)
        return !is_name_alone;
    if (!(row->forms & (FORM_JOINED | FORM_BOTH)) || (is_name_alone && !ends_in_equals))
        return false;
    match->joined = word + length;
    match->takes_next = row->forms & FORM_BOTH;
    return true;
}

static bool find_in(const struct option_table *table, const char *word, struct option_match *match)
{
    size_t length = strlen(word);
    /* A name with which the word begins is not greater than the word, and all names between the two
     * have it as a prefix: so the next search needs only the common prefix of word and row. */
    while (length) {
        const struct option_row *row = last_not_greater(table, word, length);
        if (!row)
            break;
        size_t common = common_length(row->name, word);
        bool is_prefix = !row->name[common];
        if (is_prefix && fits(row, word, common, match))
            return true;
        length = is_prefix ? common - 1 : common;
    }
    return false;
}

static bool is_beginning(const struct long_name *name)
{
    return strchr("-=", name->name[strlen(name->name) - 1]) != NULL;
}

/* Reads `word`, which has the long name, as the option that the name means. */
static bool translate(const struct long_name *name, const char *word, struct option_match *match)
{
    const char *value = word + strlen(name->name);
    bool has_value = *value;
    bool has_option = find_in(&option_table, name->meaning, match);
    if (has_option && match->joined) { /* --std x means -std=x */
        match->joined = NULL;
        match->takes_next = true;
    }
    if (!has_value && !is_beginning(name))
        return has_option;
    value += !is_beginning(name); /* the '=' */
    if (has_option && !(match->row->forms & FORM_FAMILY)) {
        bool takes_value = match->takes_next;
        match->joined = value;
        match->takes_next = false;
        return takes_value;
    }
    /* No name of a row is longer than the copy. */
    char text[64];
    size_t length = strlen(name->meaning);
    memcpy(text, name->meaning, length + 1);
    strncat(text, value, sizeof(text) - length - 1);
    if (!*value || !find_in(&option_table, text, match))
        return false;
    if (match->joined)
        match->joined = value + (match->joined - text) - length;
    return true;
}

/* The longest name comes last of those with which the word begins. */
static bool find_long_name(const char *word, struct option_match *match)
{
    for (size_t i = long_name_count; i--;) {
        const struct long_name *name = &long_names[i];
        size_t length = strlen(name->name);
        if (strncmp(word, name->name, length) == 0 &&
            (!word[length] || word[length] == '=' || is_beginning(name)) &&
            translate(name, word, match))
            return true;
    }
    return false;
}

static bool find_long(const char *word, struct option_match *match)
{
    static const struct long_name other = {"--", "-f"}; /* gcc: --sanitize=x */
    return find_long_name(word, match) || find_in(&long_option_table, word, match) ||
           translate(&other, word, match);
}

struct option_match option_find(const char *word)
{
    struct option_match match;
    if (word[1] == '-' ? find_long(word, &match) : find_in(&option_table, word, &match))
        return match;
    return (struct option_match){.id = OPT_OTHER};
}
