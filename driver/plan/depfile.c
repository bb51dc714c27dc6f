#include "plan/depfile.h"

#include <string.h>
#include <sys/stat.h>

#include "base/fs.h"
#include "base/text.h"

/* Returns the path as compilers write it for make. */
static const char *escape(struct arena *arena, const char *path)
{
    char *escaped = arena_alloc(arena, strlen(path) * 2 + 1);
    char *at = escaped;
    for (; *path; path++) {
        if (*path == ' ' || *path == '#')
            *at++ = '\\';
        else if (*path == '$')
            *at++ = '$';
        *at++ = *path;
    }
    *at = '\0';
    return escaped;
}

static const char *unescape(struct arena *arena, struct text name)
{
    char *path = arena_alloc(arena, name.length + 1);
    char *at = path;
    for (size_t i = 0; i < name.length; i++) {
        bool is_escaping =
            i + 1 < name.length && ((name.start[i] == '\\' && strchr(" #", name.start[i + 1])) ||
                                    (name.start[i] == '$' && name.start[i + 1] == '$'));
        *at++ = name.start[i + is_escaping];
        i += is_escaping;
    }
    *at = '\0';
    return path;
}

/* Returns the name that begins here; blanks in it are escaped. */
static struct text name_at(const char *at, const char *end)
{
    const char *start = at;
    while (at < end && *at != ' ' && *at != '\t')
        at += *at == '\\' && at + 1 < end ? 2 : 1;
    return (struct text){start, (size_t)(at - start)};
}

struct correction {
    struct arena *arena;
    const char *sysroot; /* as make reads it */
    const char *real;    /* the sysroot without links */
    char *bytes;         /* the corrected rules */
    size_t size, room;
    bool is_continued; /* an unfinished rule ends at `rule_end`, behind its last name */
    size_t rule_end;
};

/* Returns what stands for a file of the sysroot: the host's header to which it leads, or NULL. */
static const char *host_file(const struct correction *correction, struct text name)
{
    const char *real = fs_real(correction->arena, unescape(correction->arena, name));
    if (!real || text_begins_with(real, correction->real))
        return NULL;
    return escape(correction->arena, real);
}

static void put(struct correction *correction, const char *text, size_t length)
{
    correction->bytes = arena_reserve(correction->arena, correction->bytes, correction->size,
                                      length + 1, &correction->room, 1);
    memcpy(correction->bytes + correction->size, text, length);
    correction->size += length;
}

/* Writes the names of one line. Returns whether any is left. */
static bool put_names(struct correction *correction, const char *line, const char *end)
{
    bool has_names = false;
    size_t prefix = strlen(correction->sysroot);
    while (line < end) {
        size_t blanks = strspn(line, " \t");
        struct text name = name_at(line + blanks, end);
        const char *next = name.start + name.length;
        bool is_own = name.length > prefix &&
                      strncmp(name.start, correction->sysroot, prefix) == 0 &&
                      name.start[prefix] == '/';
        bool is_target = name.length && next[-1] == ':';
        if (is_own)
            name.length -= is_target;
        const char *now = is_own ? host_file(correction, name) : NULL;
        if (!is_own || now) {
            put(correction, line, blanks);
            put(correction, now ? now : name.start, now ? strlen(now) : name.length);
            if (is_own && is_target)
                put(correction, ":", 1);
            has_names |= name.length > 0;
        }
        line = next;
    }
    return has_names;
}

/* Writes one line: names, and perhaps the backslash that continues the rule. A line that loses all
 * its names goes; where it was the last one, the line before ends the rule. */
static void put_line(struct correction *correction, const char *line, const char *end)
{
    const char *names_end = end;
    bool is_continued = end > line && end[-1] == '\\';
    if (is_continued)
        for (names_end--; names_end > line && names_end[-1] == ' ';)
            names_end--;
    size_t start = correction->size;
    if (names_end > line && !put_names(correction, line, names_end)) {
        correction->size = start;
        if (is_continued || !correction->is_continued)
            return;
        correction->size = correction->rule_end;
        put(correction, "\n", 1);
    } else {
        correction->rule_end = correction->size;
        put(correction, names_end, (size_t)(end - names_end));
        put(correction, "\n", 1);
    }
    correction->is_continued = is_continued;
}

const char *depfile_correct(struct arena *arena, const char *rules, const char *sysroot)
{
    const char *real = fs_real(arena, sysroot);
    struct correction correction = {
        .arena = arena, .sysroot = escape(arena, sysroot), .real = real ? real : sysroot};
    if (!strstr(rules, correction.sysroot))
        return rules;
    for (const char *line = rules; *line;) {
        const char *end = line + strcspn(line, "\n");
        put_line(&correction, line, end);
        line = end + (*end == '\n');
    }
    put(&correction, "", 1);
    return correction.bytes;
}

int depfile_correct_files(struct arena *arena, const struct strvec *names, const char *sysroot,
                          struct error *err)
{
    for (size_t i = 0; i < names->count; i++) {
        const char *rules;
        size_t size;
        struct stat st;
        struct error absent;
        if (stat(names->items[i], &st) < 0 || !S_ISREG(st.st_mode) ||
            fs_read(arena, names->items[i], &rules, &size, &absent) < 0)
            continue;
        const char *corrected = depfile_correct(arena, rules, sysroot);
        if (corrected != rules &&
            fs_rewrite(names->items[i], corrected, strlen(corrected), err) < 0)
            return -1;
    }
    return 0;
}
