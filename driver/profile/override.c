/* Applies the environment to a resolved profile. */
#include <string.h>

#include "base/environment.h"
#include "profile/profile.h"
#include "profile/validate.h"
#include "profile/variables.h"
#include "tables/polyfill.h"

/* Adds each entry of the variable `name` to `list`, once. */
static int add_entries(struct arena *arena, const char *const *environment, const char *name,
                       int (*check)(const char *entry, struct error *err), struct strvec *list,
                       struct error *err)
{
    const char *value = environment_get(environment, name);
    if (!value)
        return 0;
    char *text = arena_strdup(arena, value);
    for (char *comma = text; (comma = strchr(comma, ','));)
        *comma = ' ';
    struct strvec entries = strvec_split(arena, text, ' ');
    for (size_t i = 0; i < entries.count; i++) {
        if (check(entries.items[i], err) < 0)
            return error_wrap(err, "%s", name);
        if (!strvec_contains(list, entries.items[i]))
            strvec_push(arena, list, entries.items[i]);
    }
    return 0;
}

static int add_polyfills(struct arena *arena, const char *const *environment,
                         struct profile *profile, struct error *err)
{
    const char *value = environment_get(environment, "ABICC_POLYFILLS");
    struct strvec choice = {0};
    if (!value)
        return 0;
    if (!profile_has_target(profile))
        return error_set(err, "ABICC_POLYFILLS: " CHECK_POLYFILLS_OF_HOST, profile->name);
    if (profile->libc != LIBC_GLIBC)
        return error_set(err, "ABICC_POLYFILLS: " CHECK_POLYFILLS_OF_GLIBC, profile->name);
    if (polyfill_read_choice(arena, value, &choice, err) < 0)
        return error_wrap(err, "ABICC_POLYFILLS");
    profile->polyfills =
        arena_printf(arena, "%s%s%s", profile->polyfills, *profile->polyfills ? " " : "", value);
    return 0;
}

int profile_apply_environment(struct arena *arena, const char *const *environment,
                              struct profile *profile, struct error *err)
{
    const char *policy = environment_get(environment, "ABICC_CHECK");
    if (policy && profile_has_target(profile)) {
        const struct key *key = &profile_keys.keys[key_find(&profile_keys, "check")];
        for (const struct key_word *word = key->words; word->text; word++)
            if (strcmp(word->text, policy) == 0)
                profile->check = (enum check_policy)word->value;
    }
    if (add_polyfills(arena, environment, profile, err) < 0)
        return -1;
    if (add_entries(arena, environment, "ABICC_HOST_ARCHIVES", check_host_archive,
                    &profile->host_archives, err) < 0)
        return -1;
    return add_entries(arena, environment, "ABICC_HOST_HEADERS", check_host_header,
                       &profile->host_headers, err);
}
