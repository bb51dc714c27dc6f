#include "failure/host_package.h"

#include <dirent.h>
#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "toolchain/host.h"

enum { DEEPEST = 8 /* packages that need each other */ };

/* --- files ------------------------------------------------------------------------------------*/

static struct strvec directories_of(struct arena *arena, const char *arch)
{
    struct strvec parents = host_library_directories(arena, arch);
    struct strvec directories = {0};
    for (size_t i = 0; i < parents.count; i++)
        strvec_pushf(arena, &directories, "%s/pkgconfig", parents.items[i]);
    strvec_push(arena, &directories, "/usr/share/pkgconfig");
    return directories;
}

/* Returns the lines of the package's file; none if there is no such file. */
static struct strvec lines_of(struct arena *arena, const char *arch, const char *name)
{
    struct strvec directories = directories_of(arena, arch);
    for (size_t i = 0; i < directories.count; i++) {
        const char *path = arena_printf(arena, "%s/%s.pc", directories.items[i], name);
        struct error ignored;
        const char *text;
        size_t size;
        if (fs_exists(path) && fs_read(arena, path, &text, &size, &ignored) == 0)
            return strvec_split(arena, text, '\n');
    }
    return (struct strvec){0};
}

/* Returns the text after "NAME" and `separator` at the beginning of a line, or NULL. */
static const char *value_of(const struct strvec *lines, const char *name, size_t length,
                            char separator)
{
    for (size_t i = 0; i < lines->count; i++) {
        const char *line = lines->items[i];
        if (strncmp(line, name, length) == 0 && line[length] == separator)
            return line + length + 1 + strspn(line + length + 1, " \t");
    }
    return NULL;
}

/* Replaces ${NAME} by the value of the variable, as often as values hold such words. */
static const char *expand(struct arena *arena, const struct strvec *lines, const char *text)
{
    for (unsigned i = 0; i < DEEPEST; i++) {
        const char *start = strstr(text, "${");
        size_t length = start ? strcspn(start + 2, "}") : 0;
        if (!start || !start[2 + length])
            return text;
        const char *value = value_of(lines, start + 2, length, '=');
        text = arena_printf(arena, "%.*s%s%s", (int)(start - text), text, value ? value : "",
                            start + 2 + length + 1);
    }
    return text;
}

/* Returns the words of a field, without the commas of lists. */
static struct strvec field(struct arena *arena, const struct strvec *lines, const char *name)
{
    const char *value = value_of(lines, name, strlen(name), ':');
    char *text = arena_strdup(arena, value ? expand(arena, lines, value) : "");
    for (char *c = text; *c; c++)
        if (*c == ',' || *c == '\t' || *c == '\r')
            *c = ' ';
    return strvec_split(arena, text, ' ');
}

/* --- libraries --------------------------------------------------------------------------------*/

static void add_libraries(struct arena *arena, const struct strvec *words, struct strvec *libraries)
{
    for (size_t i = 0; i < words->count; i++)
        if (text_begins_with(words->items[i], "-l") && words->items[i][2])
            strvec_push(arena, libraries, words->items[i] + 2);
}

/* Returns whether the word names a package, not its version ("zlib >= 1.2"). */
static bool is_package(const struct strvec *words, size_t index)
{
    return !strchr("<>=!", *words->items[index]) &&
           (!index || !strchr("<>=!", *words->items[index - 1]));
}

static void collect(struct arena *arena, const char *arch, const char *name, unsigned depth,
                    struct strvec *libraries)
{
    static const char *const own[] = {"Libs", "Libs.private"};
    static const char *const others[] = {"Requires", "Requires.private"};
    struct strvec lines = lines_of(arena, arch, name);
    for (size_t i = 0; i < 2; i++) {
        struct strvec words = field(arena, &lines, own[i]);
        add_libraries(arena, &words, libraries);
    }
    for (size_t i = 0; i < 2 && depth < DEEPEST; i++) {
        struct strvec words = field(arena, &lines, others[i]);
        for (size_t j = 0; j < words.count; j++)
            if (is_package(&words, j))
                collect(arena, arch, words.items[j], depth + 1, libraries);
    }
}

/* Leaves of each library the last mention: it comes after all that need it. */
static struct strvec last_mentions(struct arena *arena, const struct strvec *all)
{
    struct strvec kept = {0};
    for (size_t i = 0; i < all->count; i++) {
        bool comes_again = false;
        for (size_t j = i + 1; j < all->count && !comes_again; j++)
            comes_again = strcmp(all->items[i], all->items[j]) == 0;
        if (!comes_again)
            strvec_push(arena, &kept, all->items[i]);
    }
    return kept;
}

bool host_package_libraries(struct arena *arena, const char *arch, const char *name,
                            struct strvec *libraries)
{
    struct strvec all = {0};
    if (!lines_of(arena, arch, name).count)
        return false;
    collect(arena, arch, name, 0, &all);
    *libraries = last_mentions(arena, &all);
    return true;
}

/* --- packages ---------------------------------------------------------------------------------*/

static bool has_library(struct arena *arena, const char *arch, const char *package,
                        const char *library)
{
    struct strvec lines = lines_of(arena, arch, package);
    struct strvec words = field(arena, &lines, "Libs");
    return strvec_contains(&words, arena_printf(arena, "-l%s", library));
}

/* Returns the first of the directory's packages, by name, that has the library; or NULL. */
static const char *search_directory(struct arena *arena, const char *arch, const char *directory,
                                    const char *library)
{
    static const char suffix[] = ".pc";
    struct strvec names = {0};
    DIR *stream = opendir(directory);
    if (!stream)
        return NULL;
    for (const struct dirent *entry; (entry = readdir(stream));)
        if (text_ends_with(entry->d_name, suffix))
            strvec_push(
                arena, &names,
                arena_strndup(arena, entry->d_name, strlen(entry->d_name) - strlen(suffix)));
    closedir(stream);
    strvec_sort(&names);
    for (size_t i = 0; i < names.count; i++)
        if (has_library(arena, arch, names.items[i], library))
            return names.items[i];
    return NULL;
}

const char *host_package_of_library(struct arena *arena, const char *arch, const char *library)
{
    const char *likely[] = {library, arena_printf(arena, "lib%s", library)};
    for (size_t i = 0; i < 2; i++)
        if (has_library(arena, arch, likely[i], library))
            return likely[i];
    struct strvec directories = directories_of(arena, arch);
    const char *found = NULL;
    for (size_t i = 0; i < directories.count && !found; i++)
        found = search_directory(arena, arch, directories.items[i], library);
    return found;
}

struct strvec host_package_headers(struct arena *arena, const struct toolchain *toolchain,
                                   const char *name)
{
    struct strvec lines = lines_of(arena, toolchain->arch, name);
    struct strvec words = field(arena, &lines, "Cflags");
    struct strvec roots = host_include_directories(arena, toolchain);
    struct strvec found = {0};
    for (size_t i = 0; i < words.count; i++)
        for (size_t j = 0; j < roots.count; j++) {
            const char *prefix = arena_printf(arena, "-I%s/", roots.items[j]);
            const char *rest = words.items[i] + strlen(prefix);
            if (text_begins_with(words.items[i], prefix) && *rest &&
                !strvec_contains(&found, rest) && fs_is_dir(words.items[i] + 2)) {
                strvec_push(arena, &found, rest);
                break;
            }
        }
    return found;
}
