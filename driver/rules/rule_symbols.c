/* ABI020: symbols without a version that no library of the process has. */
#include <string.h>

#include "base/text.h"
#include "rules/absence.h"
#include "rules/rule_run.h"
#include "tables/program_names.h"
#include "toolchain/compiler_libraries.h"

/* Why a symbol is missing. There is one finding for each reason. */
enum reason {
    NEWER,     /* a later release of the profile's libc has it */
    WITHDRAWN, /* an earlier release had it */
    FOREIGN,   /* glibc has it, in a file for musl */
    ELSEWHERE, /* a library of the target has it that the file does not need */
    LEFT,      /* a library of the compiler's has it, which the program is linked with too */
    CXX,       /* the C++ runtime has it, and the library was linked as C */
    NOWHERE,
    REASON_COUNT
};

struct sorting {
    struct check *check;
    struct absences *absences; /* read for the first symbol */
    struct strvec names[REASON_COUNT];
    struct version latest; /* of the NEWER ones */
    struct strvec owners;  /* the libraries that have those that are ELSEWHERE */
    bool is_of_program;    /* some names are the program's that loads the library */
};

/* Returns whether glibc's headers turn calls into this name, which musl does not have. */
static bool is_of_glibcs_headers(const char *name)
{
    size_t length = strlen(name);
    bool is_fortified =
        length > 6 && strncmp(name, "__", 2) == 0 && strcmp(name + length - 4, "_chk") == 0;
    return is_fortified || strncmp(name, "__isoc23_", 9) == 0;
}

/* Stores the reason that the tables give; returns false when they give none. */
static bool look_up(struct sorting *sorting, const char *name, enum reason *reason)
{
    struct absence absence;
    bool is_musl = sorting->check->profile->libc == LIBC_MUSL;
    if (!absences_find(sorting->absences, name, &absence)) {
        *reason = FOREIGN;
        return is_musl && is_of_glibcs_headers(name);
    }
    if (absence.kind == ABSENCE_LIBRARY)
        return false;
    if (absence.kind == ABSENCE_NEWER && version_compare(absence.release, sorting->latest) > 0)
        sorting->latest = absence.release;
    *reason = absence.kind == ABSENCE_NEWER       ? NEWER
              : absence.kind == ABSENCE_WITHDRAWN ? WITHDRAWN
                                                  : FOREIGN;
    return true;
}

static bool is_left_to_program(const char *name)
{
    const struct compiler_library *library = compiler_library_find(name);
    return library && library->is_of_program;
}

/* Returns whether only the C++ runtime defines the name, and no file that abicc links exports it.
 */
static bool is_of_cxx_runtime(const char *name)
{
    return text_begins_with(name, "__gxx_personality_") || text_begins_with(name, "__cxa_") ||
           text_begins_with(name, "_ZTVN10__cxxabiv1");
}

static int sort(struct sorting *sorting, const char *name, struct error *err)
{
    struct check *check = sorting->check;
    const struct library *owner = NULL;
    enum reason reason = NOWHERE;
    if (look_up(sorting, name, &reason)) {
        strvec_push(check->arena, &sorting->names[reason], name);
        return 0;
    }
    if (world_find_symbol(check->promise->world, name, NULL, &owner, err) < 0)
        return -1;
    if (owner) {
        strvec_push(check->arena, &sorting->names[ELSEWHERE], name);
        strvec_push(check->arena, &sorting->owners, owner->soname);
    } else if (check->facts->is_shared && is_left_to_program(name)) {
        strvec_push(check->arena, &sorting->names[LEFT], name);
    } else if (check->facts->is_shared && is_of_cxx_runtime(name)) {
        strvec_push(check->arena, &sorting->names[CXX], name);
    } else if (!check->facts->is_shared) {
        strvec_push(check->arena, &sorting->names[NOWHERE], name);
    } else {
        sorting->is_of_program = true;
    }
    return 0;
}

/* Returns whether the program may bring the newer functions: the library takes other names from it,
 * and these are often in programs. */
static bool may_be_in_program(const struct sorting *sorting)
{
    const struct strvec *names = &sorting->names[NEWER];
    for (size_t i = 0; i < names->count; i++)
        if (!program_names_have(names->items[i]))
            return false;
    return sorting->is_of_program;
}

static const char *text_of(const struct sorting *sorting, enum reason reason)
{
    const struct check *check = sorting->check;
    struct arena *arena = check->arena;
    char release[VERSION_TEXT_SIZE];
    const char *libc = libc_name(check->profile->libc);
    const char *names = check_names(check, &sorting->names[reason]);
    switch (reason) {
    case NEWER:
        return arena_printf(arena, "needs %s, which came with %s %s%s; %s", names, libc,
                            sorting->names[NEWER].count > 1 ? "releases up to " : "",
                            version_text(sorting->latest, release), check_promised(check));
    case WITHDRAWN:
        return arena_printf(arena, "needs %s, which earlier releases of %s had; %s", names, libc,
                            check_promised(check));
    case FOREIGN:
        return arena_printf(arena, "needs %s, which glibc has and musl lacks; %s", names,
                            check_promised(check));
    case ELSEWHERE:
        return arena_printf(arena, "needs %s of %s, but does not name that library", names,
                            check_names(check, &sorting->owners));
    case LEFT:
        return arena_printf(arena, "needs %s of the compiler's %s, which the program must bring",
                            names, compiler_library_find(sorting->names[LEFT].items[0])->name);
    case CXX:
        return arena_printf(
            arena, "needs %s of the C++ runtime, which it neither contains nor names", names);
    default:
        return arena_printf(arena, "needs %s, which none of the libraries it names has in %s",
                            names, world_name(check->promise->world));
    }
}

/* Returns NULL where the rule's own remedy will do. */
static const char *remedy_of(const struct sorting *sorting, enum reason reason)
{
    if (reason == CXX)
        return "link it with abic++, or add -lstdc++ at the end of the command line: programs that "
               "abicc links export no C++ runtime";
    if (reason != LEFT)
        return NULL;
    return arena_printf(sorting->check->arena, "when you link the program: %s",
                        compiler_library_find(sorting->names[LEFT].items[0])->remedy);
}

static void report(struct sorting *sorting)
{
    struct check *check = sorting->check;
    for (enum reason reason = 0; reason < REASON_COUNT; reason++) {
        if (!sorting->names[reason].count)
            continue;
        enum severity mild = reason == LEFT                                   ? SEVERITY_NOTE
                             : reason == NEWER && may_be_in_program(sorting)  ? SEVERITY_WARNING
                             : reason == CXX                                  ? SEVERITY_WARNING
                             : reason == ELSEWHERE && check->facts->is_shared ? SEVERITY_WARNING
                                                                              : SEVERITY_OFF;
        check_add(check, reason == FOREIGN ? "ABI005" : "ABI020",
                  (struct finding){.severity = mild,
                                   .subject = sorting->names[reason].items[0],
                                   .text = text_of(sorting, reason),
                                   .remedy = remedy_of(sorting, reason)});
    }
}

static bool is_missing(const struct check *check, const struct facts_import *import)
{
    bool is_musl = check->profile->libc == LIBC_MUSL; /* its loader ignores symbol versions */
    bool is_judged =
        import->version && (!is_musl || strncmp(import->version->node, "GLIBC_", 6) == 0);
    return !import->is_weak && !is_judged &&
           !closure_satisfies(&check->closure, import->name, NULL, NULL);
}

int rule_missing(struct check *check, struct error *err)
{
    static const struct strvec none = {0};
    const struct facts *facts = check->facts;
    const struct strvec *roots = check->promise->roots ? check->promise->roots : &none;
    struct sorting sorting = {.check = check};
    if (!check->closure.count || !check->closure.is_whole)
        return 0;
    for (size_t i = 0; i < facts->import_count; i++) {
        if (!is_missing(check, &facts->imports[i]))
            continue;
        if (!sorting.absences &&
            absences_load(check->arena, roots, check->profile, check->profile->libc_version,
                          &sorting.absences, err) < 0)
            return -1;
        if (sort(&sorting, facts->imports[i].name, err) < 0)
            return -1;
    }
    report(&sorting);
    return 0;
}
