/* ABI009: the directories in which the file makes the loader look for libraries. */
#include "elf/run_path.h"
#include "rules/rule_run.h"

static void judge(struct check *check, const char *kind, const char *directory)
{
    const char *what = *directory ? directory : "(empty: the directory it is started in)";
    if (strvec_contains(&check->profile->rpath, directory) || run_path_is_of_origin(directory))
        return;
    struct finding finding = {.subject = directory, .severity = SEVERITY_WARNING};
    if (check_is_private(check, directory)) {
        finding.severity = SEVERITY_ERROR;
        finding.text = arena_printf(check->arena,
                                    "has the %s %s, a directory of this build or of abicc's cache",
                                    kind, what);
    } else if (*directory == '/') {
        finding.text = arena_printf(
            check->arena, "has the %s %s: the loader uses any library there on the target", kind,
            what);
    } else {
        finding.text = arena_printf(check->arena,
                                    "has the relative %s %s: the loader looks for libraries below "
                                    "the working directory",
                                    kind, what);
    }
    check_add(check, "ABI009", finding);
}

/* CMake and libtool put the directories of the build into the run path, so that the program can be
 * tested, and remove them when it is installed. */
static void tell_of_build(struct check *check, const char *kind, const struct strvec *directories)
{
    check_add(check, "ABI009",
              (struct finding){
                  .severity = SEVERITY_NOTE,
                  .subject = directories->items[0],
                  .remedy = "install it (cmake --install, make install), or link with "
                            "-Wl,-rpath,'$ORIGIN' and ship the libraries beside the file",
                  .text = arena_printf(check->arena,
                                       "has the %s %s, where this link found libraries: it is for "
                                       "this build alone until that is removed",
                                       kind, check_names(check, directories)),
              });
}

int rule_run_path(struct check *check, struct error *err)
{
    const struct facts *facts = check->facts;
    bool has_runpath = facts->runpath.count > 0;
    const struct strvec *directories = has_runpath ? &facts->runpath : &facts->rpath;
    const char *kind = has_runpath ? "RUNPATH" : "RPATH";
    struct strvec of_build = {0};
    (void)err;
    for (size_t i = 0; i < directories->count; i++) {
        const char *directory = directories->items[i];
        if (strvec_contains(&check->subject->build_directories, directory) &&
            !strvec_contains(&check->profile->rpath, directory) &&
            !check_is_private(check, directory))
            strvec_push(check->arena, &of_build, directory);
        else
            judge(check, kind, directory);
    }
    if (of_build.count)
        tell_of_build(check, kind, &of_build);
    return 0;
}
