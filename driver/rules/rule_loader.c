/* What the loader must be able to do with the file's segments and relocations. */
#include "rules/rule_run.h"

/* No loader comes before its first instruction but the kernel. */
static bool is_static(const struct facts *facts)
{
    return facts_start_alone(facts) && !facts->needed.count;
}

/* glibc's NEWS for 2.36 and musl's for 1.2.4: the first that read DT_RELR, also in static PIE.
 * Older ones skip it without a word, but for glibc outputs that carry GLIBC_ABI_DT_RELR. */
int rule_relocations(struct check *check, struct error *err)
{
    static const struct version first_of_glibc = {{2, 36, 0}};
    static const struct version first_of_musl = {{1, 2, 4}};
    const struct profile *profile = check->profile;
    struct version first = profile->libc == LIBC_GLIBC ? first_of_glibc : first_of_musl;
    char text[VERSION_TEXT_SIZE];
    (void)err;
    if (!check->facts->has_relr)
        return 0;
    if (version_compare(profile->libc_version, first) >= 0) {
        if (profile->libc == LIBC_GLIBC && facts_lack_relr_version(check->facts))
            check_add(check, "ABI003",
                      (struct finding){.subject = "DT_RELR",
                                       .remedy = "let a linker pack them that says so: "
                                                 "-Wl,-z,pack-relative-relocs",
                                       .text = "has packed relative relocations (DT_RELR) without "
                                               "needing GLIBC_ABI_DT_RELR, which glibc refuses"});
        return 0;
    }
    check_add(
        check, "ABI003",
        (struct finding){.subject = "DT_RELR",
                         .text = arena_printf(check->arena,
                                              "has packed relative relocations (DT_RELR), "
                                              "which %s reads from %s on; %s",
                                              libc_name(profile->libc), version_text(first, text),
                                              check_promised(check))});
    return 0;
}

/* The relocations of marked PLT entries carry the entry's address as addend. glibc ignores it from
 * 2.36 on; what does not, musl among them, adds it to the function's address. */
int rule_plt(struct check *check, struct error *err)
{
    static const struct version first = {{2, 36, 0}};
    const struct profile *profile = check->profile;
    (void)err;
    if (!check->facts->has_mark_plt || is_static(check->facts) ||
        (profile->libc == LIBC_GLIBC && version_compare(profile->libc_version, first) >= 0))
        return 0;
    check_add(check, "ABI010",
              (struct finding){.subject = "DT_X86_64_PLT",
                               .text = arena_printf(check->arena,
                                                    "has marked PLT entries (DT_X86_64_PLT), which "
                                                    "glibc reads from 2.36 on and musl not at all; "
                                                    "%s",
                                                    check_promised(check))});
    return 0;
}

int rule_ifunc(struct check *check, struct error *err)
{
    (void)err;
    if (check->profile->libc != LIBC_MUSL || !check->facts->has_ifunc)
        return 0;
    check_add(check, "ABI019",
              (struct finding){.subject = "STT_GNU_IFUNC",
                               .text = arena_printf(check->arena,
                                                    "chooses functions at load time (IFUNC), which "
                                                    "no musl does; %s",
                                                    check_promised(check))});
    return 0;
}

int rule_tls(struct check *check, struct error *err)
{
    (void)err;
    if (check->profile->libc != LIBC_MUSL || !check->facts->is_shared ||
        !check->facts->has_static_tls)
        return 0;
    check_add(check, "ABI023",
              (struct finding){.subject = "DF_STATIC_TLS",
                               .text = "has thread-local data that must be there at program start "
                                       "(DF_STATIC_TLS): musl's dlopen refuses it"});
    return 0;
}

/* A file without PT_GNU_STACK gets what the processor's kernel code takes for old files: on x86 an
 * executable stack. dlopen of such a library fails from glibc 2.41 on, and what is linked for an
 * old release is to run on newer ones too. */
int rule_stack(struct check *check, struct error *err)
{
    const struct facts *facts = check->facts;
    const struct arch *arch = arch_of_machine(facts->machine);
    bool is_unstated = facts->stack == FACTS_STACK_UNSTATED && arch && arch->has_executable_stack;
    (void)err;
    if (facts->stack != FACTS_STACK_EXECUTABLE && !is_unstated)
        return 0;
    check_add(check, "ABI011",
              (struct finding){
                  .severity = facts->is_shared ? SEVERITY_ERROR : SEVERITY_WARNING,
                  .subject = "PT_GNU_STACK",
                  .text = is_unstated ? "does not say that its stack need not be executable (no "
                                        "PT_GNU_STACK), and gets one that is"
                          : facts->is_shared
                              ? "makes the stack of the program executable: dlopen refuses that "
                                "from glibc 2.41 on"
                              : "has an executable stack"});
    return 0;
}

/* glibc's loader makes the code writable for them. Of a static PIE nobody does, and musl's loader
 * not of the program itself, which the kernel mapped. */
int rule_text(struct check *check, struct error *err)
{
    const struct facts *facts = check->facts;
    (void)err;
    if (!facts->has_text_relocations)
        return 0;
    bool crashes = is_static(facts) || (check->profile->libc == LIBC_MUSL && !facts->is_shared);
    check_add(check, "ABI012",
              (struct finding){
                  .severity = crashes ? SEVERITY_ERROR : SEVERITY_WARNING,
                  .subject = "DT_TEXTREL",
                  .text = crashes ? "has relocations in its code (DT_TEXTREL), which nothing makes "
                                    "writable for them: it crashes"
                                  : "has relocations in its code (DT_TEXTREL), which must be made "
                                    "writable for them"});
    return 0;
}
