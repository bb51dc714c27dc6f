#include "tables/arch.h"

#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
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

/* Asked by every command for the first word of a profile's name, which seldom is an architecture:
 * the first letter rules most out. Only the kernel has several names for one. */
static bool is_called(const struct arch *arch, const char *name)
{
    const char *const names[] = {arch->name,   arch->go,  arch->rust,
                                 arch->debian, arch->rpm, arch->apk};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (names[i] && *names[i] == *name && strcmp(names[i], name) == 0)
            return true;
    return arch->kernel && strchr(arch->kernel, *name) &&
           text_has_word((struct text){arch->kernel, strlen(arch->kernel)}, name);
}

static const struct arch *find_named(const struct arch *list, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (is_called(&list[i], name))
            return &list[i];
    return NULL;
}

const struct arch *arch_by_any_name(const char *name)
{
    size_t count;
    const struct arch *list = arch_list(&count);
    return find_named(list, count, name);
}

bool arch_is_named(const char *name)
{
    return find_named(arches, ALL, name) != NULL;
}

const struct arch *arch_of_host(void)
{
    const struct arch *host = arch_find(ABICC_HOST_ARCH);
    return host ? host : arches;
}

bool arch_is_native(const struct arch *arch)
{
    const char *host = arch_of_host()->name;
    return strcmp(arch->name, host) == 0 || (arch->biarch && strcmp(arch->biarch, host) == 0);
}

const char *arch_of_mode(const char *mode)
{
    size_t count;
    const struct arch *list = arch_list(&count);
    for (size_t i = 0; i < count; i++)
        if (list[i].biarch && strcmp(list[i].biarch, arch_of_host()->name) == 0 &&
            strcmp(list[i].machine_option + strlen("-m"), mode) == 0)
            return list[i].name;
    return NULL;
}

const char *arch_compiler_triplet(const struct arch *arch)
{
    return arch->compiler_triplet ? arch->compiler_triplet : arch->debian_triplet;
}

/* Returns the first word of the triplet, which names the machine. */
static const char *machine_of(struct arena *arena, const char *triplet)
{
    return arena_strndup(arena, triplet, strcspn(triplet, "-"));
}

/* Returns whether the triplet is for the same ABI as `own`, one of the architecture's: those of one
 * machine differ in the last word, as gnueabi (floating point in software) and gnueabihf do. */
static bool has_abi_of(const char *triplet, const char *own)
{
    const char *abi = own ? strrchr(own, '-') : NULL;
    const char *found = abi ? strstr(triplet, abi) : NULL;
    size_t length = found ? strlen(abi) : 0;
    return found && (!found[length] || found[length] == '-');
}

const struct arch *arch_of_triplet(struct arena *arena, const char *triplet)
{
    const struct arch *arch = arch_by_any_name(machine_of(arena, triplet));
    if (!arch || !strstr(triplet, "-linux"))
        return NULL;
    const char *const own[] = {arch->debian_triplet, arch->musl_triplet, arch->alpine_triplet};
    for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
        if (has_abi_of(triplet, own[i]))
            return arch;
    /* x86_64-suse-linux: the one ABI of the machine, without a name. */
    if (text_ends_with(triplet, "-linux") && text_ends_with(arch->debian_triplet, "-gnu"))
        return arch;
    const char *redhat = arch->redhat_triplet;
    bool is_redhat = redhat && strncmp(triplet, redhat, strlen(redhat)) == 0 &&
                     (!triplet[strlen(redhat)] || triplet[strlen(redhat)] == '-');
    return is_redhat ? arch : NULL;
}

/* Says why the name is none of an architecture that there are tables for. */
static int refuse(struct arena *arena, const char *name, const char *who, struct error *err)
{
    const char *machine = strstr(name, "-linux") ? machine_of(arena, name) : name;
    const struct arch *other = arch_by_any_name(machine);
    if (other)
        return error_set(err, "%s: of this machine abicc knows only the ABI of %s", who,
                         other->debian_triplet);
    struct strvec names = {0};
    size_t count;
    const struct arch *list = arch_list(&count);
    for (size_t i = 0; i < count; i++)
        strvec_push(arena, &names, list[i].name);
    other = find_named(arches, ALL, machine);
    if (other)
        return error_set(err, "%s: abicc has no tables for %s%s%s\n  it has tables for %s", who,
                         other->name, other->nearest ? ", only for " : "",
                         other->nearest ? other->nearest : "", arch_names(arena, &names));
    const char *near = suggest_nearest(text_visible(arena, name), names.items, names.count);
    return error_set(err, "%s: abicc knows no such architecture%s%s%s\n  it knows %s", who,
                     near ? "; did you mean " : "", near ? near : "", near ? "?" : "",
                     arch_names(arena, &names));
}

int arch_read(struct arena *arena, const char *name, const char *who, const struct arch **arch,
              struct error *err)
{
    *arch = strstr(name, "-linux") ? arch_of_triplet(arena, name) : arch_by_any_name(name);
    return *arch ? 0 : refuse(arena, name, who, err);
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
