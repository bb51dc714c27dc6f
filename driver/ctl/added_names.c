#include "ctl/added_names.h"

#include "sysroot/write/objects_read.h"
#include "tables/polyfill.h"

/* Returns an architecture whose objects are embedded: this one where they are, else another, whose
 * archives define functions of the same names. */
static const struct arch *embedded(struct arena *arena, const char *name)
{
    size_t count;
    const struct arch *list = arch_list(&count);
    const struct arch *arch = arch_find(name);
    for (size_t i = 0; i < count && arch && !objects_are_embedded(arena, arch); i++)
        arch = &list[i];
    return arch;
}

int added_names_read(struct arena *arena, const char *arch, const char *archive,
                     struct strvec *names, struct error *err)
{
    const struct objects objects = {.arch = embedded(arena, arch)};
    if (!objects.arch)
        return 0;
    return objects_names(arena, &objects, archive, names, err);
}

static int add_polyfills(struct arena *arena, const struct profile *profile, struct strvec *names,
                         struct error *err)
{
    struct strvec choice = {0};
    struct polyfill_table chosen;
    if (polyfill_read_choice(arena, profile->polyfills, &choice, err) < 0 ||
        polyfill_choose(arena, profile->arch, &choice, &chosen, err) < 0)
        return -1;
    for (size_t i = 0; i < chosen.count; i++)
        strvec_push(arena, names, chosen.rows[i].name);
    return 0;
}

int added_names(struct arena *arena, const struct profile *profile, struct strvec *names,
                struct error *err)
{
    bool is_glibc = profile->libc == LIBC_GLIBC;
    const char *own = is_glibc ? "libc_nonshared.a" : "libabicc_musl.a";
    if (added_names_read(arena, profile->arch, own, names, err) < 0 ||
        added_names_read(arena, profile->arch, "libabicc_polyfill.a", names, err) < 0 ||
        (is_glibc && add_polyfills(arena, profile, names, err) < 0))
        return -1;
    strvec_sort(names);
    return 0;
}

int added_names_cxx(struct arena *arena, const struct profile *profile, struct strvec *names,
                    struct error *err)
{
    if (!profile_has_cxx(profile))
        return 0;
    if (added_names_read(arena, profile->arch, "libabicc_cxx_polyfill.a", names, err) < 0)
        return -1;
    strvec_sort(names);
    return 0;
}
