/* abictl profiles: the targets that can be chosen. */
#include <string.h>

#include "base/environment.h"
#include "ctl/columns.h"
#include "ctl/ctl.h"
#include "ctl/json.h"
#include "profile/keys.h"
#include "profile/profile.h"
#include "sysroot/musl/musl.h"
#include "tables/abi.h"

enum { OPTION_JSON, OPTION_NAMES };

/* Everything that is printed. */
struct listing {
    struct profile *profiles;
    size_t count;
    const char *chosen;       /* canonical name; NULL when the choice names no profile */
    const char *pattern_arch; /* of the profiles that the pattern glibc2.N gives */
    struct version oldest;    /* the releases that the pattern stands for */
    struct version newest;
};

/* Returns the word for an enum's value, as the key `path` has it. */
static const char *word_of(const char *path, int value)
{
    const struct key_word *word = profile_keys.keys[key_find(&profile_keys, path)].words;
    while (word->value != value)
        word++;
    return word->text;
}

static const char *target_of(struct ctl *ctl, const struct profile *profile)
{
    char version[VERSION_TEXT_SIZE];
    if (!profile_has_target(profile))
        return "the host's";
    return arena_printf(ctl->arena, "%s %s", word_of("target.libc", (int)profile->libc),
                        version_text(profile->libc_version, version));
}

static int collect(struct ctl *ctl, struct listing *listing, struct error *err)
{
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct strvec names = {0};
    struct choice choice;
    struct abi abi;
    size_t arch_count;
    listing->pattern_arch = arch_list(&arch_count)->name;
    if (ctl_choose(ctl, NULL, &choice, err) < 0 ||
        profile_names(ctl->arena, &roots, &names, err) < 0 ||
        abi_load(ctl->arena, &roots, listing->pattern_arch, &abi, err) < 0)
        return -1;
    listing->oldest = abi.oldest;
    listing->newest = abi.newest;
    listing->profiles = arena_alloc(ctl->arena, (names.count + 1) * sizeof(*listing->profiles));
    for (size_t i = 0; i < names.count; i++) {
        struct error broken;
        if (profile_load(ctl->arena, &roots, names.items[i], &listing->profiles[listing->count],
                         NULL, &broken) == 0)
            listing->count++;
        else
            fprintf(ctl->notes, "abictl: warning: %s: %s\n", names.items[i], broken.text);
    }
    struct profile *chosen = arena_alloc(ctl->arena, sizeof(*chosen));
    struct error unknown;
    if (profile_load(ctl->arena, &roots, choice.profile, chosen, NULL, &unknown) == 0)
        listing->chosen = chosen->name;
    else
        fprintf(ctl->notes, "abictl: warning: chosen by %s: %s\n", choice.reason, unknown.text);
    return 0;
}

static bool is_chosen(const struct listing *listing, const char *name)
{
    return listing->chosen && strcmp(listing->chosen, name) == 0;
}

static void add_row(struct ctl *ctl, struct strvec *cells, const struct profile *profile,
                    bool chosen)
{
    const char *about = *profile->description ? profile->description : "(no description)";
    if (profile->aliases.count)
        about = arena_printf(ctl->arena, "%s; also %s", about,
                             strvec_join(ctl->arena, &profile->aliases, ", "));
    char version[VERSION_TEXT_SIZE];
    strvec_pushf(ctl->arena, cells, "%c %s", chosen ? '*' : ' ', profile->name);
    strvec_push(ctl->arena, cells, target_of(ctl, profile));
    strvec_push(ctl->arena, cells, word_of("link.mode", (int)profile->link_mode));
    if (version_is_zero(profile->kernel))
        strvec_push(ctl->arena, cells, "-");
    else
        strvec_pushf(ctl->arena, cells, "Linux %s", version_text(profile->kernel, version));
    strvec_push(ctl->arena, cells, about);
}

/* Notes which musl is underneath, if a profile asks for a newer one. */
static void note_musl(struct ctl *ctl, const struct listing *listing)
{
    struct strvec newer = {0};
    struct musl_host host;
    struct error ignored;
    const struct musl_hints hints = {environment_get(ctl->environ, "ABICC_MUSL"),
                                     environment_get(ctl->environ, "PATH"), ""};
    if (musl_find_host(ctl->arena, listing->pattern_arch, &hints, &host, NULL, &ignored) < 0)
        return;
    for (size_t i = 0; i < listing->count; i++) {
        const struct profile *profile = &listing->profiles[i];
        if (profile->libc == LIBC_MUSL && strcmp(profile->arch, listing->pattern_arch) == 0 &&
            version_compare(profile->libc_version, host.version) > 0)
            strvec_push(ctl->arena, &newer, profile->name);
    }
    char version[VERSION_TEXT_SIZE];
    version_text(host.version, version);
    if (newer.count)
        fprintf(ctl->notes,
                "abictl: note: this machine's musl is %s (%s), older than that of %s: headers and "
                "libraries describe %s\n",
                version, host.include, strvec_join(ctl->arena, &newer, ", "), version);
}

static void print_text(struct ctl *ctl, const struct listing *listing)
{
    struct strvec cells = {0};
    for (size_t i = 0; i < listing->count; i++)
        add_row(ctl, &cells, &listing->profiles[i], is_chosen(listing, listing->profiles[i].name));
    strvec_push(ctl->arena, &cells, "  glibc2.N");
    strvec_push(ctl->arena, &cells, "glibc 2.N");
    strvec_push(ctl->arena, &cells, "dynamic");
    strvec_push(ctl->arena, &cells, "-");
    char oldest[VERSION_TEXT_SIZE];
    char newest[VERSION_TEXT_SIZE];
    strvec_pushf(ctl->arena, &cells, "any release from %s to %s",
                 version_text(listing->oldest, oldest), version_text(listing->newest, newest));
    columns_print(ctl->out, &cells, 5);
}

/* All names that a profile may be chosen by, one a line, for completions and scripts. */
static void print_names(struct ctl *ctl, const struct listing *listing)
{
    for (size_t i = 0; i < listing->count; i++) {
        const struct profile *profile = &listing->profiles[i];
        fprintf(ctl->out, "%s\n", profile->name);
        for (size_t j = 0; j < profile->aliases.count; j++)
            fprintf(ctl->out, "%s\n", profile->aliases.items[j]);
    }
    const unsigned *oldest = listing->oldest.part;
    for (unsigned minor = oldest[1]; minor <= listing->newest.part[1]; minor++)
        fprintf(ctl->out, "glibc%u.%u\n", oldest[0], minor);
}

/* Puts null where there is no text. */
static void put_text(json_t *object, const char *key, const char *text)
{
    if (text)
        json_put(object, key, text);
    else
        json_object_set_new(object, key, json_null());
}

static json_t *profile_json(const struct profile *profile, bool chosen)
{
    char version[VERSION_TEXT_SIZE];
    json_t *object = json_object();
    json_put(object, "name", profile->name);
    json_object_set_new(object, "aliases", json_texts(&profile->aliases));
    json_put(object, "description", profile->description);
    json_put(object, "arch", profile->arch);
    bool has_target = profile_has_target(profile);
    put_text(object, "libc", has_target ? word_of("target.libc", (int)profile->libc) : NULL);
    put_text(object, "version", has_target ? version_text(profile->libc_version, version) : NULL);
    put_text(object, "kernel",
             version_is_zero(profile->kernel) ? NULL : version_text(profile->kernel, version));
    json_put(object, "link_mode", word_of("link.mode", (int)profile->link_mode));
    json_put(object, "check", word_of("check", (int)profile->check));
    json_put(object, "origin", profile->origin);
    json_object_set_new(object, "chosen", json_boolean(chosen));
    return object;
}

static void print_json(struct ctl *ctl, const struct listing *listing)
{
    json_t *profiles = json_array();
    for (size_t i = 0; i < listing->count; i++)
        json_array_append_new(
            profiles,
            profile_json(&listing->profiles[i], is_chosen(listing, listing->profiles[i].name)));
    json_t *pattern = json_object();
    json_put(pattern, "name", "glibc2.N");
    json_put(pattern, "arch", listing->pattern_arch);
    char version[VERSION_TEXT_SIZE];
    json_put(pattern, "oldest", version_text(listing->oldest, version));
    json_put(pattern, "newest", version_text(listing->newest, version));
    json_t *patterns = json_array();
    json_array_append_new(patterns, pattern);
    json_t *top = json_object();
    json_object_set_new(top, "profiles", profiles);
    json_object_set_new(top, "patterns", patterns);
    json_print(top, ctl->out);
}

static int run(struct ctl *ctl, struct error *err)
{
    struct listing listing = {0};
    if (collect(ctl, &listing, err) < 0)
        return -1;
    if (ctl->values[OPTION_NAMES])
        print_names(ctl, &listing);
    else if (ctl->values[OPTION_JSON])
        print_json(ctl, &listing);
    else {
        print_text(ctl, &listing);
        note_musl(ctl, &listing);
    }
    return 0;
}

const struct ctl_command ctl_profiles = {
    .name = "profiles",
    .operands = "",
    .summary = "list the available targets",
    .help = "A star marks the profile that is chosen now: by ABICC_PROFILE, by the user's\n"
            "config.yaml, or by default. The kernel (Linux 3.10) is the oldest that the target's\n"
            "systems run. glibc2.N stands for any release of glibc.\n",
    .options = {[OPTION_JSON] = {"--json", NULL, NULL,
                                 "as JSON: {profiles: [...], patterns: [...]}"},
                [OPTION_NAMES] = {"--names", NULL, NULL,
                                  "only the names and aliases, one on each line"}},
    .run = run,
};
