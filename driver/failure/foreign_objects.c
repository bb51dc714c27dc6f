#include "failure/foreign_objects.h"

#include "elf/archive.h"
#include "rules/rule_run.h"

/* Reads the header of the first member: all members of an archive are for one machine. */
static bool take_header(void *data, const char *name, const struct elf_file *member)
{
    struct elf_header *header = data;
    struct error ignored;
    (void)name;
    return elf_file_header(member, header, &ignored) < 0;
}

/* Returns false when the file is for no machine: a source, a linker script, an empty archive. */
static bool read_header(struct arena *arena, const char *path, struct elf_header *header)
{
    struct elf_file *file;
    struct error ignored;
    *header = (struct elf_header){0};
    if (elf_file_open(arena, path, &file, &ignored) < 0)
        return false;
    if (elf_file_content(file) == ELF_CONTENT_ELF)
        elf_file_header(file, header, &ignored);
    else if (elf_file_content(file) == ELF_CONTENT_ARCHIVE)
        elf_file_members(file, take_header, header, &ignored);
    elf_file_close(file);
    return header->machine != 0;
}

static void judge(struct arena *arena, const struct failed_link *link, const char *path,
                  struct findings *findings)
{
    struct elf_header header;
    struct error ignored;
    if (!read_header(arena, path, &header))
        return;
    const struct facts facts = {.is_elf = true,
                                .is_64 = header.is_64,
                                .is_big_endian = header.is_big_endian,
                                .machine = header.machine,
                                .flags = header.flags};
    const struct promise promise = {.profile = &link->state->profile};
    const struct subject subject = {.path = path, .facts = &facts};
    struct check check = {.arena = arena,
                          .promise = &promise,
                          .profile = promise.profile,
                          .subject = &subject,
                          .facts = &facts,
                          .findings = findings};
    rule_machine(&check, &ignored);
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
