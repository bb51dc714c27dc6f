/* ABI002, ABI005 and ABI015: traces of another C library, and of a dynamic link where the profile
 * links statically. */
#include <string.h>

#include "facts/runtime_loading.h"
#include "rules/rule_run.h"

static enum libc_kind other_than(enum libc_kind libc)
{
    return libc == LIBC_GLIBC ? LIBC_MUSL : LIBC_GLIBC;
}

/* Adds one finding: the loader, libraries and symbol versions of another libc come together. */
int rule_other_libc(struct check *check, struct error *err)
{
    enum libc_kind other = other_than(check->profile->libc);
    const char *sign = facts_sign_of_libc(check->facts, other);
    (void)err;
    if (sign)
        check_add(
            check, "ABI005",
            (struct finding){.subject = sign,
                             .text = arena_printf(check->arena, "needs %s, which belongs to %s; %s",
                                                  sign, libc_name(other), check_promised(check))});
    else if (other == LIBC_GLIBC && check->facts->is_static_glibc)
        check_add(check, "ABI005",
                  (struct finding){.subject = "glibc",
                                   .text = arena_printf(check->arena, "contains glibc; %s",
                                                        check_promised(check))});
    return 0;
}

/* Checks programs only: shared libraries are dynamic in every profile. */
int rule_static(struct check *check, struct error *err)
{
    const struct facts *facts = check->facts;
    (void)err;
    if (check->profile->link_mode == LINK_DYNAMIC || facts->is_shared ||
        (!facts->loader && !facts->needed.count))
        return 0;
    const char *culprit = facts->loader ? facts->loader : facts->needed.items[0];
    check_add(check, "ABI002",
              (struct finding){.subject = culprit,
                               .text = arena_printf(check->arena,
                                                    "needs %s%s at run time; profile %s links "
                                                    "statically",
                                                    facts->loader ? "the loader " : "", culprit,
                                                    check->profile->name)});
    return 0;
}

/* Returns whether the program itself calls the function: glibc's functions call those whose names
 * end in _r, which count only where the caller is not linked. */
static bool is_own_wish(const struct facts *facts, const struct facts_call *call)
{
    size_t length = strlen(call->function);
    if (length < 2 || strcmp(call->function + length - 2, "_r") != 0)
        return true;
    for (size_t i = 0; i < facts->runtime_call_count; i++) {
        const char *other = facts->runtime_calls[i].function;
        size_t end = strlen(other);
        if (end > 2 && strcmp(other + end - 2, "_r") != 0)
            return false;
    }
    return true;
}

static struct strvec callers_of(const struct check *check, const char *function)
{
    const struct facts *facts = check->facts;
    struct strvec callers = {0};
    for (size_t i = 0; i < facts->runtime_call_count; i++)
        if (strcmp(facts->runtime_calls[i].function, function) == 0 &&
            facts->runtime_calls[i].caller)
            strvec_push(check->arena, &callers, facts->runtime_calls[i].caller);
    return callers;
}

/* Adds a finding for each function; link_places names the objects that call it. */
int rule_static_calls(struct check *check, struct error *err)
{
    const struct facts *facts = check->facts;
    struct strvec seen = {0};
    (void)err;
    for (size_t i = 0; i < facts->runtime_call_count && check->profile->libc == LIBC_GLIBC; i++) {
        const struct facts_call *call = &facts->runtime_calls[i];
        const struct runtime_loading *loading = runtime_loading_find(call->function);
        if (!loading || strvec_contains(&seen, call->function) || !is_own_wish(facts, call))
            continue;
        strvec_push(check->arena, &seen, call->function);
        struct strvec callers = callers_of(check, call->function);
        const char *by = callers.count ? arena_printf(check->arena, ", called by %s,",
                                                      check_names(check, &callers))
                                       : ",";
        check_add(check, "ABI015",
                  (struct finding){
                      .subject = call->function,
                      .text = arena_printf(check->arena,
                                           "contains glibc's %s%s which loads %s at run time: they "
                                           "must be of the same glibc release that the program "
                                           "was linked with",
                                           call->function, by, loading->what)});
    }
    return 0;
}
