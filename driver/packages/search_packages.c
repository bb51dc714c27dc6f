/* abictl packages search: the packages that have a file, or a word in their names. */
#include <string.h>

#include "base/text.h"
#include "locked/package_store.h"
#include "packages/session.h"
#include "repository/universe.h"

int verb_search(struct job *job, struct error *err)
{
    struct session session;
    struct universe universe;
    struct strvec found = {0};
    if (!job->file && !job->operands.count)
        return error_set(err, "name a part of a package's name, or a file by --file");
    if (session_open(job, false, &session, err) < 0)
        return -1;
    const struct universe_request request = session_request(&session);
    int status = universe_open(job->arena, &request, &universe, err);
    if (status == 0)
        status = job->file ? universe_search_file(&universe, job->file, &found, err)
                           : universe_search_name(&universe, job->operands.items[0], &found, err);
    universe_close(&universe);
    if (status < 0)
        return -1;
    strvec_sort(&found);
    for (size_t i = 0; i < found.count; i++)
        fprintf(job->out, "%s\n", text_visible(job->arena, found.items[i]));
    return found.count
               ? 0
               : error_set(err, "no package of the repositories of profile %s has %s",
                           session.profile.name, job->file ? job->file : job->operands.items[0]);
}
