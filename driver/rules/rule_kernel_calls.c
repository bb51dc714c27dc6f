/* ABI028: system calls that are newer than the target's kernel. */
#include <string.h>

#include "base/text.h"
#include "rules/rule_run.h"
#include "tables/kernel_function.h"

enum { MAX_PLACES = 8 };

/* One run of the rule. */
struct kernel_check {
    struct check *check;
    struct system_calls calls;
    struct kernel_functions functions;
    struct strvec known; /* the calls that the file is known to do without */
};

static const char *promised(const struct kernel_check *run)
{
    char text[VERSION_TEXT_SIZE];
    const struct profile *profile = run->check->profile;
    return arena_printf(run->check->arena, "profile %s promises Linux %s", profile->name,
                        version_text(profile->kernel, text));
}

/* Returns "make (main.c:12)", as far as it is known; or NULL. */
static const char *place_of(struct arena *arena, const struct facts_kernel_call *call)
{
    if (call->caller && call->place)
        return arena_printf(arena, "%s (%s)", call->caller, call->place);
    return call->caller ? call->caller : call->place;
}

/* Returns whether one of the calls before it has the same number, and is no known one. */
static bool is_told(const struct facts *facts, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (facts->kernel_calls[i].number == facts->kernel_calls[index].number &&
            !facts->kernel_calls[i].owner)
            return true;
    return false;
}

/* Tells of all places that make the same call as that of the index. */
static void tell(struct kernel_check *run, size_t index, const struct system_call *call)
{
    struct arena *arena = run->check->arena;
    const struct facts *facts = run->check->facts;
    char first[VERSION_TEXT_SIZE];
    struct finding finding = {
        .subject = call->name,
        .text = arena_printf(arena, "makes the system call %s itself, which came with Linux %s; %s",
                             call->name, version_text(call->first, first), promised(run)),
    };
    for (size_t i = index; i < facts->kernel_call_count; i++) {
        const struct facts_kernel_call *other = &facts->kernel_calls[i];
        const char *place = other->number == call->number ? place_of(arena, other) : NULL;
        if (place && !other->owner && finding.places.count < MAX_PLACES &&
            !strvec_contains(&finding.places, place))
            strvec_push(arena, &finding.places, place);
    }
    check_add(run->check, "ABI028", finding);
}

static void check_calls(struct kernel_check *run)
{
    struct arena *arena = run->check->arena;
    const struct facts *facts = run->check->facts;
    for (size_t i = 0; i < facts->kernel_call_count; i++) {
        const struct facts_kernel_call *made = &facts->kernel_calls[i];
        const struct system_call *call = system_call_numbered(&run->calls, made->number);
        if (!call || !system_call_is_newer(call, run->check->profile->kernel))
            continue;
        if (facts->is_polyfill_library)
            strvec_push(arena, &run->known, call->name);
        else if (made->owner)
            strvec_pushf(arena, &run->known, "%s (%s)", call->name, made->owner);
        else if (!is_told(facts, i))
            tell(run, i, call);
    }
    if (!run->known.count)
        return;
    const char *calls = check_names(run->check, &run->known);
    struct finding finding = {.remedy = "nothing to do"};
    if (facts->is_polyfill_library) {
        finding.text = arena_printf(arena,
                                    "is a library of abicc's polyfills, which try newer system "
                                    "calls: %s; %s",
                                    calls, promised(run));
        finding.remedy = "nothing to do; docs/polyfills.md lists the functions that fail with "
                         "ENOSYS on an older kernel";
    } else {
        finding.text =
            arena_printf(arena, "makes newer system calls that it is known to do without: %s; %s",
                         calls, promised(run));
    }
    check_add(run->check, "ABI028", finding);
}

/* Returns whether the target's C library has the function at that version. If not, ABI001 says so.
 */
static bool is_in_libc(const struct profile *profile, const struct facts_import *import)
{
    static const char prefix[] = "GLIBC_";
    struct version release;
    if (profile->libc == LIBC_MUSL)
        return true;
    if (!import->version)
        return false;
    const char *node = import->version->node;
    return text_begins_with(node, prefix) &&
           version_parse(node + strlen(prefix), strlen(node + strlen(prefix)), &release) &&
           version_compare(release, profile->libc_version) <= 0;
}

static void check_functions(struct kernel_check *run)
{
    const struct facts *facts = run->check->facts;
    for (size_t i = 0; i < facts->import_count; i++) {
        const struct facts_import *import = &facts->imports[i];
        const char *without;
        char first[VERSION_TEXT_SIZE];
        if (import->is_weak || !is_in_libc(run->check->profile, import))
            continue;
        const struct system_call *call =
            kernel_function_call(&run->functions, &run->calls, import->name, &without);
        if (!call || without || !system_call_is_newer(call, run->check->profile->kernel))
            continue;
        check_add(run->check, "ABI028",
                  (struct finding){
                      .subject = import->name,
                      .text = arena_printf(run->check->arena,
                                           "uses %s, for which the C library needs the system call "
                                           "%s of Linux %s; %s",
                                           import->name, call->name,
                                           version_text(call->first, first), promised(run))});
    }
}

/* Checks what abictl check reads of a file, and a link does not. */
int rule_kernel_calls(struct check *check, struct error *err)
{
    struct kernel_check run = {.check = check};
    const struct arch *arch = facts_arch(check->facts);
    if (!check->facts->knows_kernel_calls || !arch || version_is_zero(check->profile->kernel))
        return 0;
    if (system_calls_load(check->arena, check->promise->roots, arch, &run.calls, err) < 0 ||
        kernel_functions_load(check->arena, check->promise->roots, &run.functions, err) < 0)
        return -1;
    check_calls(&run);
    check_functions(&run);
    return 0;
}
