/* ABI004, ABI013, ABI014 and ABI027: the machine and kernel that the file is for. */
#include <string.h>

#include "rules/rule_run.h"

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

bool check_is_foreign(const struct check *check)
{
    const struct arch *wanted = arch_find(check->profile->arch);
    return wanted && (facts_arch(check->facts) != wanted ||
                      facts_other_abi(check->arena, check->facts, wanted));
}

/* Adds the finding for a file of another machine or ABI. The remedy is that of the build, or
 * another profile where there may be one. */
static void add_foreign(struct check *check, const struct arch *wanted)
{
    const struct profile *profile = check->profile;
    const struct arch *arch = facts_arch(check->facts);
    bool is_other_abi = arch == wanted;
    const char *remedy =
        is_other_abi ? arena_printf(check->arena,
                                    "compile all of it with the compiler of %s and without "
                                    "an option that chooses another ABI (-mabi, "
                                    "-mfloat-abi, -mnan)",
                                    wanted->debian_triplet)
                     : arena_printf(check->arena, "build it for %s (ABICC_ARCH=%s, GOARCH=%s)",
                                    wanted->name, wanted->name, wanted->go);
    if (arch && !is_other_abi)
        remedy = arena_printf(check->arena,
                              "%s, or choose %s as the architecture of the target "
                              "(ABICC_ARCH=%s, GOARCH=%s)",
                              remedy, arch->name, arch->name, arch->go);
    check_add(check, "ABI004",
              (struct finding){.text = arena_printf(
                                   check->arena, "is for %s; profile %s promises %s%s%s%s",
                                   facts_machine_name(check->arena, check->facts), profile->name,
                                   wanted->name, is_other_abi && wanted->abi ? " (" : "",
                                   is_other_abi && wanted->abi ? wanted->abi : "",
                                   is_other_abi && wanted->abi ? ")" : ""),
                               .remedy = remedy});
}

int rule_machine(struct check *check, struct error *err)
{
    const struct arch *wanted = arch_find(check->profile->arch);
    (void)err;
    if (!wanted)
        return 0;
    if (check_is_foreign(check))
        add_foreign(check, wanted);
    else
        judge_loader(check, wanted);
    return 0;
}

/* Adds a finding. The rule's own remedy names the levels of x86-64. */
static void add_instructions(struct check *check, const char *subject, const char *text)
{
    const struct arch *arch = facts_arch(check->facts);
    check_add(
        check, "ABI013",
        (struct finding){.subject = subject,
                         .text = text,
                         .remedy = arch->has_isa_levels
                                       ? NULL
                                       : "remove -march= and -mcpu=, and link no library that "
                                         "was compiled with them"});
}

/* Returns the next extension in "rv64i2p1_m2p0_zicsr2p0" without its version, and moves `isa`
 * behind it; NULL at the end. One-letter extensions follow each other also without '_'. */
static const char *next_extension(struct arena *arena, const char **isa)
{
    const char *at = *isa + strspn(*isa, "_");
    size_t length = strchr("zsx", *at) ? strcspn(at, "_") : 1;
    if (!*at)
        return NULL;
    const char *end = at + length;
    if (length > 1) /* a version ends it: 2p0 */
        while (length > 1 && strchr("0123456789p", at[length - 1]))
            length--;
    else
        end += strspn(end, "0123456789p");
    *isa = end;
    return arena_strndup(arena, at, length);
}

/* Returns the extensions of RISC-V that the file's code was compiled for and that not all of the
 * architecture's processors have. */
static struct strvec further_extensions(struct arena *arena, const char *isa,
                                        const struct arch *arch)
{
    static const char prefix[] = "rv64";
    struct strvec further = {0};
    const struct strvec known = strvec_split(arena, arch->isa_extensions, ' ');
    if (strncmp(isa, prefix, sizeof(prefix) - 1) == 0)
        isa += sizeof(prefix) - 1;
    for (const char *name; (name = next_extension(arena, &isa));)
        if (!strvec_contains(&known, name))
            strvec_push(arena, &further, name);
    return further;
}

/* Checks the attributes, by which compilers for arm and RISC-V state the instructions that they
 * used.
 */
static void judge_attributes(struct check *check, const struct arch *arch)
{
    const struct elf_attributes *attributes = &check->facts->attributes;
    const char *profile = check->profile->name;
    if (arch->arm_cpu && attributes->arm_cpu > arch->arm_cpu)
        add_instructions(check, arch_arm_cpu(attributes->arm_cpu),
                         arena_printf(check->arena,
                                      "needs a processor of %s; not every system of profile %s has "
                                      "more than %s",
                                      arch_arm_cpu(attributes->arm_cpu), profile,
                                      arch_arm_cpu(arch->arm_cpu)));
    if (!arch->isa_extensions || !attributes->riscv_isa)
        return;
    struct strvec further = further_extensions(check->arena, attributes->riscv_isa, arch);
    if (further.count)
        add_instructions(check, further.items[0],
                         arena_printf(check->arena,
                                      "was compiled for processors with %s; not every system of "
                                      "profile %s has more than rv64gc",
                                      check_names(check, &further), profile));
}

/* Checks the level of instructions, as far as linkers and compilers state it: -mneeded, -z
 * x86-64-v3.
 */
int rule_instructions(struct check *check, struct error *err)
{
    const struct arch *arch = facts_arch(check->facts);
    unsigned level = ISA_BASELINE;
    (void)err;
    if (!arch)
        return 0;
    judge_attributes(check, arch);
    if (!arch->has_isa_levels)
        return 0;
    for (unsigned i = 0; i < ISA_LEVELS; i++)
        if (check->facts->isa_needed & 1u << i)
            level = i;
    if (level > (unsigned)check->profile->isa)
        add_instructions(check, isa_level_name(level),
                         arena_printf(check->arena,
                                      "needs a processor of level %s; profile %s promises %s",
                                      isa_level_name(level), check->profile->name,
                                      isa_level_name(check->profile->isa)));
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

/* Checks the format of long double. glibc has functions for the IEEE format since some release;
 * musl's long double is a double. */
int rule_long_double(struct check *check, struct error *err)
{
    const struct profile *profile = check->profile;
    const struct arch *arch = facts_arch(check->facts);
    enum elf_long_double format = check->facts->attributes.long_double;
    bool is_musl = profile->libc == LIBC_MUSL;
    bool is_ieee = format == ELF_LONG_DOUBLE_IEEE;
    (void)err;
    if (format == ELF_LONG_DOUBLE_UNSTATED ||
        (is_musl ? format == ELF_LONG_DOUBLE_64_BITS
                 : !is_ieee || !arch ||
                       version_compare(profile->libc_version, arch->ieee_long_double_glibc) >= 0))
        return 0;
    check_add(check, "ABI027",
              (struct finding){.severity = is_musl ? SEVERITY_ERROR : SEVERITY_WARNING,
                               .subject = "Tag_GNU_Power_ABI_FP",
                               .text = arena_printf(
                                   check->arena, "has long double in the %s; %s has it as %s; %s",
                                   is_ieee                             ? "IEEE format"
                                   : format == ELF_LONG_DOUBLE_64_BITS ? "format of double"
                                                                       : "IBM format",
                                   libc_name(profile->libc),
                                   is_musl ? "double" : "IBM's up to 2.31", check_promised(check)),
                               .remedy = is_musl ? "compile all of it with -mlong-double-64"
                                                 : "compile all of it with -mabi=ibmlongdouble"});
    return 0;
}
