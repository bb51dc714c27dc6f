/* Searches in the packages of repositories. */
#include <solv/dataiterator.h>
#include <string.h>

#include "base/text.h"
#include "repository/index_file.h"

int universe_search_name(const struct universe *universe, const char *part, struct strvec *found,
                         struct error *err)
{
    (void)err;
    for (Id p = 1; p < universe->pool->nsolvables; p++) {
        Solvable *solvable = pool_id2solvable(universe->pool, p);
        const char *name = solvable->repo ? pool_id2str(universe->pool, solvable->name) : "";
        if (strstr(name, part) && !strvec_contains(found, name))
            strvec_push(universe->arena, found, arena_strdup(universe->arena, name));
    }
    return 0;
}

/* Returns whether the path in the list is the file, or ends in it after a slash: a header is known
 * by what #include names. */
static bool is_match(const char *path, size_t length, const char *file)
{
    size_t wanted = strlen(file);
    return length >= wanted && memcmp(path + length - wanted, file, wanted) == 0 &&
           (length == wanted || path[length - wanted - 1] == '/');
}

/* Adds the packages of a line of Contents: PATH, blanks, SECTION/PACKAGE,SECTION/PACKAGE. */
static void add_packages(const struct universe *universe, const char *list, size_t length,
                         struct strvec *found)
{
    struct strvec names =
        strvec_split(universe->arena, arena_strndup(universe->arena, list, length), ',');
    for (size_t i = 0; i < names.count; i++) {
        const char *name = text_file_name(names.items[i]);
        if (!strvec_contains(found, name))
            strvec_push(universe->arena, found, name);
    }
}

static void search_contents(const struct universe *universe, const char *text, const char *file,
                            struct strvec *found)
{
    for (const char *line = text, *end; *line; line = end + (*end == '\n')) {
        end = line + strcspn(line, "\n");
        const char *list = end;
        while (list > line && list[-1] != ' ' && list[-1] != '\t')
            list--;
        const char *stop = list;
        while (stop > line && (stop[-1] == ' ' || stop[-1] == '\t'))
            stop--;
        if (is_match(line, (size_t)(stop - line), file))
            add_packages(universe, list, (size_t)(end - list), found);
    }
}

int universe_search_file(const struct universe *universe, const char *file, struct strvec *found,
                         struct error *err)
{
    for (size_t i = 0; i < universe->source_count; i++) {
        const struct source *source = &universe->sources[i];
        if (!source->contents_count)
            return error_set(err, "%s: has no list of the files in its packages", source->name);
        for (size_t j = 0; j < source->contents_count; j++) {
            const char *path;
            char *text = NULL;
            size_t size;
            if (index_file_keep(universe, &source->contents[j], &path, err) < 0 ||
                index_file_unpack(universe, path, 0, &text, &size, err) < 0)
                return -1;
            search_contents(universe, text, file, found);
        }
    }
    return 0;
}
