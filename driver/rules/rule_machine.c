/* ABI004, ABI013 and ABI014: the machine and kernel that the file is for. */
#include <string.h>

#include "rules/rule_run.h"

/* "aarch64", or "ELF machine 40, 32 bits, big endian" of one that there are no tables for. */
static const char *describe(const struct check *check)
{
    const struct facts *facts = check->facts;
    const struct arch *arch = facts_arch(facts);
    if (arch)
        return arch->name;
    return arena_printf(check->arena, "ELF machine %u, %d bits, %s endian", facts->machine,
                        facts->is_64 ? 64 : 32, facts->is_big_endian ? "big" : "little");
}

/* Checks the loader. One elsewhere may be shipped by the user; one of this machine cannot be there.
 */
static void judge_loader(struct check *check, const struct arch *wanted)
{
    const char *loader = check->facts->loader;
    bool is_glibc = check->profile->libc == LIBC_GLIBC;
    const char *own = is_glibc ? wanted->glibc_loader : wanted->musl_loader;
    if (!loader || strcmp(loader, own) == 0 ||
        libc_owns(is_glibc ? LIBC_MUSL : LIBC_GLIBC, loader)) /* ABI005 */
        return;
    check_add(check, "ABI004",
              (struct finding){.subject = loader,
                               .severity = check_is_private(check, loader) ? SEVERITY_ERROR
                                                                           : SEVERITY_WARNING,
                               .text = arena_printf(check->arena,
                                                    "needs the loader %s; that of profile %s "
                                                    "is %s",
                                                    loader, check->profile->name, own)});
}

int rule_machine(struct check *check, struct error *err)
{
    const struct facts *facts = check->facts;
    const struct arch *wanted = arch_find(check->profile->arch);
    (void)err;
    if (!wanted)
        return 0;
    if (facts_arch(facts) != wanted) {
        check_add(check, "ABI004",
                  (struct finding){
                      .text = arena_printf(check->arena, "is for %s; profile %s promises %s",
                                           describe(check), check->profile->name, wanted->name)});
        return 0;
    }
    if (!arch_has_flags(wanted, facts->flags))
        check_add(check, "ABI004",
                  (struct finding){.text = arena_printf(
                                       check->arena,
                                       "is for another ABI of %s (e_flags 0x%x); profile %s needs "
                                       "0x%x of 0x%x",
                                       wanted->name, facts->flags, check->profile->name,
                                       wanted->flags & wanted->flags_mask, wanted->flags_mask)});
    judge_loader(check, wanted);
    return 0;
}

/* Checks the level of instructions, as far as linkers and compilers state it: -mneeded, -z
 * x86-64-v3.
 */
int rule_instructions(struct check *check, struct error *err)
{
    const struct arch *arch = arch_of_machine(check->facts->machine);
    unsigned level = ISA_BASELINE;
    (void)err;
    if (!arch || !arch->has_isa_levels)
        return 0;
    for (unsigned i = 0; i < ISA_LEVELS; i++)
        if (check->facts->isa_needed & 1u << i)
            level = i;
    if (level > (unsigned)check->profile->isa)
        check_add(check, "ABI013",
                  (struct finding){.subject = isa_level_name(level),
                                   .text = arena_printf(check->arena,
                                                        "needs a processor of level %s; profile %s "
                                                        "promises %s",
                                                        isa_level_name(level), check->profile->name,
                                                        isa_level_name(check->profile->isa))});
    return 0;
}

/* Checks the note by which glibc's loader, up to 2.35, skips files for a newer kernel. Newer
 * releases and musl do not read it. */
int rule_kernel(struct check *check, struct error *err)
{
    static const struct version first_without = {{2, 36, 0}};
    const struct facts *facts = check->facts;
    const struct profile *profile = check->profile;
    char asked[VERSION_TEXT_SIZE];
    char promised[VERSION_TEXT_SIZE];
    (void)err;
    if (profile->libc == LIBC_MUSL || version_compare(profile->libc_version, first_without) >= 0)
        return 0;
    if (!facts->has_abi_note || version_is_zero(profile->kernel) ||
        version_compare(facts->kernel, profile->kernel) <= 0)
        return 0;
    check_add(check, "ABI014",
              (struct finding){
                  .subject = "NT_GNU_ABI_TAG",
                  .text = arena_printf(check->arena, "needs Linux %s; profile %s promises %s",
                                       version_text(facts->kernel, asked), profile->name,
                                       version_text(profile->kernel, promised))});
    return 0;
}
