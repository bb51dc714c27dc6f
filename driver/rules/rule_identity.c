/* ABI017: objects that were compiled for another profile. */
#include <string.h>

#include "rules/rule_run.h"

/* Returns the severity. Objects for an older release of the same C library run on this target too;
 * those for the machine that compiled them may need anything. */
static enum severity severity_of(const struct profile *own, const struct profile *other)
{
    bool is_older = profile_has_target(other) && strcmp(own->arch, other->arch) == 0 &&
                    own->libc == other->libc &&
                    version_compare(other->libc_version, own->libc_version) <= 0;
    return is_older ? SEVERITY_NOTE : SEVERITY_ERROR;
}

static void judge(struct check *check, const char *name)
{
    static const struct strvec none = {0};
    struct profile other;
    struct error absent; /* the profile is another machine's, or was removed since */
    char text[VERSION_TEXT_SIZE];
    const struct strvec *roots = check->promise->roots ? check->promise->roots : &none;
    struct finding finding = {.subject = name, .severity = SEVERITY_WARNING};
    const char *what = "not found on this machine";
    if (profile_load(check->arena, roots, name, &other, NULL, &absent) == 0) {
        finding.severity = severity_of(check->profile, &other);
        what = profile_has_target(&other)
                   ? arena_printf(check->arena, "%s %s", libc_name(other.libc),
                                  version_text(other.libc_version, text))
                   : "the C library of the machine that compiled them";
    }
    finding.text = arena_printf(check->arena, "contains objects for profile %s (%s); %s", name,
                                what, check_promised(check));
    check_add(check, "ABI017", finding);
}

/* Returns the names of the profiles for which the file's objects were compiled. Their marks are
 * "NAME DIGEST"; another digest of the same name means another compiler or other flags. */
static struct strvec makers(const struct check *check)
{
    struct strvec names = {0};
    for (size_t i = 0; i < check->facts->identities.count; i++) {
        const char *mark = check->facts->identities.items[i];
        const char *name = arena_strndup(check->arena, mark, strcspn(mark, " "));
        if (!strvec_contains(&names, name))
            strvec_push(check->arena, &names, name);
    }
    return names;
}

/* A file whose objects all come from one other profile is left to the other rules. */
int rule_identity(struct check *check, struct error *err)
{
    const struct strvec names = makers(check);
    (void)err;
    if (!check->promise->identity && names.count < 2)
        return 0;
    for (size_t i = 0; i < names.count; i++)
        if (strcmp(names.items[i], check->profile->name) != 0)
            judge(check, names.items[i]);
    return 0;
}
