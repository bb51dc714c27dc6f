#include "repository/apt_sources.h"

#include <ctype.h>
#include <string.h>

#include "base/fs.h"
#include "base/strvec.h"
#include "base/text.h"
#include "base/tree.h"

/* Returns the address without slashes at its end if its path ends in the name, else NULL. */
static const char *match(struct arena *arena, const char *url, const char *name)
{
    size_t length = strlen(url);
    while (length && url[length - 1] == '/')
        length--;
    url = arena_strndup(arena, url, length);
    bool is_address = text_begins_with(url, "http://") || text_begins_with(url, "https://") ||
                      text_begins_with(url, "file:///");
    return is_address && text_ends_with(url, arena_printf(arena, "/%s", name)) ? url : NULL;
}

static const char *match_any(struct arena *arena, const char *words, const char *name)
{
    struct strvec urls = strvec_split(arena, words, ' ');
    for (size_t i = 0; i < urls.count; i++) {
        const char *found = match(arena, urls.items[i], name);
        if (found)
            return found;
    }
    return NULL;
}

/* Reads sources.list(5): a line a repository, or fields in paragraphs. */
static const char *find_in_file(struct arena *arena, const char *path, const char *name)
{
    const char *bytes;
    size_t size;
    struct error ignored;
    if (fs_read(arena, path, &bytes, &size, &ignored) < 0)
        return NULL;
    bool is_deb822 = text_ends_with(path, ".sources");
    bool is_in_uris = false;
    struct strvec lines = strvec_split(arena, bytes, '\n');
    for (size_t i = 0; i < lines.count; i++) {
        const char *line = lines.items[i];
        const char *found = NULL;
        if (*line == '#')
            continue;
        if (is_deb822) {
            bool goes_on = isspace((unsigned char)*line) != 0;
            is_in_uris = goes_on ? is_in_uris : strncasecmp(line, "URIs:", 5) == 0;
            if (is_in_uris)
                found = match_any(arena, goes_on ? line : line + 5, name);
        } else if (text_begins_with(line, "deb ") || text_begins_with(line, "deb\t")) {
            found = match_any(arena, line, name);
        }
        if (found)
            return found;
    }
    return NULL;
}

const char *apt_sources_find(struct arena *arena, const char *root, const char *name)
{
    const char *directory = arena_printf(arena, "%s/etc/apt/sources.list.d", root);
    struct tree_list list = {0};
    struct error ignored;
    const char *found =
        find_in_file(arena, arena_printf(arena, "%s/etc/apt/sources.list", root), name);
    if (tree_list(arena, directory, &list, &ignored) < 0)
        return found;
    for (size_t i = 0; i < list.count && !found; i++) {
        const char *file = list.items[i].name;
        if (text_ends_with(file, ".list") || text_ends_with(file, ".sources"))
            found = find_in_file(arena, arena_printf(arena, "%s/%s", directory, file), name);
    }
    return found;
}
