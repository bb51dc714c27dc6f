/* Where the file makes the loader look for libraries. */
#include <string.h>

#include "rules/rule_run.h"

static bool is_relative_to_file(const char *folder)
{
    return strncmp(folder, "$ORIGIN", 7) == 0 || strncmp(folder, "${ORIGIN}", 9) == 0;
}

static void judge(struct check *check, const char *kind, const char *folder)
{
    const char *what = *folder ? folder : "(empty: wherever the program was started)";
    if (strvec_contains(&check->profile->rpath, folder) || is_relative_to_file(folder))
        return;
    struct finding finding = {.subject = folder, .severity = SEVERITY_WARNING};
    if (check_is_private(check, folder)) {
        finding.severity = SEVERITY_ERROR;
        finding.text = arena_printf(
            check->arena, "has the %s %s, a folder of this build or of abicc's cache", kind, what);
    } else if (*folder == '/') {
        finding.text = arena_printf(
            check->arena, "has the %s %s: what lies there on the target is loaded", kind, what);
    } else {
        finding.text = arena_printf(check->arena,
                                    "has the relative %s %s: whoever chooses the working folder "
                                    "chooses the libraries",
                                    kind, what);
    }
    check_add(check, "ABI009", finding);
}

int rule_run_path(struct check *check, struct error *err)
{
    const struct facts *facts = check->facts;
    bool has_runpath = facts->runpath.count > 0;
    const struct strvec *folders = has_runpath ? &facts->runpath : &facts->rpath;
    (void)err;
    for (size_t i = 0; i < folders->count; i++)
        judge(check, has_runpath ? "RUNPATH" : "RPATH", folders->items[i]);
    return 0;
}
