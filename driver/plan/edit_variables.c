/* Environment variables that add directories to the compiler's and the linker's searches: the
 * user's own are honoured, those of the host are dropped. */
#include <string.h>

#include "base/environment.h"
#include "base/text.h"
#include "plan/edits.h"
#include "sysroot/shadow.h"
#include "sysroot/write/stub_image.h"
#include "toolchain/host.h"

/* Returns whether the directory is of no use to the target: one of the host, or, for its loader, of
 * the sysroot, to which -print-file-name leads. */
static bool is_unwanted(const struct draft *draft, enum variable_kind kind, const char *directory)
{
    const struct state *state = draft->state;
    const char *sysroot = state->sysroot.path;
    if (kind == VARIABLE_HEADERS)
        return host_is_include_directory(draft->arena, directory, &state->toolchain);
    return host_is_library_directory(draft->arena, directory, state->toolchain.install_dir) ||
           (kind == VARIABLE_RUN_PATH && sysroot && text_begins_with(directory, sysroot) &&
            strchr("/", directory[strlen(sysroot)]));
}

/* Returns whether the variable that is left names no directory. `LD_RUN_PATH=$LD_RUN_PATH:/usr/lib`
 * begins with an empty one by mistake: a program would look for libraries where it is started. */
static bool is_empty(enum variable_kind kind, const struct strvec *own)
{
    for (size_t i = 0; i < own->count; i++)
        if (kind != VARIABLE_RUN_PATH || *own->items[i])
            return false;
    return true;
}

/* Returns the directories of the list that the target can use. An empty one, which is the current
 * directory to a compiler, stays. */
static struct strvec own_directories(const struct draft *draft, enum variable_kind kind,
                                     const char *list, bool *is_whole)
{
    struct strvec own = {0};
    *is_whole = true;
    for (const char *end; list; list = *end ? end + 1 : NULL) {
        end = strchrnul(list, ':');
        const char *directory = arena_strndup(draft->arena, list, (size_t)(end - list));
        if (*directory && is_unwanted(draft, kind, directory))
            *is_whole = false;
        else
            strvec_push(draft->arena, &own, directory);
    }
    return own;
}

static void edit_list(struct draft *draft, const struct toolchain_variable *variable,
                      const char *list)
{
    static const char *const reasons[] = {
        [VARIABLE_HEADERS] = "include directories of the host, whose headers describe a newer C "
                             "library",
        [VARIABLE_LIBRARIES] = "library directories of the host, whose libraries are newer than "
                               "the target's",
        [VARIABLE_RUN_PATH] = "library directories of the host or of the sysroot, whose libraries "
                              "are not those of the target",
    };
    struct arena *arena = draft->arena;
    const char *before = arena_printf(arena, "%s=%s", variable->name, list);
    bool is_whole;
    struct strvec own = own_directories(draft, variable->kind, list, &is_whole);
    if (is_whole)
        return;
    if (is_empty(variable->kind, &own)) {
        strvec_push(arena, &draft->unset, variable->name);
        draft_note(draft, EDIT_UNSET, before, NULL, reasons[variable->kind]);
        return;
    }
    /* An empty list would be no directory. */
    const char *kept = strvec_join(arena, &own, ":");
    const char *now = arena_printf(arena, "%s=%s", variable->name, *kept ? kept : ".");
    strvec_push(arena, &draft->set, now);
    draft_note(draft, EDIT_SET, before, now, reasons[variable->kind]);
}

/* The specs replace the directories that gcc itself makes of LIBRARY_PATH. It searches them after
 * its own and the system's, which therefore stand before them here, too. */
static void add_library_path(struct draft *draft)
{
    static const char reason[] = "searched before the directories of LIBRARY_PATH";
    const struct state *state = draft->state;
    const char *sysroot = state->sysroot.path;
    struct strvec own = edit_library_path(draft);
    if (!own.count)
        return;
    draft_append(draft, arena_printf(draft->arena, "-L%s/usr/lib", sysroot), reason);
    if (state->profile.libc == LIBC_GLIBC)
        draft_append(draft, arena_printf(draft->arena, "-L%s" STUB_PLACE, sysroot), reason);
    draft_append(draft, arena_printf(draft->arena, "-L%s", state->toolchain.install_dir), reason);
    for (size_t i = 0; i < own.count; i++)
        draft_append(draft, arena_printf(draft->arena, "-L%s", own.items[i]),
                     "LIBRARY_PATH names it");
}

struct strvec edit_library_path(const struct draft *draft)
{
    const char *list = environment_get(draft->environment, "LIBRARY_PATH");
    bool is_whole;
    if (!list || !*list)
        return (struct strvec){0};
    struct strvec own = own_directories(draft, VARIABLE_LIBRARIES, list, &is_whole);
    for (size_t i = 0; i < own.count; i++)
        if (!*own.items[i])
            own.items[i] = ".";
    return own;
}

/* Leads gcc to the links to its parts in the sysroot. */
static void set_exec_prefix(struct draft *draft)
{
    const struct state *state = draft->state;
    const char *prefix = shadow_exec_prefix(draft->arena, &state->toolchain, state->sysroot.path);
    if (!prefix)
        return;
    const char *now = arena_printf(draft->arena, "GCC_EXEC_PREFIX=%s", prefix);
    strvec_push(draft->arena, &draft->set, now);
    draft_note(draft, EDIT_SET, "GCC_EXEC_PREFIX", now,
               "the cross compiler would take the C library from beside its own parts");
}

int edit_variables(struct draft *draft, struct error *err)
{
    (void)err;
    for (size_t i = 0; i < toolchain_variable_count; i++) {
        const struct toolchain_variable *variable = &toolchain_variables[i];
        const char *list = environment_get(draft->environment, variable->name);
        if (!list)
            continue;
        if (variable->kind != VARIABLE_PARTS) {
            edit_list(draft, variable, list);
            continue;
        }
        strvec_push(draft->arena, &draft->unset, variable->name);
        draft_note(draft, EDIT_UNSET, arena_printf(draft->arena, "%s=%s", variable->name, list),
                   NULL, "gcc would take its own parts, and with them libraries, from elsewhere");
    }
    set_exec_prefix(draft);
    if (draft->line->action == ACTION_LINK && draft->state->toolchain.family == COMPILER_GCC)
        add_library_path(draft);
    return 0;
}
