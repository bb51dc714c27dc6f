#include "cmdline/linker_options.h"

#include <string.h>

static const struct linker_option *find_row(const char *name, size_t length)
{
    size_t low = 0;
    size_t high = linker_option_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct linker_option *row = &linker_options[middle];
        int order = strncmp(row->name, name, length);
        if (order == 0 && !row->name[length])
            return row;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* Fills `match` if the row can be written so: `rest` is what stands behind its name, "" or =VALUE.
 */
static bool fits(const struct linker_option *row, unsigned dashes, const char *rest,
                 struct linker_match *match)
{
    unsigned forms = *rest ? FORM_EQUALS : FORM_ALONE | FORM_SEPARATE;
    if (!(row->dashes & dashes) || !(row->forms & forms))
        return false;
    *match = (struct linker_match){.id = row->id,
                                   .value = *rest ? rest + 1 : NULL,
                                   .takes_next = !*rest && row->forms & FORM_SEPARATE};
    return true;
}

/* Returns the row whose name GNU ld completes: it takes any beginning of a name that is no other
 * option's. Where several rows begin so, GNU ld stops unless it lacks the others (which are of
 * another linker, or newer): then one that later stages ask about counts. */
static const struct linker_option *complete(const char *name, size_t length, unsigned dashes,
                                            struct linker_match *match)
{
    const struct linker_option *found = NULL;
    for (size_t i = 0; i < linker_option_count; i++) {
        const struct linker_option *row = &linker_options[i];
        struct linker_match ignored;
        if (strncmp(row->name, name, length) == 0 && fits(row, dashes, name + length, &ignored) &&
            (!found || (found->id == LINKER_OTHER && row->id != LINKER_OTHER)))
            found = row;
    }
    if (found)
        fits(found, dashes, name + length, match);
    return found;
}

struct linker_match linker_option_find(const char *text)
{
    struct linker_match match = {.id = LINKER_OTHER};
    bool has_two = text[1] == '-';
    const char *name = text + (has_two ? 2 : 1);
    size_t length = strcspn(name, "=");
    const struct linker_option *row = find_row(name, length);
    unsigned dashes = has_two ? DASH_TWO : DASH_ONE;
    if (row && fits(row, dashes, name + length, &match))
        return match;
    /* GNU ld leaves -l alone: -lib is the library "ib". */
    if (!row && length > 1 && (has_two || *name != 'l') && complete(name, length, dashes, &match))
        return match;
    row = *name && name[1] && !has_two ? find_row(name, 1) : NULL;
    if (row && row->forms & FORM_JOINED)
        match = (struct linker_match){.id = row->id, .value = name + 1};
    return match;
}
