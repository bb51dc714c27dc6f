#include "repository/repository_advice.h"

#include <string.h>

#include "base/text.h"
#include "tables/arch.h"

/* The distributions whose archives have names (mirror.c), by the release of their glibc. */
static const struct {
    struct version libc;
    const char *distribution; /* with which names of its profiles begin */
    const char *title;
    const char *suite; /* and components */
} rows[] = {
    {{{2, 31, 0}}, "debian", "Debian 11", "bullseye main"},
    {{{2, 36, 0}}, "debian", "Debian 12", "bookworm main"},
    {{{2, 41, 0}}, "debian", "Debian 13", "trixie main"},
    {{{2, 31, 0}}, "ubuntu", "Ubuntu 20.04", "focal main universe"},
    {{{2, 35, 0}}, "ubuntu", "Ubuntu 22.04", "jammy main universe"},
    {{{2, 39, 0}}, "ubuntu", "Ubuntu 24.04", "noble main universe"},
};

enum { ROWS = sizeof(rows) / sizeof(*rows) };

/* Returns the name without the architecture before it. */
static const char *plain_name(struct arena *arena, const struct profile *profile)
{
    const char *prefix = arena_printf(arena, "%s-", profile->arch);
    return text_begins_with(profile->name, prefix) ? profile->name + strlen(prefix) : profile->name;
}

static const char *archive_of(const char *distribution, const struct profile *profile)
{
    const struct arch *arch = arch_find(profile->arch);
    if (strcmp(distribution, "ubuntu") != 0)
        return distribution;
    return arch && arch->ubuntu ? arch->ubuntu : "ubuntu-ports";
}

const char *repository_advice(struct arena *arena, const struct profile *profile)
{
    static const char *const named[] = {"debian", "ubuntu"};
    static const char *const of_rpm[] = {"centos", "almalinux", "amazonlinux", "sles"};
    const char *name = plain_name(arena, profile);
    const char *only = NULL;
    bool is_of_rpm = false;
    bool is_known = false;
    const char *text = ": name a repository of the target's own distribution";
    if (profile->libc == LIBC_MUSL)
        return ", and apk repositories cannot be read yet: build the library with abicc for the "
               "profile";
    for (size_t i = 0; i < sizeof(named) / sizeof(*named); i++)
        only = text_begins_with(name, named[i]) ? named[i] : only;
    for (size_t i = 0; i < sizeof(of_rpm) / sizeof(*of_rpm); i++)
        is_of_rpm |= text_begins_with(name, of_rpm[i]);
    for (size_t i = 0; i < ROWS && !is_of_rpm; i++)
        if (version_compare(rows[i].libc, profile->libc_version) == 0 &&
            (!only || strcmp(only, rows[i].distribution) == 0)) {
            is_known = true;
            text = arena_printf(
                arena,
                "%s\n  repositories: [\"deb mirror:%s %s\"] # %s; the package "
                "%s-keyring has its key",
                text, archive_of(rows[i].distribution, profile), rows[i].suite, rows[i].title,
                strcmp(rows[i].distribution, "debian") == 0 ? "debian-archive" : "ubuntu");
        }
    if (only && is_known)
        return text;
    return arena_printf(arena,
                        "%s\n  repositories: [\"rpm [signed-by=/etc/pki/rpm-gpg/NAME] "
                        "https://HOST/PATH\"] # of a distribution with rpm packages",
                        text);
}
