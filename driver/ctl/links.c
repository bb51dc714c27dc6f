/* abictl links: names for abicc that choose a profile. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "ctl/ctl.h"
#include "profile/profile.h"

enum { OPTION_PROFILE };

/* Names of each profile; %s is the profile. Build systems that take a prefix (autotools' --host)
 * look for the last kind. */
static const struct {
    const char *program; /* beside abictl */
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

/* Is the link one that this command may have made: does it lead to a program of that name? */
static bool is_own_link(const char *path, const char *program)
{
    char target[4096];
    ssize_t length = readlink(path, target, sizeof(target) - 1);
    if (length < 0)
        return false;
    target[length] = '\0';
    const char *slash = strrchr(target, '/');
    return strcmp(slash ? slash + 1 : target, program) == 0;
}

static int make_link(const char *target, const char *program, const char *path, struct error *err)
{
    if (symlink(target, path) == 0)
        return 0;
    if (errno != EEXIST)
        return error_set(err, "%s: cannot create the link: %s", path, strerror(errno));
    if (!is_own_link(path, program))
        return error_set(err, "%s: is there and no link to %s; it is left as it is", path, program);
    if (unlink(path) < 0 || symlink(target, path) < 0)
        return error_set(err, "%s: cannot replace the link: %s", path, strerror(errno));
    return 0;
}

static int link_profile(struct ctl *ctl, const char *folder, const char *profile, struct error *err)
{
    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        const char *target;
        const char *path =
            arena_printf(ctl->arena, "%s/%s%s%s", folder, forms[i].before, profile, forms[i].after);
        if (ctl_program(ctl, forms[i].program, &target, err) < 0 ||
            make_link(target, forms[i].program, path, err) < 0)
            return -1;
        fprintf(ctl->out, "%s\n", path);
    }
    return 0;
}

/* The names to link: the one asked for as it was asked for, else all profiles and their aliases. */
static int collect(struct ctl *ctl, struct strvec *wanted, struct error *err)
{
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct profile_sources sources = {{0}};
    struct profile profile;
    struct strvec names = {0};
    const char *asked = ctl->values[OPTION_PROFILE];
    if (asked) {
        strvec_push(ctl->arena, wanted, asked);
        return profile_load(ctl->arena, &roots, asked, &profile, &sources, err);
    }
    if (profile_names(ctl->arena, &roots, &names, err) < 0)
        return -1;
    for (size_t i = 0; i < names.count; i++) {
        struct error broken;
        if (profile_load(ctl->arena, &roots, names.items[i], &profile, &sources, &broken) < 0) {
            fprintf(ctl->notes, "abictl: warning: %s: no links: %s\n", names.items[i], broken.text);
            continue;
        }
        strvec_push(ctl->arena, wanted, names.items[i]);
        strvec_extend(ctl->arena, wanted, &profile.aliases);
    }
    return 0;
}

static int run(struct ctl *ctl, struct error *err)
{
    const char *folder = ctl->operands.items[0];
    struct strvec wanted = {0};
    struct choice choice; /* for its complaints about the environment */
    if (ctl_choose(ctl, NULL, &choice, err) < 0 || collect(ctl, &wanted, err) < 0 ||
        fs_make_dirs(ctl->arena, folder, 0755, err) < 0)
        return -1;
    for (size_t i = 0; i < wanted.count; i++)
        if (link_profile(ctl, folder, wanted.items[i], err) < 0)
            return -1;
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
        "Prints each link. Links that it made before are renewed; other files are left alone.\n",
    .options = {[OPTION_PROFILE] = {"--profile", "NAME", NULL,
                                    "only this one; the pattern works too: glibc2.28"}},
    .run = run,
};
