/* For whom the objects were made. */
#include <string.h>

#include "rules/rule_run.h"

/* An object for an older release of the same C library keeps this profile's promise too. */
static enum severity severity_of(const struct profile *own, const struct profile *other)
{
    bool is_older = strcmp(own->arch, other->arch) == 0 && own->libc == other->libc &&
                    version_compare(other->libc_version, own->libc_version) <= 0;
    return is_older ? SEVERITY_NOTE : SEVERITY_ERROR;
}

static void judge(struct check *check, const char *name)
{
    static const struct strvec none = {0};
    struct profile other;
    struct profile_sources sources = {0};
    struct error absent; /* a profile of another machine, or gone since */
    char text[VERSION_TEXT_SIZE];
    const struct strvec *roots = check->promise->roots ? check->promise->roots : &none;
    struct finding finding = {.subject = name, .severity = SEVERITY_WARNING};
    const char *what = "which is not found here";
    if (profile_load(check->arena, roots, name, &other, &sources, &absent) == 0) {
        finding.severity = severity_of(check->profile, &other);
        what = arena_printf(check->arena, "%s %s", libc_name(other.libc),
                            version_text(other.libc_version, text));
    }
    finding.text = arena_printf(check->arena, "holds objects made for profile %s (%s); %s", name,
                                what, check_promised(check));
    check_add(check, "ABI017", finding);
}

/* The names of the profiles whose marks the file has. Marks are "NAME DIGEST"; another digest of
 * the same profile is another compiler or flag. */
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

/* A file that was wholly made for another profile is judged by all other rules. */
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
