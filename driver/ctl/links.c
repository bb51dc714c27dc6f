/* abictl links: makes links to abicc whose names choose a profile. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/text.h"
#include "ctl/ctl.h"
#include "profile/profile.h"

enum { OPTION_PROFILE };

/* The names for each profile; %s is the profile. Build systems that take a prefix (autotools'
 * --host) look for the last kind. */
static const struct {
    const char *program; /* in abictl's directory */
    const char *before, *after;
} forms[] = {
    {"abicc", "abicc-", ""},
    {"abic++", "abic++-", ""},
    {"abicc", "", "-cc"},
    {"abicc", "", "-gcc"},
    {"abic++", "", "-c++"},
    {"abic++", "", "-g++"},
    {"abicc-pkg-config", "", "-pkg-config"},
};
enum { FORM_COUNT = sizeof(forms) / sizeof(*forms) };

/* Returns whether this command may have made the link: it leads to a program of that name. */
static bool is_own_link(const char *path, const char *program)
{
    char target[4096];
    ssize_t length = readlink(path, target, sizeof(target) - 1);
    if (length < 0)
        return false;
    target[length] = '\0';
    return strcmp(text_file_name(target), program) == 0;
}

/* A link to be made. */
struct link {
    const char *path;
    const char *target;
    const char *program;
};

static int plan_links(struct ctl *ctl, const char *directory, const char *profile,
                      struct link *links, struct error *err)
{
    for (size_t i = 0; i < FORM_COUNT; i++) {
        links[i].program = forms[i].program;
        links[i].path = arena_printf(ctl->arena, "%s/%s%s%s", directory, forms[i].before, profile,
                                     forms[i].after);
        if (ctl_program(ctl, forms[i].program, &links[i].target, err) < 0)
            return -1;
    }
    return 0;
}

static int check_link(const struct link *link, struct error *err)
{
    struct stat st;
    if (lstat(link->path, &st) == 0 && !is_own_link(link->path, link->program))
        return error_set(err, "%s: exists and is not a link to %s; nothing was changed", link->path,
                         link->program);
    return 0;
}

/* Makes the link by a rename, so that a build that uses it meanwhile finds the old or the new one.
 */
static int make_link(struct arena *arena, const struct link *link, struct error *err)
{
    const char *temporary = arena_printf(arena, "%s.%ld.tmp", link->path, (long)getpid());
    if (fs_link(link->target, temporary, err) < 0)
        return -1;
    if (rename(temporary, link->path) == 0)
        return 0;
    int reason = errno;
    unlink(temporary);
    errno = reason;
    return error_system(err, link->path, "cannot create the link");
}

/* Collects the names to link: those that were given, in their form, else all profiles and aliases.
 */
static int collect(struct ctl *ctl, struct strvec *wanted, struct error *err)
{
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct profile profile;
    struct strvec names = {0};
    *wanted = ctl->given[OPTION_PROFILE];
    for (size_t i = 0; i < wanted->count; i++)
        if (profile_load(ctl->arena, &roots, wanted->items[i], &profile, NULL, err) < 0)
            return -1;
    if (wanted->count)
        return 0;
    if (profile_names(ctl->arena, &roots, &names, err) < 0)
        return -1;
    for (size_t i = 0; i < names.count; i++) {
        struct error broken;
        if (profile_load(ctl->arena, &roots, names.items[i], &profile, NULL, &broken) < 0) {
            fprintf(ctl->notes, "abictl: warning: %s: no links made: %s\n", names.items[i],
                    broken.text);
            continue;
        }
        strvec_push(ctl->arena, wanted, names.items[i]);
        strvec_extend(ctl->arena, wanted, &profile.aliases);
    }
    return 0;
}

static int run(struct ctl *ctl, struct error *err)
{
    const char *directory = ctl->operands.items[0];
    struct strvec wanted = {0};
    struct choice choice; /* read for its warnings about the environment */
    if (ctl_choose(ctl, NULL, &choice, err) < 0 || collect(ctl, &wanted, err) < 0 ||
        fs_make_dirs(ctl->arena, directory, 0755, err) < 0)
        return -1;
    size_t count = wanted.count * FORM_COUNT;
    struct link *links = arena_alloc(ctl->arena, (count + 1) * sizeof(*links));
    for (size_t i = 0; i < wanted.count; i++)
        if (plan_links(ctl, directory, wanted.items[i], &links[i * FORM_COUNT], err) < 0)
            return -1;
    for (size_t i = 0; i < count; i++)
        if (check_link(&links[i], err) < 0)
            return -1;
    for (size_t i = 0; i < count; i++) {
        if (make_link(ctl->arena, &links[i], err) < 0)
            return -1;
        fprintf(ctl->out, "%s\n", links[i].path);
    }
    return 0;
}

const struct ctl_command ctl_links = {
    .name = "links",
    .operands = "DIR",
    .least = 1,
    .most = 1,
    .summary = "make links to abicc in DIR whose names choose a profile",
    .help =
        "For each profile and alias NAME: abicc-NAME, abic++-NAME, NAME-cc, NAME-gcc, NAME-c++,\n"
        "NAME-g++ and NAME-pkg-config. With DIR on the PATH, CC=el7-cc needs no ABICC_PROFILE.\n"
        "Prints each link. Renews links that it made before; any other file with such a name is\n"
        "an error, and then nothing is changed.\n",
    .options = {[OPTION_PROFILE] = {"--profile", "NAME", NULL,
                                    "only this profile; may be repeated, and may be glibc2.28"}},
    .run = run,
};
