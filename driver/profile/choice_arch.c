/* The choice of the architecture. */
#include <string.h>

#include "base/environment.h"
#include "base/text.h"
#include "profile/choice.h"
#include "tables/arch.h"

const char *choice_split_name(struct arena *arena, const char *profile, const char **rest)
{
    const char *dash = strchr(profile, '-');
    const char *machine = dash ? arena_strndup(arena, profile, (size_t)(dash - profile)) : "";
    if (!dash || !dash[1] || !arch_is_named(machine))
        return NULL;
    *rest = dash + 1;
    return machine;
}

/* Something that names an architecture. */
struct source {
    const char *name; /* of the architecture; NULL = silent */
    const char *who;  /* "GOARCH=arm64" */
};

/* Refuses floating point in software, which go's variable chooses (go.dev/wiki/GoArm: GOARM=5, and
 * ",softfloat" behind any value): the C code would have to be compiled for that ABI, too. */
static int check_float(struct arena *arena, const char *const *environment, const struct arch *arch,
                       struct error *err)
{
    const char *value = arch->go_float ? environment_get(environment, arch->go_float) : NULL;
    if (!value || (strcmp(value, arch->go_soft_float) != 0 && !text_ends_with(value, ",softfloat")))
        return 0;
    return error_set(err,
                     "%s=%s: floating point in software, another ABI than that of %s, the only one "
                     "that abicc has tables for\n  unset %s, or give it another value",
                     arch->go_float, text_visible(arena, value), arch->debian_triplet,
                     arch->go_float);
}

/* Refuses other systems than Linux, which go's variable chooses. */
static int check_system(struct arena *arena, const char *const *environment, struct error *err)
{
    const char *value = environment_get(environment, "GOOS");
    if (!value || !*value || strcmp(value, "linux") == 0)
        return 0;
    return error_set(err,
                     "GOOS=%s: abicc builds for Linux only\n  unset GOOS, or set CC and CXX to "
                     "compilers for %s",
                     text_visible(arena, value), text_visible(arena, value));
}

static const char *shown(struct arena *arena, const char *variable, const char *value)
{
    return value ? arena_printf(arena, "%s=%s", variable, text_visible(arena, value)) : NULL;
}

/* Returns where the architecture stands; NULL, at no cost, for a source that is silent. */
static const char *labelled(struct arena *arena, const char *label, const char *arch,
                            const char *where)
{
    return arch ? arena_printf(arena, "%s %s", label, where) : NULL;
}

/* Stores the architecture that the sources name; they must agree. */
static int agree(struct arena *arena, const struct source *sources, size_t count,
                 const struct source **first, const struct arch **chosen, struct error *err)
{
    *chosen = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct arch *arch;
        if (!sources[i].name)
            continue;
        if (arch_read(arena, sources[i].name, sources[i].who, &arch, err) < 0)
            return -1;
        if (!*chosen) {
            *chosen = arch;
            *first = &sources[i];
        } else if (arch != *chosen) {
            return error_set(err,
                             "%s is for %s, but %s is for %s\n  remove one of them, or let both "
                             "name the same architecture",
                             (*first)->who, (*chosen)->name, sources[i].who, arch->name);
        }
    }
    return 0;
}

int choice_read_arch(struct arena *arena, const struct arch_request *request,
                     const char *const *environment, struct choice *choice, struct error *err)
{
    const char *variable = environment_get(environment, "ABICC_ARCH");
    const char *go = environment_get(environment, "GOARCH");
    const char *rest = choice->profile;
    const char *of_profile = choice_split_name(arena, choice->profile, &rest);
    const struct source sources[] = {
        {request->of_option, shown(arena, "--abicc-arch", request->of_option)},
        {request->of_name, labelled(arena, "program name", request->of_name, request->program)},
        {of_profile, labelled(arena, "profile", of_profile, choice->profile)},
        {variable, shown(arena, "ABICC_ARCH", variable)},
        {go && *go ? go : NULL, shown(arena, "GOARCH", go)},
    };
    const struct source of_line = {request->machine, request->machine_word};
    const struct source *first = NULL;
    const struct arch *arch;
    if (check_system(arena, environment, err) < 0 ||
        agree(arena, sources, sizeof(sources) / sizeof(*sources), &first, &arch, err) < 0 ||
        (go && arch && check_float(arena, environment, arch, err) < 0) ||
        (!arch && agree(arena, &of_line, 1, &first, &arch, err) < 0))
        return -1;
    choice->has_arch = arch != NULL;
    if (!arch || of_profile)
        return 0;
    choice->profile = arena_printf(arena, "%s-%s", arch->name, choice->profile);
    choice->reason =
        arena_printf(arena, "%s; the architecture from %s", choice->reason, first->who);
    return 0;
}
