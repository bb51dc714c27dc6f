/* Traces of another C library, and of a dynamic link where a static one was promised. */
#include <string.h>

#include "verify/rules.h"

static enum libc_kind other_than(enum libc_kind libc)
{
    return libc == LIBC_GLIBC ? LIBC_MUSL : LIBC_GLIBC;
}

/* The first sign of the other libc, or NULL. musl has no versions. */
static const char *sign_of(const struct check *check, enum libc_kind other)
{
    const struct facts *facts = check->facts;
    if (facts->loader && libc_owns(other, facts->loader))
        return facts->loader;
    for (size_t i = 0; i < facts->needed.count; i++)
        if (libc_owns(other, facts->needed.items[i]))
            return facts->needed.items[i];
    for (size_t i = 0; i < facts->version_count && other == LIBC_GLIBC; i++)
        if (strncmp(facts->versions[i].node, "GLIBC_", 6) == 0)
            return facts->versions[i].node;
    return NULL;
}

/* One finding is enough: loader, libraries and versions of the other libc come together. */
int rule_other_libc(struct check *check, struct error *err)
{
    enum libc_kind other = other_than(check->profile->libc);
    const char *sign = sign_of(check, other);
    (void)err;
    if (sign)
        check_add(
            check, "ABI005",
            (struct finding){.subject = sign,
                             .text = arena_printf(check->arena, "needs %s, which is %s's; %s", sign,
                                                  libc_name(other), check_promised(check))});
    else if (other == LIBC_GLIBC && check->facts->is_static_glibc)
        check_add(check, "ABI005",
                  (struct finding){.subject = "glibc",
                                   .text = arena_printf(check->arena, "holds a glibc; %s",
                                                        check_promised(check))});
    return 0;
}

/* Shared libraries are dynamic in every profile. */
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
