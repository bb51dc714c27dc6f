#include "sysroot/languages.h"

#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "base/tree.h"
#include "tables/arch.h"

static const char includes[] = "/usr/include";

/* Below the sysroot; not searched by itself. */
static const char below_sysroot[] = "usr/languages";

/* Returns whether the directory for all architectures has a header of the same name as one for this
 * architecture: that includes the other. */
static bool is_split(struct arena *arena, const char *common, const char *own)
{
    struct tree_list list;
    struct error ignored;
    if (!fs_is_dir(common) || tree_list(arena, own, &list, &ignored) < 0)
        return false;
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i].kind == TREE_FILE && text_ends_with(list.items[i].name, ".h") &&
            fs_exists(arena_printf(arena, "%s/%s", common, list.items[i].name)))
            return true;
    return false;
}

/* Returns whether the directory is the C library's or the C++ library's, of which the sysroot has
 * the target's. */
static bool is_of_libc(const char *name)
{
    static const char *const names[] = {"asm", "bits", "c++", "gnu", "sys"};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

struct strvec languages_find(struct arena *arena, const char *arch, struct witness *inputs)
{
    const char *own = arena_printf(arena, "%s/%s", includes, arch_find(arch)->debian_triplet);
    struct strvec names = {0};
    struct tree_list list;
    struct error ignored;
    witness_see(arena, inputs, arena_printf(arena, "%s/", own));
    if (tree_list(arena, own, &list, &ignored) < 0)
        return names;
    for (size_t i = 0; i < list.count; i++) {
        const char *name = list.items[i].name;
        if (list.items[i].kind == TREE_DIRECTORY && !is_of_libc(name) &&
            is_split(arena, arena_printf(arena, "%s/%s", includes, name),
                     arena_printf(arena, "%s/%s", own, name)))
            strvec_push(arena, &names, name);
    }
    return names;
}

int languages_write(struct arena *arena, const char *arch, const struct strvec *languages,
                    const char *sysroot, struct error *err)
{
    const char *triplet = arch_find(arch)->debian_triplet;
    for (size_t i = 0; i < languages->count; i++) {
        const char *name = languages->items[i];
        const char *directory =
            arena_printf(arena, "%s/%s/%s/%s", sysroot, below_sysroot, name, triplet);
        if (fs_make_dirs(arena, directory, 0755, err) < 0 ||
            fs_link(arena_printf(arena, "%s/%s/%s", includes, triplet, name),
                    arena_printf(arena, "%s/%s", directory, name), err) < 0)
            return -1;
    }
    return 0;
}

const char *languages_places(struct arena *arena, const char *sysroot)
{
    const char *places = arena_printf(arena, "%s/%s", sysroot, below_sysroot);
    return fs_is_dir(places) ? places : NULL;
}

const char *languages_place(struct arena *arena, const char *places, const char *directory)
{
    const char *real = *directory == '/' ? fs_real(arena, directory) : NULL;
    if (!real || strcmp(text_directory(arena, real), includes) != 0)
        return NULL;
    const char *place = arena_printf(arena, "%s/%s", places, text_file_name(real));
    return fs_is_dir(place) ? place : NULL;
}
