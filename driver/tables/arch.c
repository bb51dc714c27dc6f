#include "tables/arch.h"

#include <stdlib.h>
#include <string.h>

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

/* Returns whether `name` is one of the words between blanks. */
static bool has_word(const char *words, const char *name)
{
    size_t length = strlen(name);
    while (words && *words) {
        size_t end = strcspn(words, " ");
        if (end == length && strncmp(words, name, length) == 0)
            return true;
        words += end + strspn(words + end, " ");
    }
    return false;
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
            if (has_word(names[j], name))
                return arch;
    }
    return NULL;
}

const struct arch *arch_by_elf(unsigned machine, bool is_64, bool is_big_endian)
{
    for (size_t i = 0; i < ALL; i++)
        if (arches[i].machine == machine && arches[i].is_64 == is_64 &&
            arches[i].is_big_endian == is_big_endian)
            return &arches[i];
    return NULL;
}

const struct arch *arch_of_elf(unsigned machine, bool is_64, bool is_big_endian)
{
    const struct arch *arch = arch_by_elf(machine, is_64, is_big_endian);
    return arch && !version_is_zero(arch->first_glibc) ? arch : NULL;
}

const char *arch_other_abi(struct arena *arena, const struct arch *arch, uint32_t flags)
{
    for (const char *entry = arch->other_abis; entry && *entry;) {
        char *end;
        uint32_t mask = (uint32_t)strtoul(entry, &end, 16);
        uint32_t value = (uint32_t)strtoul(end + strcspn(end, "/") + 1, &end, 16);
        size_t length = strcspn(end, ",");
        if ((flags & mask) == value)
            return arena_strndup(arena, end + 1, length - 1);
        entry = end + length + strspn(end + length, ", ");
    }
    if (((flags ^ arch->flags) & arch->flags_mask) == 0)
        return NULL;
    return arena_printf(arena, "e_flags 0x%x", flags);
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
    const struct arch *arch = arch_by_elf(machine, is_64, is_big_endian);
    return arch ? arch->name : NULL;
}

const char *isa_level_name(enum isa_level level)
{
    static const char *const names[ISA_LEVELS] = {"x86-64", "x86-64-v2", "x86-64-v3", "x86-64-v4"};
    return names[level];
}

const char *arch_arm_cpu(unsigned cpu)
{
    static const char *const names[] = {
        [6] = "ARMv6",    [7] = "ARMv6KZ",   [8] = "ARMv6T2",    [9] = "ARMv6K", [10] = "ARMv7",
        [11] = "ARMv6-M", [12] = "ARMv6S-M", [13] = "ARMv7E-M",  [14] = "ARMv8", [15] = "ARMv8-R",
        [16] = "ARMv8-M", [17] = "ARMv8-M",  [21] = "ARMv8.1-M", [22] = "ARMv9"};
    bool is_known = cpu < sizeof(names) / sizeof(*names) && names[cpu];
    return is_known ? names[cpu] : "a kind that abicc does not know";
}
