#include "repository/release_file.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/digest.h"
#include "base/strvec.h"
#include "base/text.h"

enum { DIGEST_LENGTH = 64, MAX_INDEXES = 100000 };

/* Returns the value of the field if the line has it, else NULL. */
static const char *value_of(const char *line, const char *field)
{
    size_t length = strlen(field);
    if (strncasecmp(line, field, length) != 0 || line[length] != ':')
        return NULL;
    return line + length + 1 + strspn(line + length + 1, " \t");
}

/* Reads "Sat, 09 Aug 2025 09:16:30 UTC". */
static int read_date(const char *name, const char *field, const char *text, uint64_t *date,
                     struct error *err)
{
    struct tm time = {0};
    const char *end = strptime(text, "%a, %d %b %Y %H:%M:%S", &time);
    time_t seconds = end ? timegm(&time) : -1;
    if (seconds < 0)
        return error_set(err, "%s: the date in its field %s cannot be read", name, field);
    *date = (uint64_t)seconds;
    return 0;
}

static void read_index(struct arena *arena, const char *line, struct release_file *release)
{
    struct strvec words = strvec_split(arena, line, ' ');
    if (words.count != 3 || !digest_is_text(words.items[0], DIGEST_LENGTH) ||
        !text_is_number(words.items[1]) || release->count == MAX_INDEXES)
        return;
    release->indexes = arena_grow(arena, release->indexes, release->count, &release->room,
                                  sizeof(*release->indexes));
    release->indexes[release->count++] =
        (struct release_index){words.items[2], words.items[0], strtoull(words.items[1], NULL, 10)};
}

static int read_field(const char *name, const char *line, struct release_file *release,
                      struct error *err)
{
    const char *value;
    if ((value = value_of(line, "Suite")))
        release->suite = value;
    else if ((value = value_of(line, "Codename")))
        release->codename = value;
    else if ((value = value_of(line, "Acquire-By-Hash")))
        release->has_by_hash = strcmp(value, "yes") == 0;
    else if ((value = value_of(line, "Date")))
        return read_date(name, "Date", value, &release->date, err);
    else if ((value = value_of(line, "Valid-Until")))
        return read_date(name, "Valid-Until", value, &release->valid_until, err);
    return 0;
}

int release_file_read(struct arena *arena, const char *name, const char *text,
                      struct release_file *release, struct error *err)
{
    bool is_in_digests = false;
    struct strvec lines = strvec_split(arena, text, '\n');
    *release = (struct release_file){.suite = "", .codename = ""};
    for (size_t i = 0; i < lines.count; i++) {
        const char *line = lines.items[i];
        if (isspace((unsigned char)*line)) {
            if (is_in_digests)
                read_index(arena, line, release);
            continue;
        }
        is_in_digests = value_of(line, "SHA256") != NULL;
        if (read_field(name, line, release, err) < 0)
            return -1;
    }
    return release->count ? 0
                          : error_set(err,
                                      "%s: lists no files with SHA-256 digests: it is no file "
                                      "Release, or one of before 2010",
                                      name);
}

const struct release_index *release_file_find(const struct release_file *release, const char *path)
{
    for (size_t i = 0; i < release->count; i++)
        if (strcmp(release->indexes[i].path, path) == 0)
            return &release->indexes[i];
    return NULL;
}
