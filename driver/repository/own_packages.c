#include "repository/own_packages.h"

#include <fnmatch.h>
#include <solv/repo.h>
#include <string.h>

#include "base/text.h"

static const char *const deb_names[] = {
    "libc6",           "libc6-dev", "libc-dev-bin", "libc-bin",   "linux-libc-dev",
    "libgcc-s1",       "libgcc1",   "libstdc++6",   "gcc-*-base", "libgcc-*-dev",
    "libstdc++-*-dev", "libcrypt1", "libcrypt-dev", NULL};
static const char *const rpm_names[] = {"glibc",      "glibc-*",     "kernel-headers", "libgcc",
                                        "libstdc++",  "libstdc++-*", "basesystem",     "filesystem",
                                        "libxcrypt*", NULL};
static const char *const *const names_of_kind[] = {
    [REPOSITORY_DEB] = deb_names, [REPOSITORY_RPM] = rpm_names};

bool own_packages_is_libc(const struct universe *universe, Solvable *solvable)
{
    const char *name = pool_id2str(universe->pool, solvable->name);
    const char *const *patterns = names_of_kind[universe->kind];
    for (size_t i = 0; patterns[i]; i++)
        if (fnmatch(patterns[i], name, 0) == 0)
            return true;
    return false;
}

/* Debian's sections tell: "libdevel", "contrib/libs". Some packages of data have files for
 * pkg-config that those of libraries require (gdk-pixbuf-2.0.pc: shared-mime-info). */
static bool is_library_of_deb(Solvable *solvable, const char *name)
{
    static const char *const sections[] = {"libs", "libdevel", "oldlibs"};
    static const char *const data[] = {"shared-mime-info", "xkb-data", "iso-codes"};
    for (size_t i = 0; i < sizeof(data) / sizeof(*data); i++)
        if (strcmp(name, data[i]) == 0)
            return true;
    const char *section = solvable_lookup_str(solvable, SOLVABLE_GROUP);
    if (text_ends_with(name, "-dev"))
        return true;
    for (size_t i = 0; section && i < sizeof(sections) / sizeof(*sections); i++)
        if (strcmp(text_file_name(section), sections[i]) == 0)
            return true;
    return false;
}

/* Elsewhere, what a package provides does: libssl.so.10()(64bit). */
static bool provides_library(const struct universe *universe, Solvable *solvable)
{
    Queue provides;
    bool is_library = false;
    queue_init(&provides);
    solvable_lookup_deparray(solvable, SOLVABLE_PROVIDES, &provides, 0);
    for (int i = 0; i < provides.count && !is_library; i++)
        is_library = strstr(pool_dep2str(universe->pool, provides.elements[i]), ".so") != NULL;
    queue_free(&provides);
    return is_library;
}

bool own_packages_is_wanted(const struct universe *universe, Solvable *solvable,
                            enum purpose purpose)
{
    const char *name = pool_id2str(universe->pool, solvable->name);
    if (own_packages_is_libc(universe, solvable))
        return purpose != PURPOSE_BUILD;
    if (universe->kind == REPOSITORY_DEB)
        return is_library_of_deb(solvable, name);
    return text_ends_with(name, "-devel") || provides_library(universe, solvable);
}
