#include "packages/place.h"

#include <string.h>

#include "base/text.h"

/* Returns what follows the directory, or NULL. */
static const char *below(const char *name, const char *directory)
{
    size_t length = strlen(directory);
    return strncmp(name, directory, length) == 0 && name[length] == '/' && name[length + 1]
               ? name + length + 1
               : NULL;
}

/* Directories of libraries that hold nothing else: those of one architecture. */
static const char *below_arch(const struct placing *placing, const char *name)
{
    const char *rest = NULL;
    const char *triplet = placing->arch->debian_triplet;
    if (triplet)
        rest = below(name, arena_printf(placing->arena, "lib/%s", triplet));
    if (!rest && placing->arch->is_64)
        rest = below(name, "lib64");
    return rest;
}

/* What builds read of a library directory that holds programs' files too. */
static bool is_for_builds(const char *rest)
{
    static const char *const directories[] = {"pkgconfig", "cmake"};
    if (!strchr(rest, '/'))
        return true;
    for (size_t i = 0; i < sizeof(directories) / sizeof(*directories); i++)
        if (below(rest, directories[i]))
            return true;
    return strstr(rest, "/include/") != NULL;
}

const char *place_in_tree(void *data, const char *name)
{
    static const char *const shared[] = {"share/pkgconfig", "share/cmake", "share/aclocal"};
    const struct placing *placing = data;
    const char *usr = below(name, "usr");
    const char *rest;
    name = usr ? usr : name;
    if ((rest = below_arch(placing, name)))
        return arena_printf(placing->arena, "lib/%s", rest);
    if ((rest = below(name, "lib")))
        return is_for_builds(rest) ? arena_printf(placing->arena, "lib/%s", rest) : NULL;
    if (usr && below(name, "include"))
        return arena_strdup(placing->arena, name);
    for (size_t i = 0; usr && i < sizeof(shared) / sizeof(*shared); i++)
        if (below(name, shared[i]))
            return arena_strdup(placing->arena, name);
    return NULL;
}

const char *const place_merged[] = {"bin", "sbin", "lib", "lib32", "lib64", "libx32", NULL};

const char *place_in_root(void *data, const char *name)
{
    const struct placing *placing = data;
    for (size_t i = 0; place_merged[i]; i++)
        if (below(name, place_merged[i]))
            return arena_printf(placing->arena, "usr/%s", name);
    for (size_t i = 0; place_merged[i]; i++)
        if (strcmp(name, place_merged[i]) == 0) /* root make makes these links itself */
            return NULL;
    return name;
}
