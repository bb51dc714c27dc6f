#include "elf/run_path.h"

#include <string.h>

#include "base/text.h"

/* Returns how long the word for the origin is, 0 when the directory does not begin with it. */
static size_t origin_length(const char *directory)
{
    static const char *const words[] = {"$ORIGIN", "${ORIGIN}"};
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (text_begins_with(directory, words[i]))
            return strlen(words[i]);
    return 0;
}

bool run_path_is_of_origin(const char *directory)
{
    return origin_length(directory) > 0;
}

const char *run_path_expand(struct arena *arena, const char *directory, const char *path)
{
    size_t length = origin_length(directory);
    if (strchr(directory + length, '$'))
        return NULL;
    if (!length)
        return directory;
    return arena_printf(arena, "%s%s", text_directory(arena, path), directory + length);
}
