#include "plan/archives.h"

#include <string.h>
#include <sys/stat.h>

#include "base/fs.h"
#include "base/text.h"
#include "plan/edits.h"

#define LIB     "lib"
#define ARCHIVE ".a"

/* Reads a path: an archive's own name, or that of a symbolic link to it. */
static struct archive of_path(const struct draft *draft, const char *path)
{
    struct arena *arena = draft->arena;
    struct stat status;
    struct archive archive = {.kind = compiler_archive_kind_of_file(arena, path),
                              .file = text_file_name(path)};
    if (archive.kind != ARCHIVE_OTHER || !text_ends_with(path, ARCHIVE) ||
        lstat(path, &status) < 0 || !S_ISLNK(status.st_mode))
        return archive;
    const char *real = fs_real(arena, path);
    archive.kind = real ? compiler_archive_kind_of_file(arena, real) : ARCHIVE_OTHER;
    archive.is_link = archive.kind != ARCHIVE_OTHER;
    return archive;
}

/* Returns what -l takes from the directory: name is "stdc++", or ":libstdc++.a". A shared library
 * comes before an archive, and is none: "". NULL where there is nothing. */
static const char *found_in(struct arena *arena, const char *directory, const char *name,
                            bool is_static)
{
    bool is_file = *name == ':';
    if (!is_file && !is_static &&
        fs_exists(arena_printf(arena, "%s/" LIB "%s.so", directory, name)))
        return "";
    const char *path = is_file ? arena_printf(arena, "%s/%s", directory, name + 1)
                               : arena_printf(arena, "%s/" LIB "%s" ARCHIVE, directory, name);
    return fs_exists(path) ? path : NULL;
}

const char *archives_found(const struct draft *draft, const char *name, bool is_static)
{
    const struct strvec directories = edit_library_directories(draft);
    for (size_t i = 0; i < directories.count; i++) {
        const char *found = found_in(draft->arena, directories.items[i], name, is_static);
        if (found)
            return *found ? found : NULL;
    }
    return NULL;
}

/* The sysroot has these as linker scripts, which -l finds before archives. */
static bool is_script(const char *name)
{
    static const char *const scripts[] = {"stdc++", "c++", "c++abi"};
    for (size_t i = 0; i < sizeof(scripts) / sizeof(*scripts); i++)
        if (strcmp(scripts[i], name) == 0)
            return true;
    return false;
}

static struct archive of_library(const struct draft *draft, const struct linker_word *word)
{
    struct arena *arena = draft->arena;
    const struct cmdline *line = draft->line;
    bool is_static = word->mode.is_static || line->is_static || line->is_relocatable;
    const char *found = archives_found(draft, word->value, is_static);
    if (found)
        return of_path(draft, found);
    if (*word->value == ':')
        return (struct archive){.kind = compiler_archive_kind_of_file(arena, word->value + 1),
                                .file = word->value + 1};
    const char *name = arena_printf(arena, LIB "%s", word->value);
    return (struct archive){.kind = compiler_archive_kind(name),
                            .file = arena_printf(arena, "%s" ARCHIVE, name),
                            .is_script = !is_static && is_script(word->value)};
}

struct archive archives_of_word(const struct draft *draft, size_t index)
{
    const struct linker_word *word = &draft->line->linker.items[index];
    struct archive archive = {.kind = ARCHIVE_OTHER};
    if (!word->value || draft->linker_fates[index].is_dropped)
        return archive;
    if (word->id == LINKER_FILE)
        archive = of_path(draft, word->value);
    else if (word->id == LINKER_LIBRARY)
        archive = of_library(draft, word);
    archive.is_whole = word->mode.is_whole;
    return archive;
}

bool archives_have_cxx(const struct draft *draft)
{
    for (size_t i = 0; i < draft->line->linker.count; i++)
        if (archives_of_word(draft, i).kind >= ARCHIVE_LIBSTDCXX)
            return true;
    return false;
}
