#include "failure/foreign_objects.h"

#include "elf/archive.h"
#include "rules/judge.h"

/* What is read of an input: the machine by its first member with code, as all members of an archive
 * are for one machine, and the marks of all. */
struct reading {
    struct arena *arena;
    struct facts facts; /* only the machine */
    struct strvec identities;
};

static bool take_member(void *data, const char *name, const struct elf_file *member)
{
    struct reading *reading = data;
    struct error ignored;
    (void)name;
    if (!reading->facts.is_elf || !reading->facts.has_code)
        facts_machine_of(reading->arena, member, &reading->facts, &ignored);
    struct strvec identities = facts_identities(reading->arena, member);
    for (size_t i = 0; i < identities.count; i++)
        if (!strvec_contains(&reading->identities, identities.items[i]))
            strvec_push(reading->arena, &reading->identities, identities.items[i]);
    return true;
}

/* Returns false when the file is for no machine: a source, a linker script, an empty archive. */
static bool read_input(struct reading *reading, const char *path)
{
    struct elf_file *file;
    struct error ignored;
    if (elf_file_open(reading->arena, path, &file, &ignored) < 0)
        return false;
    if (elf_file_content(file) == ELF_CONTENT_ELF)
        take_member(reading, path, file);
    else if (elf_file_content(file) == ELF_CONTENT_ARCHIVE)
        elf_file_members(file, take_member, reading, &ignored);
    elf_file_close(file);
    return reading->facts.is_elf;
}

/* Drops the notes from the one at `from` on: objects for an older release of the same C library do
 * not make a link fail. */
static void drop_notes(struct findings *findings, size_t from)
{
    size_t kept = from;
    for (size_t i = from; i < findings->count; i++)
        if (findings->items[i].severity != SEVERITY_NOTE)
            findings->items[kept++] = findings->items[i];
    findings->count = kept;
}

static void judge(struct arena *arena, const struct failed_link *link, const char *path,
                  struct findings *findings)
{
    struct reading reading = {.arena = arena};
    if (!read_input(&reading, path))
        return;
    struct facts facts = reading.facts;
    facts.identities = reading.identities;
    const struct strvec roots = profile_roots(arena, link->environment);
    const struct promise promise = {.profile = &link->state->profile,
                                    .roots = &roots,
                                    .identity = link->state->identity.comment};
    const struct subject subject = {.path = path, .facts = &facts};
    if (check_machine(arena, &promise, &subject, findings))
        return;
    size_t count = findings->count;
    check_marks(arena, &promise, &subject, findings);
    drop_notes(findings, count);
}

void missing_inputs(struct arena *arena, const struct failed_link *link,
                    const struct inputs *inputs, struct findings *findings)
{
    struct strvec judged = {0};
    for (size_t i = 0; i < inputs->count; i++) {
        const struct input *input = &inputs->items[i];
        if (!input->is_own || !input->path || strvec_contains(&judged, input->path))
            continue;
        strvec_push(arena, &judged, input->path);
        judge(arena, link, input->path, findings);
    }
}
