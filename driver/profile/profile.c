#include "profile/profile.h"

#include <stdlib.h>
#include <string.h>

#include "base/environment.h"
#include "profile/resolve.h"
#include "profile/validate.h"

struct strvec profile_roots(struct arena *arena, const char *const *environment)
{
    struct strvec roots = {0};
    const char *path = environment_get(environment, "ABICC_PROFILE_PATH");
    if (path)
        roots = strvec_split(arena, path, ':');
    const char *config = environment_get(environment, "XDG_CONFIG_HOME");
    const char *home = environment_get(environment, "HOME");
    if (config && *config == '/') /* by the XDG rule, a relative path is ignored */
        strvec_pushf(arena, &roots, "%s/abicc", config);
    else if (home && *home == '/')
        strvec_pushf(arena, &roots, "%s/.config/abicc", home);
    strvec_push(arena, &roots, "/etc/abicc");
    return roots;
}

/* Stores a setting in its member. Without a setting the member stays zero, but texts become "". */
static void store(const struct key *key, const struct setting *setting, struct profile *profile)
{
    char *member = (char *)profile + key->member;
    switch (key->kind) {
    case KEY_TEXT:
    case KEY_WORD_TEXT: {
        const char *text = setting->text ? setting->text : "";
        memcpy(member, &text, sizeof(text));
        break;
    }
    case KEY_VERSION: {
        struct version version = {{0}};
        if (setting->text)
            version_parse(setting->text, strlen(setting->text), &version);
        memcpy(member, &version, sizeof(version));
        break;
    }
    case KEY_WORD:
        memcpy(member, &setting->word, sizeof(setting->word));
        break;
    case KEY_LIST:
        memcpy(member, &setting->list, sizeof(setting->list));
        break;
    }
}

/* Completes a profile of this machine: nothing is promised that an output could be held to, and
 * libgcc is linked as the compiler does it. */
static void be_of_host(struct profile *profile)
{
    profile->check = CHECK_OFF;
    if (profile->static_libgcc == TRISTATE_UNSET)
        profile->static_libgcc = TRISTATE_NO;
}

int profile_load(struct arena *arena, const struct strvec *roots, const char *name,
                 struct profile *profile, struct witness *sources, struct error *err)
{
    const struct catalog catalog = {arena, roots, sources};
    struct resolved resolved;
    if (resolve(&catalog, name, &resolved, err) < 0 || resolve_arch(arena, &resolved, err) < 0 ||
        check_target(arena, roots, &resolved, err) < 0)
        return -1;
    *profile = (struct profile){0};
    for (size_t i = 0; i < profile_keys.count; i++)
        if (profile_keys.keys[i].member != KEY_NO_MEMBER)
            store(&profile_keys.keys[i], &resolved.values[i], profile);
    profile->name = resolved.name;
    profile->origin = resolved.origin;
    profile->arch = resolved.arch;
    const struct arch *arch = arch_find(profile->arch);
    if (!arch || !arch->has_isa_levels)
        profile->isa = ISA_BASELINE;
    if (profile->sysroot == SYSROOT_AUTO)
        profile->sysroot = profile->libc == LIBC_MUSL ? SYSROOT_MUSL_DEV : SYSROOT_GENERATED;
    if (profile->sysroot == SYSROOT_HOST)
        be_of_host(profile);
    return 0;
}

const char *profile_name_beside(struct arena *arena, const struct profile *profile,
                                const char *other)
{
    return strcmp(profile->arch, arch_of_host()->name) == 0
               ? other
               : arena_printf(arena, "%s-%s", profile->arch, other);
}

bool profile_has_target(const struct profile *profile)
{
    return profile->sysroot != SYSROOT_HOST;
}

bool profile_has_cxx(const struct profile *profile)
{
    const struct arch *arch = arch_find(profile->arch);
    return profile->libc != LIBC_MUSL || (arch && arch->has_musl_cxx);
}

/* Returns the library's entry without the !; the last one counts, because a child's come last. */
static const char *find_library(const struct profile *profile, const char *soname, bool *is_denied)
{
    size_t length = strlen(soname);
    for (size_t i = profile->libraries.count; i-- > 0;) {
        const char *entry = profile->libraries.items[i];
        *is_denied = *entry == '!';
        entry += *is_denied;
        if (strncmp(entry, soname, length) == 0 && (!entry[length] || entry[length] == '('))
            return entry;
    }
    return NULL;
}

bool profile_promises(struct arena *arena, const struct profile *profile, const char *soname,
                      const char **newest)
{
    bool is_denied;
    const char *entry = find_library(profile, soname, &is_denied);
    *newest = NULL;
    if (!entry || is_denied)
        return false;
    const char *version = entry + strlen(soname);
    if (*version)
        *newest = arena_strndup(arena, version + 1, strcspn(version + 1, ")"));
    return true;
}

bool profile_denies(const struct profile *profile, const char *soname)
{
    bool is_denied;
    return find_library(profile, soname, &is_denied) && is_denied;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int profile_names(struct arena *arena, const struct strvec *roots, struct strvec *names,
                  struct error *err)
{
    const struct catalog catalog = {arena, roots, NULL};
    struct strvec all = {0};
    for (size_t place = 0; place < catalog_place_count(&catalog); place++)
        if (catalog_list(&catalog, place, &all, err) < 0)
            return -1;
    if (all.count)
        qsort(all.items, all.count, sizeof(*all.items), compare_names);
    for (size_t i = 0; i < all.count; i++) {
        if (i && strcmp(all.items[i - 1], all.items[i]) == 0)
            continue;
        /* A base has no release. A broken file is listed: choosing it reports the error. */
        struct resolved resolved;
        struct error broken;
        if (resolve(&catalog, all.items[i], &resolved, &broken) < 0 || !resolved_is_base(&resolved))
            strvec_push(arena, names, all.items[i]);
    }
    return 0;
}
