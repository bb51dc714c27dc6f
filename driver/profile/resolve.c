#include "profile/resolve.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "base/suggest.h"
#include "base/text.h"
#include "base/version.h"
#include "profile/choice.h"
#include "profile/profile.h"
#include "profile/validate.h"

enum { MAX_CHAIN = 32 }; /* of parents; a cycle ends long before */

/* One file of an inheritance chain. */
struct layer {
    struct catalog_file file;
    struct settings settings;
};

/* Makes the text of the file that the pattern glibc2.N stands for. */
static bool find_pattern(const struct catalog *catalog, const char *name, struct catalog_file *file)
{
    static const char libc[] = "glibc";
    const char *number = name + strlen(libc);
    struct version version;
    if (strncmp(name, libc, strlen(libc)) != 0 ||
        !version_parse(number, strlen(number), &version) || !strchr(number, '.'))
        return false;
    *file = (struct catalog_file){
        .name = name,
        .origin = arena_printf(catalog->arena, "%s (pattern glibc2.N)", name),
        .bytes = arena_printf(catalog->arena,
                              "extends: base-glibc\n"
                              "description: any Linux with glibc %s or newer\n"
                              "target: {version: \"%s\"}\n",
                              number, number),
        .place = catalog_place_count(catalog),
    };
    file->size = strlen(file->bytes);
    return true;
}

/* What the search for an alias found, for the message when there is none. */
struct alias_search {
    struct strvec words; /* every name and alias */
    struct error broken; /* the first file that could not be read */
};

/* Returns 1 when a profile in `place` has the alias, 0 when none has, -1 when two have it. */
static int find_alias_at(const struct catalog *catalog, const char *name, size_t place,
                         struct alias_search *search, struct catalog_file *file, struct error *err)
{
    struct strvec names = {0};
    if (catalog_list(catalog, place, &names, err) < 0)
        return -1;
    bool is_found = false;
    for (size_t i = 0; i < names.count; i++) {
        struct catalog_file candidate;
        struct settings settings;
        struct error broken = {0};
        strvec_push(catalog->arena, &search->words, names.items[i]);
        if (catalog_find(catalog, names.items[i], place, &candidate, &broken) <= 0 ||
            settings_read(catalog->arena, &profile_keys, &candidate, &settings, &broken) < 0) {
            if (!*search->broken.text)
                search->broken = broken;
            continue;
        }
        const struct strvec *aliases = &settings_get(&settings, "aliases")->list;
        strvec_extend(catalog->arena, &search->words, aliases);
        if (!strvec_contains(aliases, name))
            continue;
        if (is_found)
            return error_set(err, "two profiles have the alias %s: %s and %s", name, file->origin,
                             candidate.origin);
        is_found = true;
        *file = candidate;
    }
    return is_found;
}

static int find_alias(const struct catalog *catalog, const char *name, struct alias_search *search,
                      struct catalog_file *file, struct error *err)
{
    for (size_t place = 0; place < catalog_place_count(catalog); place++) {
        int status = find_alias_at(catalog, name, place, search, file, err);
        if (status != 0)
            return status;
    }
    return 0;
}

/* Finds the file of the profile `name` at `place` or later; the error names the nearest name. */
static int look_up(const struct catalog *catalog, const char *name, size_t place,
                   struct catalog_file *file, struct error *err)
{
    int status = catalog_find(catalog, name, place, file, err);
    if (status != 0)
        return status < 0 ? -1 : 0;
    if (find_pattern(catalog, name, file))
        return 0;
    struct alias_search search = {0};
    status = find_alias(catalog, name, &search, file, err);
    if (status > 0) /* an alias stands for a name, and a user's file of that name comes first */
        status = catalog_find(catalog, file->name, 0, file, err);
    if (status != 0)
        return status < 0 ? -1 : 0;
    name = text_visible(catalog->arena, name);
    const char *near = suggest_nearest(name, search.words.items, search.words.count);
    const char *hint = near ? arena_printf(catalog->arena, "; did you mean %s?", near)
                            : "; `abictl profiles` lists all";
    if (*search.broken.text)
        return error_set(err, "no profile is called \"%s\"%s\na file could not be read: %s", name,
                         hint, search.broken.text);
    return error_set(err, "no profile is called \"%s\"%s", name, hint);
}

static int fail_cycle(struct arena *arena, const struct layer *layers, size_t count, size_t first,
                      struct error *err)
{
    const char *chain = "";
    for (size_t i = first; i < count; i++)
        chain = arena_printf(arena, "%s%s -> ", chain, layers[i].file.name);
    return settings_fail(&layers[count - 1].settings, "extends", err,
                         "the profiles extend each other in a circle: %s%s", chain,
                         layers[first].file.name);
}

/* Finds the file that the last layer extends, as the next layer. Returns 0 when it extends none. */
static int find_parent(const struct catalog *catalog, struct layer *layers, size_t count,
                       struct error *err)
{
    const struct layer *child = &layers[count - 1];
    const struct setting *extends = settings_get(&child->settings, "extends");
    if (!extends->is_set)
        return 0;
    if (count == MAX_CHAIN)
        return settings_fail(&child->settings, "extends", err,
                             "more than %d profiles extend each other", MAX_CHAIN);
    /* A file may extend the profile of its own name that comes later in the search path. */
    bool is_own_name = strcmp(extends->text, child->file.name) == 0;
    struct catalog_file *parent = &layers[count].file;
    struct error cause;
    if (look_up(catalog, extends->text, is_own_name ? child->file.place + 1 : 0, parent, &cause) <
        0)
        return settings_fail(&child->settings, "extends", err, "%s", cause.text);
    for (size_t i = 0; i < count; i++)
        if (strcmp(layers[i].file.origin, parent->origin) == 0)
            return fail_cycle(catalog->arena, layers, count, i, err);
    return 1;
}

static int read_layer(const struct catalog *catalog, struct layer *layer, struct error *err)
{
    if (settings_read(catalog->arena, &profile_keys, &layer->file, &layer->settings, err) < 0)
        return -1;
    return check_file(catalog->arena, &layer->settings, layer->file.name, err);
}

static void merge_layer(struct arena *arena, const struct layer *layer, bool is_leaf,
                        struct resolved *resolved)
{
    for (size_t i = 0; i < profile_keys.count; i++) {
        const struct key *key = &profile_keys.keys[i];
        const struct setting *setting = &layer->settings.values[i];
        if (!setting->is_set || (key->merge == KEY_OWN && !is_leaf))
            continue;
        resolved->owners[i] = &layer->settings;
        if (key->merge == KEY_APPEND) {
            resolved->values[i].is_set = true;
            strvec_extend(arena, &resolved->values[i].list, &setting->list);
        } else {
            resolved->values[i] = *setting;
        }
    }
}

/* Finds the file of the profile, with or without an architecture before its name: a file may have
 * the whole name. */
static int look_up_first(const struct catalog *catalog, const char *name, struct catalog_file *file,
                         const struct arch **arch, struct error *err)
{
    struct error absent;
    const char *rest = name;
    const char *machine = choice_split_name(catalog->arena, name, &rest);
    *arch = NULL;
    if (machine && arch_read(catalog->arena, machine, machine, arch, err) < 0)
        return -1;
    if (machine && look_up(catalog, name, 0, file, &absent) == 0)
        return 0;
    return look_up(catalog, rest, 0, file, err);
}

int resolve(const struct catalog *catalog, const char *name, struct resolved *resolved,
            struct error *err)
{
    struct layer *layers = arena_alloc(catalog->arena, MAX_CHAIN * sizeof(*layers));
    const struct arch *arch;
    if (look_up_first(catalog, name, &layers[0].file, &arch, err) < 0)
        return -1;
    size_t count = 0;
    for (int has_next = 1; has_next > 0;) {
        if (read_layer(catalog, &layers[count++], err) < 0)
            return -1;
        has_next = find_parent(catalog, layers, count, err);
        if (has_next < 0)
            return -1;
    }
    *resolved = (struct resolved){.name = layers[0].file.name,
                                  .origin = layers[0].file.origin,
                                  .named_arch = arch,
                                  .own = &layers[0].settings};
    for (size_t i = count; i-- > 0;)
        merge_layer(catalog->arena, &layers[i], i == 0, resolved);
    return 0;
}

const struct setting *resolved_get(const struct resolved *resolved, const char *path)
{
    int index = key_find(&profile_keys, path);
    assert(index >= 0);
    return &resolved->values[index];
}

int resolve_arch(struct arena *arena, struct resolved *resolved, struct error *err)
{
    const struct setting *own = resolved_get(resolved, "target.arch");
    const struct arch *host = arch_of_host();
    const struct arch *arch = resolved->named_arch ? resolved->named_arch : host;
    struct error cause;
    if (own->is_set && arch_read(arena, own->text, own->text, &arch, &cause) < 0)
        return resolved_fail(resolved, "target.arch", err, "%s", cause.text);
    if (resolved->named_arch && arch != resolved->named_arch)
        return resolved_fail(
            resolved, "target.arch", err,
            "the profile is for %s, but %s was chosen\n  choose another profile, or "
            "leave the architecture to this one",
            arch->name, resolved->named_arch->name);
    resolved->arch = arch->name;
    /* Only what is not as on this machine stands before the name. */
    if (!own->is_set && arch != host &&
        !choice_split_name(arena, resolved->name, &(const char *){0}))
        resolved->name = arena_printf(arena, "%s-%s", arch->name, resolved->name);
    return 0;
}

bool resolved_is_base(const struct resolved *resolved)
{
    return !resolved_get(resolved, "target.version")->is_set &&
           resolved_get(resolved, "sysroot")->word != SYSROOT_HOST;
}

int resolved_fail(const struct resolved *resolved, const char *path, struct error *err,
                  const char *format, ...)
{
    int index = key_find(&profile_keys, path);
    assert(index >= 0);
    const struct settings *owner = resolved->owners[index];
    va_list args;
    va_start(args, format);
    settings_vfail(owner ? owner : resolved->own, path, err, format, args);
    va_end(args);
    return -1;
}
