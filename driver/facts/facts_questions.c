/* Questions to the facts of a file that several rows of the order ask. */
#include <string.h>

#include "base/text.h"
#include "facts/facts.h"

const struct arch *facts_arch(const struct facts *facts)
{
    return arch_of_elf(facts->machine, facts->is_64, facts->is_big_endian);
}

const char *facts_machine_name(struct arena *arena, const struct facts *facts)
{
    const struct arch *arch = arch_by_elf(facts->machine, facts->is_64, facts->is_big_endian);
    const char *abi = arch ? facts_other_abi(arena, facts, arch) : NULL;
    if (!arch)
        return arena_printf(arena, "machine %u, %d bits, %s endian", facts->machine,
                            facts->is_64 ? 64 : 32, facts->is_big_endian ? "big" : "little");
    return abi ? arena_printf(arena, "%s (%s)", arch->name, abi) : arch->name;
}

const char *facts_other_abi(struct arena *arena, const struct facts *facts, const struct arch *arch)
{
    if (facts->is_relocatable && !facts->has_code)
        return NULL;
    const char *abi = arch_other_abi(arena, arch, facts->flags);
    if (!abi && facts->attributes.arm_floats == ELF_ARM_FLOATS_SOFT)
        return "soft float";
    return abi;
}

bool facts_are_for_same_machine(const struct facts *one, const struct facts *other)
{
    return one->machine == other->machine && one->is_64 == other->is_64 &&
           one->is_big_endian == other->is_big_endian;
}

bool facts_libc(const struct facts *facts, enum libc_kind *libc)
{
    if (facts->loader && libc_of_name(facts->loader, libc))
        return true;
    for (size_t i = 0; i < facts->needed.count; i++)
        if (libc_of_name(facts->needed.items[i], libc))
            return true;
    *libc = LIBC_GLIBC; /* musl has no versions */
    return facts_sign_of_libc(facts, LIBC_GLIBC) != NULL;
}

const char *facts_sign_of_libc(const struct facts *facts, enum libc_kind libc)
{
    if (facts->loader && libc_owns(libc, facts->loader))
        return facts->loader;
    for (size_t i = 0; i < facts->needed.count; i++)
        if (libc_owns(libc, facts->needed.items[i]))
            return facts->needed.items[i];
    for (size_t i = 0; i < facts->version_count && libc == LIBC_GLIBC; i++)
        if (text_begins_with(facts->versions[i].node, "GLIBC_"))
            return facts->versions[i].node;
    return NULL;
}

bool facts_start_alone(const struct facts *facts)
{
    return !facts->is_shared && !facts->loader;
}

bool facts_lack_relr_version(const struct facts *facts)
{
    bool has_versions = false;
    for (size_t i = 0; i < facts->version_count; i++) {
        if (strcmp(facts->versions[i].node, "GLIBC_ABI_DT_RELR") == 0)
            return false;
        has_versions = has_versions || strcmp(facts->versions[i].library, "libc.so.6") == 0;
    }
    return has_versions;
}
