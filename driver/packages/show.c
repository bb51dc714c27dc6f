/* abictl packages list, why. */
#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "packages/session.h"

int verb_list(struct job *job, struct error *err)
{
    struct session session;
    if (session_open(job, false, &session, err) < 0)
        return -1;
    for (size_t i = 0; i < session.lock.count; i++) {
        const struct locked_package *package = &session.lock.packages[i];
        if (strcmp(package->arch, session.profile.arch) != 0)
            continue;
        fprintf(job->out, "%-30s %-28s %-8s %8" PRIu64 " KiB  %s\n", package->name,
                text_visible(job->arena, package->version),
                text_visible(job->arena, package->architecture), (package->size + 1023) >> 10,
                strcmp(package->needed_by, "-") == 0 ? "asked for" : package->needed_by);
    }
    for (size_t i = 0; i < session.lock.repository_count; i++)
        if (session.lock.repositories[i].is_unsigned &&
            strcmp(session.lock.repositories[i].arch, session.profile.arch) == 0)
            fprintf(job->notes, "abictl: warning: %s: the signature of %s was not verified\n",
                    session.lock.path, text_visible(job->arena, session.lock.repositories[i].name));
    return 0;
}

/* Prints the packages that lead to it, from the one that was asked for. */
int verb_why(struct job *job, struct error *err)
{
    struct session session;
    if (session_open(job, false, &session, err) < 0)
        return -1;
    const char *arch = session.profile.arch;
    const char *name = job->operands.items[0];
    const struct locked_package *package = lockfile_find(&session.lock, arch, name);
    if (!package)
        return error_set(err, "%s: is not locked for %s: %s lacks it", name, arch,
                         session.lock.path);
    const char *chain = name;
    for (size_t steps = 0; package && strcmp(package->needed_by, "-") != 0; steps++) {
        if (steps > session.lock.count)
            return error_set(err, "%s: %s is needed in a circle", session.lock.path, name);
        chain = arena_printf(job->arena, "%s -> %s", package->needed_by, chain);
        package = lockfile_find(&session.lock, arch, package->needed_by);
    }
    fprintf(job->out, "%s (%s)\n", chain, session.file);
    return 0;
}
