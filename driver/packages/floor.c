#include "packages/floor.h"

#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "facts/facts.h"
#include "repository/repository_advice.h"

/* Returns the newest symbol version of glibc that the file cannot do without and that the release
 * lacks, or NULL. */
static const char *newer_need(const struct facts *facts, struct version release)
{
    static const char prefix[] = "GLIBC_";
    struct version newest = release;
    const char *node = NULL;
    for (size_t i = 0; i < facts->version_count; i++) {
        const struct facts_version *needed = &facts->versions[i];
        const char *number = needed->node + strlen(prefix);
        struct version version;
        if (needed->is_weak || !text_begins_with(needed->node, prefix) ||
            !version_parse(number, strlen(number), &version) ||
            version_compare(version, newest) <= 0)
            continue;
        newest = version;
        node = needed->node;
    }
    return node;
}

/* Returns what the file needs that the profile does not promise, or NULL. */
static const char *other_need(struct arena *arena, const struct profile *profile,
                              const struct facts *facts)
{
    enum libc_kind libc;
    if (facts_libc(facts, &libc) && libc != profile->libc)
        return facts_sign_of_libc(facts, libc);
    const char *node =
        profile->libc == LIBC_GLIBC ? newer_need(facts, profile->libc_version) : NULL;
    return node ? arena_strdup(arena, node) : NULL;
}

int floor_check(struct arena *arena, const struct profile *profile, const char *directory,
                const struct strvec *table, struct error *err)
{
    char release[VERSION_TEXT_SIZE];
    for (size_t i = 0; i < table->count; i++) {
        const char *line = table->items[i];
        size_t length = strcspn(line, "\t");
        const char *place = arena_strndup(arena, line, length);
        const char *path = arena_printf(arena, "%s/%s", directory, place);
        struct facts facts;
        struct error ignored; /* what is damaged, no linker takes */
        struct stat st;
        if (lstat(path, &st) < 0 || !S_ISREG(st.st_mode) ||
            facts_read(arena, path, &facts, &ignored) < 0 || !facts.is_elf || facts.is_relocatable)
            continue;
        const char *need = other_need(arena, profile, &facts);
        if (need)
            return error_set(err, "package %s: %s needs %s, but profile %s is for %s %s%s",
                             line[length] ? line + length + 1 : "?", place,
                             text_visible(arena, need), profile->name, libc_name(profile->libc),
                             version_text(profile->libc_version, release),
                             repository_advice(arena, profile));
    }
    return 0;
}
