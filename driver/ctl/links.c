/* abictl links: makes links to abicc whose names choose a profile. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/text.h"
#include "ctl/ctl.h"
#include "profile/profile.h"

enum { OPTION_PROFILE, OPTION_AS_CC };

/* A name, in which the profile's may be. */
struct form {
    const char *program; /* in abictl's directory */
    const char *before, *after;
};

/* The names for each profile. Build systems that take a prefix (autotools' --host) look for the
 * last kind. */
static const struct form forms[] = {
    {"abicc", "abicc-", ""},
    {"abic++", "abic++-", ""},
    {"abicc", "", "-cc"},
    {"abicc", "", "-gcc"},
    {"abic++", "", "-c++"},
    {"abic++", "", "-g++"},
    {"abicc-pkg-config", "", "-pkg-config"},
};
enum { FORM_COUNT = sizeof(forms) / sizeof(*forms) };

/* The names that makefiles write into their recipes. They choose no profile. */
static const struct form bare[] = {
    {"abicc", "cc", ""}, {"abicc", "gcc", ""}, {"abic++", "c++", ""}, {"abic++", "g++", ""}};
enum { BARE_COUNT = sizeof(bare) / sizeof(*bare) };

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

/* The links to be made, with room for all of them. */
struct links {
    struct link *list;
    size_t count;
};

static int plan_links(struct ctl *ctl, const char *profile, const struct form *form, size_t count,
                      struct links *links, struct error *err)
{
    const char *directory = ctl->operands.items[0];
    for (size_t i = 0; i < count; i++) {
        struct link *link = &links->list[links->count++];
        link->program = form[i].program;
        link->path = arena_printf(ctl->arena, "%s/%s%s%s", directory, form[i].before, profile,
                                  form[i].after);
        if (ctl_program(ctl, form[i].program, &link->target, err) < 0)
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

/* Plans all links that the command line asks for. */
static int plan_all(struct ctl *ctl, struct links *links, struct error *err)
{
    struct strvec wanted = {0};
    bool is_bare = ctl->values[OPTION_AS_CC] != NULL;
    if (is_bare && ctl->given[OPTION_PROFILE].count)
        return error_set(err,
                         "--as-cc: the names cc, gcc, c++ and g++ choose no profile\n"
                         "  leave --profile out, and set ABICC_PROFILE=%s for the build",
                         ctl->given[OPTION_PROFILE].items[0]);
    if (!is_bare && collect(ctl, &wanted, err) < 0)
        return -1;
    links->list =
        arena_alloc(ctl->arena, (wanted.count * FORM_COUNT + BARE_COUNT) * sizeof(*links->list));
    for (size_t i = 0; i < wanted.count; i++)
        if (plan_links(ctl, wanted.items[i], forms, FORM_COUNT, links, err) < 0)
            return -1;
    return is_bare ? plan_links(ctl, "", bare, BARE_COUNT, links, err) : 0;
}

static int run(struct ctl *ctl, struct error *err)
{
    struct links links = {0};
    struct choice choice; /* read for its warnings about the environment */
    if (ctl_choose(ctl, NULL, &choice, err) < 0 || plan_all(ctl, &links, err) < 0 ||
        fs_make_dirs(ctl->arena, ctl->operands.items[0], 0755, err) < 0)
        return -1;
    for (size_t i = 0; i < links.count; i++)
        if (check_link(&links.list[i], err) < 0)
            return -1;
    for (size_t i = 0; i < links.count; i++) {
        if (make_link(ctl->arena, &links.list[i], err) < 0)
            return -1;
        fprintf(ctl->out, "%s\n", links.list[i].path);
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
        "NAME-g++ and NAME-pkg-config. With DIR on the PATH, CC=el7-gcc needs no ABICC_PROFILE.\n"
        "With --as-cc, for makefiles that do not ask for CC: cc, gcc, c++ and g++, which take the\n"
        "profile from ABICC_PROFILE: PATH=DIR:$PATH ABICC_PROFILE=el7 make.\n"
        "Prints each link. Renews links that it made before; any other file with such a name is\n"
        "an error, and then nothing is changed.\n",
    .options = {[OPTION_PROFILE] = {"--profile", "NAME", NULL,
                                    "only this profile; may be repeated, and may be glibc2.28"},
                [OPTION_AS_CC] = {"--as-cc", NULL, NULL,
                                  "make cc, gcc, c++ and g++ instead, without a profile"}},
    .run = run,
};
