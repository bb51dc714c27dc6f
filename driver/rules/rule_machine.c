/* What machine and kernel the file is for. */
#include <elf.h>
#include <string.h>

#include "rules/rule_run.h"

#ifndef EM_LOONGARCH /* elf.h before glibc 2.37 */
#define EM_LOONGARCH 258
#endif

/* The ELF header and the loaders of each architecture (processor supplements; sysroots/abi/
 * arches.tsv has the same). `flags` are those bits of e_flags that split an architecture into ABIs
 * whose files do not mix. */
static const struct machine {
    const char *arch;
    unsigned number;
    bool is_64;
    bool is_big_endian;
    uint32_t mask;
    uint32_t flags;
    const char *glibc_loader;
    const char *musl_loader;
} machines[] = {
    {"x86_64", EM_X86_64, true, false, 0, 0, "/lib64/ld-linux-x86-64.so.2",
     "/lib/ld-musl-x86_64.so.1"},
    {"i386", EM_386, false, false, 0, 0, "/lib/ld-linux.so.2", "/lib/ld-musl-i386.so.1"},
    {"aarch64", EM_AARCH64, true, false, 0, 0, "/lib/ld-linux-aarch64.so.1",
     "/lib/ld-musl-aarch64.so.1"},
    {"arm", EM_ARM, false, false, EF_ARM_EABIMASK, EF_ARM_EABI_VER5, "/lib/ld-linux-armhf.so.3",
     "/lib/ld-musl-armhf.so.1"},
    {"riscv64", EM_RISCV, true, false, 0x6 /* float ABI */, 0x4 /* double */,
     "/lib/ld-linux-riscv64-lp64d.so.1", "/lib/ld-musl-riscv64.so.1"},
    {"powerpc64le", EM_PPC64, true, false, EF_PPC64_ABI, 2, "/lib64/ld64.so.2",
     "/lib/ld-musl-powerpc64le.so.1"},
    {"s390x", EM_S390, true, true, 0, 0, "/lib/ld64.so.1", "/lib/ld-musl-s390x.so.1"},
    {"loongarch64", EM_LOONGARCH, true, false, 0x7 /* ABI modifier */, 0x3 /* double */,
     "/lib64/ld-linux-loongarch-lp64d.so.1", "/lib/ld-musl-loongarch64.so.1"},
    {"mips64el", EM_MIPS, true, false, 0, 0, "/lib64/ld.so.1", "/lib/ld-musl-mips64el.so.1"},
};

static const struct machine *machine_of(const char *arch)
{
    for (size_t i = 0; i < sizeof(machines) / sizeof(*machines); i++)
        if (strcmp(machines[i].arch, arch) == 0)
            return &machines[i];
    return NULL;
}

/* "x86_64", or "ELF machine 40, 32 bits, little endian" of one that has no row. */
static const char *describe(const struct check *check)
{
    const struct facts *facts = check->facts;
    for (size_t i = 0; i < sizeof(machines) / sizeof(*machines); i++)
        if (machines[i].number == facts->machine && machines[i].is_64 == facts->is_64 &&
            machines[i].is_big_endian == facts->is_big_endian)
            return machines[i].arch;
    return arena_printf(check->arena, "ELF machine %u, %d bits, %s endian", facts->machine,
                        facts->is_64 ? 64 : 32, facts->is_big_endian ? "big" : "little");
}

/* A loader elsewhere may be one that the user ships. One of this machine alone cannot be there. */
static void judge_loader(struct check *check, const struct machine *wanted)
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
                                                    "asks for the loader %s; that of profile %s "
                                                    "is %s",
                                                    loader, check->profile->name, own)});
}

int rule_machine(struct check *check, struct error *err)
{
    const struct facts *facts = check->facts;
    const struct machine *wanted = machine_of(check->profile->arch);
    (void)err;
    if (!wanted)
        return 0;
    if (facts->machine != wanted->number || facts->is_64 != wanted->is_64 ||
        facts->is_big_endian != wanted->is_big_endian) {
        check_add(check, "ABI004",
                  (struct finding){
                      .text = arena_printf(check->arena, "is for %s; profile %s promises %s",
                                           describe(check), check->profile->name, wanted->arch)});
        return 0;
    }
    if ((facts->flags & wanted->mask) != wanted->flags)
        check_add(check, "ABI004",
                  (struct finding){.text = arena_printf(
                                       check->arena,
                                       "is for another ABI of %s (e_flags 0x%x); profile %s wants "
                                       "0x%x of 0x%x",
                                       wanted->arch, facts->flags, check->profile->name,
                                       wanted->flags, wanted->mask)});
    judge_loader(check, wanted);
    return 0;
}

/* Only what linkers and compilers state is known: -mneeded, -z x86-64-v3. */
int rule_instructions(struct check *check, struct error *err)
{
    static const char *const levels[] = {"x86-64", "x86-64-v2", "x86-64-v3", "x86-64-v4"};
    unsigned level = 0;
    (void)err;
    if (check->facts->machine != EM_X86_64)
        return 0;
    for (unsigned i = 0; i < sizeof(levels) / sizeof(*levels); i++)
        if (check->facts->isa_needed & 1u << i)
            level = i;
    if (level > (unsigned)check->profile->isa)
        check_add(check, "ABI013",
                  (struct finding){.subject = levels[level],
                                   .text = arena_printf(check->arena,
                                                        "needs a processor of level %s; profile %s "
                                                        "promises %s",
                                                        levels[level], check->profile->name,
                                                        levels[check->profile->isa])});
    return 0;
}

int rule_kernel(struct check *check, struct error *err)
{
    const struct facts *facts = check->facts;
    char asked[VERSION_TEXT_SIZE];
    char promised[VERSION_TEXT_SIZE];
    (void)err;
    if (!facts->has_abi_note || version_is_zero(check->profile->kernel) ||
        version_compare(facts->kernel, check->profile->kernel) <= 0)
        return 0;
    check_add(check, "ABI014",
              (struct finding){
                  .subject = "NT_GNU_ABI_TAG",
                  .text = arena_printf(check->arena, "asks for Linux %s; profile %s promises %s",
                                       version_text(facts->kernel, asked), check->profile->name,
                                       version_text(check->profile->kernel, promised))});
    return 0;
}
