/* ABI020: weak references to functions that libc.so.6 has from 2.34 on, and another library that is
 * not loaded before that. */
#include <string.h>

#include "base/text.h"
#include "rules/rule_run.h"
#include "rules/weak.h"

bool weak_is_of_interest(const struct facts_import *import)
{
    static const char *const made_by_tools[] = {"_", "pthread_"};
    if (!import->is_weak || import->version)
        return false;
    if (strcmp(import->name, "pthread_create") == 0)
        return true;
    for (size_t i = 0; i < sizeof(made_by_tools) / sizeof(*made_by_tools); i++)
        if (text_begins_with(import->name, made_by_tools[i]))
            return false;
    return true;
}

/* Returns whether links against 2.34 and newer find the library's functions in libc.so.6. */
static bool is_part_of_libc_now(const char *soname)
{
    static const char *const sonames[] = {"libpthread.so.0", "libdl.so.2", "librt.so.1",
                                          "libutil.so.1", "libanl.so.1"};
    for (size_t i = 0; i < sizeof(sonames) / sizeof(*sonames); i++)
        if (strcmp(sonames[i], soname) == 0)
            return true;
    return false;
}

static void add(struct check *check, const struct strvec *names, const char *soname)
{
    const char *unless = check->facts->is_shared
                             ? arena_printf(check->arena, " unless the program needs %s", soname)
                             : "";
    const char *option = arena_strndup(check->arena, soname + 3, strcspn(soname + 3, "."));
    check_add(check, "ABI020",
              (struct finding){
                  .severity = SEVERITY_NOTE,
                  .subject = names->items[0],
                  .text = arena_printf(check->arena,
                                       "refers weakly to %s, which stays NULL%s: before glibc 2.34 "
                                       "%s has it, and nothing here needs that library",
                                       check_names(check, names), unless, soname),
                  .remedy = arena_printf(check->arena,
                                         "add the library even though only weak references use it: "
                                         "-Wl,--push-state,--no-as-needed -l%s -Wl,--pop-state",
                                         option),
              });
}

/* Adds one finding, about the first library that is left out. */
int rule_weak(struct check *check, struct error *err)
{
    static const struct version merged = {{2, 34, 0}};
    const struct facts *facts = check->facts;
    const struct library *owner = NULL;
    struct strvec names = {0};
    const char *soname = NULL;
    if (check->profile->libc != LIBC_GLIBC || !check->closure.count || !check->closure.is_whole ||
        version_compare(check->profile->libc_version, merged) >= 0)
        return 0;
    for (size_t i = 0; i < facts->import_count; i++) {
        const struct facts_import *import = &facts->imports[i];
        if (!weak_is_of_interest(import) ||
            closure_satisfies(&check->closure, import->name, NULL, NULL))
            continue;
        if (world_find_symbol(check->promise->world, import->name, NULL, &owner, err) < 0)
            return -1;
        if (!owner || !is_part_of_libc_now(owner->soname) ||
            (soname && strcmp(soname, owner->soname) != 0))
            continue;
        soname = owner->soname;
        strvec_push(check->arena, &names, import->name);
    }
    if (names.count)
        add(check, &names, soname);
    return 0;
}
