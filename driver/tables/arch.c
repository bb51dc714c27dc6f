#include "tables/arch.h"

#include <string.h>

#include "base/text.h"

/* Those without a glibc release are known by name only, and come last. */
static const struct arch arches[] = {
#include "arches.inc"
};

enum { ALL = sizeof(arches) / sizeof(*arches) };

const struct arch *arch_list(size_t *count)
{
    *count = 0;
    while (*count < ALL && !version_is_zero(arches[*count].first_glibc))
        (*count)++;
    return arches;
}

const char *arch_names(struct arena *arena, const struct strvec *names)
{
    const char *text = "";
    for (size_t i = 0; i < names->count; i++)
        text = arena_printf(arena, "%s%s%s", text, i ? ", " : "", names->items[i]);
    return text;
}

const struct arch *arch_find(const char *name)
{
    size_t count;
    const struct arch *list = arch_list(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i].name, name) == 0)
            return &list[i];
    return NULL;
}

const struct arch *arch_by_any_name(const char *name)
{
    size_t count;
    const struct arch *list = arch_list(&count);
    for (size_t i = 0; i < count; i++) {
        const struct arch *arch = &list[i];
        const char *const names[] = {arch->name, arch->go,  arch->rust,  arch->debian,
                                     arch->rpm,  arch->apk, arch->kernel};
        for (size_t j = 0; j < sizeof(names) / sizeof(*names); j++)
            if (names[j] && text_has_word((struct text){names[j], strlen(names[j])}, name))
                return arch;
    }
    return NULL;
}

static const struct arch *find_elf(unsigned machine, bool is_64, bool is_big_endian)
{
    for (size_t i = 0; i < ALL; i++)
        if (arches[i].machine == machine && arches[i].is_64 == is_64 &&
            arches[i].is_big_endian == is_big_endian)
            return &arches[i];
    return NULL;
}

const struct arch *arch_of_elf(unsigned machine, bool is_64, bool is_big_endian)
{
    const struct arch *arch = find_elf(machine, is_64, is_big_endian);
    return arch && !version_is_zero(arch->first_glibc) ? arch : NULL;
}

bool arch_has_flags(const struct arch *arch, uint32_t flags)
{
    return ((flags ^ arch->flags) & arch->flags_mask) == 0;
}

const struct arch *arch_of_machine(unsigned machine)
{
    for (size_t i = 0; i < ALL; i++)
        if (arches[i].machine == machine)
            return &arches[i];
    return NULL;
}

const char *arch_elf_name(unsigned machine, bool is_64, bool is_big_endian)
{
    const struct arch *arch = find_elf(machine, is_64, is_big_endian);
    return arch ? arch->name : NULL;
}

const char *isa_level_name(enum isa_level level)
{
    static const char *const names[ISA_LEVELS] = {"x86-64", "x86-64-v2", "x86-64-v3", "x86-64-v4"};
    return names[level];
}
