/* abictl packages runtime: the packages that have the libraries which a file needs. */
#include <string.h>

#include "base/fs.h"
#include "base/table.h"
#include "base/text.h"
#include "facts/facts.h"
#include "locked/package_store.h"
#include "packages/session.h"
#include "profile/repository_entry.h"

/* Stores the package of a file in the tree, or NULL. */
static int package_of(struct arena *arena, const char *tree, const char *place,
                      const char **package, struct error *err)
{
    const char *path = arena_printf(arena, "%s/" PACKAGE_TREE_TABLE, tree);
    const char *bytes;
    size_t size;
    int status;
    *package = NULL;
    if (fs_read(arena, path, &bytes, &size, err) < 0)
        return -1;
    struct table table = {.name = path, .next = bytes, .end = bytes + size, .separator = '\t'};
    while ((status = table_next(&table, err)) > 0)
        if (table.field_count == 2 && text_equals(table.field[0], place))
            *package = table_copy(arena, &table, 1);
    return status;
}

/* Checks that the target has the library without a package of the profile. */
static int check_own(struct arena *arena, const struct profile *profile, const char *file,
                     const char *soname, struct error *err)
{
    static const char *const of_gcc[] = {"libgcc_s.so.", "libstdc++.so."};
    const char *newest;
    bool is_own =
        libc_owns(profile->libc, soname) || profile_promises(arena, profile, soname, &newest);
    for (size_t i = 0; i < sizeof(of_gcc) / sizeof(*of_gcc); i++)
        is_own |= text_begins_with(soname, of_gcc[i]);
    return is_own ? 0
                  : error_about(err, file, "needs %s, which no package of profile %s has", soname,
                                profile->name);
}

/* Adds the packages of the libraries that the file needs. */
static int add_packages(struct arena *arena, const struct profile *profile, const char *file,
                        const char *tree, struct strvec *packages, struct error *err)
{
    const char *root = *tree ? fs_real(arena, tree) : NULL;
    struct facts facts;
    if (facts_read(arena, file, &facts, err) < 0)
        return -1;
    if (!facts.is_elf)
        return error_about(err, file, "is no ELF file");
    for (size_t i = 0; i < facts.needed.count; i++) {
        const char *soname = facts.needed.items[i];
        const char *real = fs_real(arena, arena_printf(arena, "%s/lib/%s", tree, soname));
        const char *package = NULL;
        if (*tree && real && root && text_begins_with(real, root) &&
            package_of(arena, tree, real + strlen(root) + 1, &package, err) < 0)
            return -1;
        if (!package && check_own(arena, profile, file, soname, err) < 0)
            return -1;
        if (package && !strvec_contains(packages, package))
            strvec_push(arena, packages, package);
    }
    return 0;
}

static const char *install_command(struct arena *arena, const struct profile *profile)
{
    static const char *const commands[] = {
        [REPOSITORY_DEB] = "apt install", [REPOSITORY_RPM] = "dnf install"};
    struct repository_entry entry = {.kind = REPOSITORY_DEB};
    struct error ignored;
    if (profile->repositories.count)
        repository_entry_read(arena, profile->repositories.items[0], &entry, &ignored);
    return commands[entry.kind];
}

int verb_runtime(struct job *job, struct error *err)
{
    struct arena *arena = job->arena;
    struct session session;
    struct strvec packages = {0};
    const char *tree;
    if (session_open(job, false, &session, err) < 0 ||
        package_tree_find(arena, &session.profile, session.cache, NULL, &tree, err) < 0)
        return -1;
    for (size_t i = 0; i < job->operands.count; i++)
        if (add_packages(arena, &session.profile, job->operands.items[i], tree, &packages, err) < 0)
            return -1;
    strvec_sort(&packages);
    if (packages.count)
        fprintf(job->out, "%s %s\n", install_command(arena, &session.profile),
                strvec_join(arena, &packages, " "));
    else
        fprintf(job->notes, "abictl: note: no package of profile %s is needed\n",
                session.profile.name);
    return 0;
}
