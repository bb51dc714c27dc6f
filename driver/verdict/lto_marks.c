#include <string.h>

#include "base/text.h"
#include "elf/file.h"
#include "elf/lto.h"
#include "verdict/link_check.h"

/* Adds the marks of an object that has code for the link-time optimizer. */
static void add_marks(struct arena *arena, const char *path, struct strvec *marks)
{
    struct elf_file *file;
    struct elf_symbol *symbols;
    size_t count;
    struct error ignored; /* the link itself read the file */
    if (elf_file_open(arena, path, &file, &ignored) < 0)
        return;
    if (elf_file_content(file) == ELF_CONTENT_ELF &&
        elf_file_lto_symbols(arena, file, &symbols, &count, &ignored) == 0 && count) {
        struct strvec identities = facts_identities(arena, file);
        for (size_t i = 0; i < identities.count; i++)
            if (!strvec_contains(marks, identities.items[i]))
                strvec_push(arena, marks, arena_strdup(arena, identities.items[i]));
    }
    elf_file_close(file);
}

struct strvec link_lto_marks(struct arena *arena, const struct link_files *files)
{
    struct strvec marks = {0};
    for (size_t i = 0; files->has_gone_files && i < files->count; i++) {
        const struct link_file *file = &files->items[i];
        const char *name = text_file_name(file->path);
        if (file->origin == ORIGIN_USER && !strstr(name, ".so") && !text_ends_with(name, ".a"))
            add_marks(arena, file->path, &marks);
    }
    return marks;
}
