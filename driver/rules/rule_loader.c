/* What the loader must be able to do with the file's segments and relocations. */
#include <string.h>

#include "facts/loader_needs.h"
#include "rules/rule_run.h"

/* Returns whether no loader runs before the program's first instruction. */
static bool is_static(const struct facts *facts)
{
    return facts_start_alone(facts) && !facts->needed.count;
}

/* Checks DT_RELR: glibc reads it from 2.36 on, musl from 1.2.4 on, also in a static PIE. Older
 * loaders silently skip it, except that glibc refuses a file that needs GLIBC_ABI_DT_RELR. */
int rule_relocations(struct check *check, struct error *err)
{
    static const struct version first_of_glibc = {{2, 36, 0}};
    static const struct version first_of_musl = {{1, 2, 4}};
    const struct profile *profile = check->profile;
    struct version first = profile->libc == LIBC_GLIBC ? first_of_glibc : first_of_musl;
    char text[VERSION_TEXT_SIZE];
    (void)err;
    if (check->facts->has_android_packing)
        check_add(check, "ABI003",
                  (struct finding){.subject = "DT_ANDROID_RELA",
                                   .text = arena_printf(check->arena,
                                                        "has relocations in Android's packed form, "
                                                        "which %s does not read",
                                                        libc_name(profile->libc))});
    if (!check->facts->has_relr)
        return 0;
    if (version_compare(profile->libc_version, first) >= 0) {
        if (profile->libc == LIBC_GLIBC && facts_lack_relr_version(check->facts))
            check_add(check, "ABI003",
                      (struct finding){
                          .subject = "DT_RELR",
                          .remedy = "let the linker pack them and record that symbol "
                                    "version: -Wl,-z,pack-relative-relocs",
                          .text = "has packed relative relocations (DT_RELR) but does not need "
                                  "GLIBC_ABI_DT_RELR; glibc refuses such a file"});
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

/* Checks DT_X86_64_PLT. Relocations of marked PLT entries carry the entry's address as addend.
 * glibc ignores the addend from 2.36 on; other loaders, musl's among them, add it to the function's
 * address. */
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
    check_add(
        check, "ABI019",
        (struct finding){.subject = "STT_GNU_IFUNC",
                         .text = arena_printf(check->arena,
                                              "has IFUNC symbols (functions chosen at load time), "
                                              "which musl does not resolve; %s",
                                              check_promised(check))});
    return 0;
}

static bool is_judged_elsewhere(const struct check *check, const struct loader_need *need)
{
    return check->profile->libc == LIBC_MUSL &&
           strcmp(need->subject, "IRELATIVE") == 0; /* ABI019 */
}

/* Checks relocations and tables by machine. The loader stops at one that it does not know. */
int rule_loader(struct check *check, struct error *err)
{
    struct loader_need needs[LOADER_NEEDS_MAX];
    const struct profile *profile = check->profile;
    size_t count = loader_needs(check->facts, needs);
    char text[VERSION_TEXT_SIZE];
    (void)err;
    for (size_t i = 0; i < count; i++) {
        struct version first = loader_need_first(&needs[i], profile->libc);
        if (version_compare(profile->libc_version, first) >= 0 ||
            is_judged_elsewhere(check, &needs[i]))
            continue;
        const char *libc = libc_name(profile->libc);
        const char *reads =
            version_is_never(first)
                ? arena_printf(check->arena, "%s on %s does not read", libc, profile->arch)
                : arena_printf(check->arena, "%s on %s reads from %s on", libc, profile->arch,
                               version_text(first, text));
        check_add(
            check, "ABI025",
            (struct finding){.subject = needs[i].subject,
                             .remedy = needs[i].remedy,
                             .text = arena_printf(check->arena, "has %s, which %s; %s",
                                                  needs[i].what, reads, check_promised(check))});
    }
    return 0;
}

/* Checks that the segments can be mapped whatever the kernel's page size is. */
int rule_pages(struct check *check, struct error *err)
{
    const struct facts *facts = check->facts;
    const struct arch *arch = facts_arch(facts);
    (void)err;
    if (!arch || !facts->page_size || facts->page_size >= arch->page_size)
        return 0;
    check_add(check, "ABI026",
              (struct finding){
                  .subject = "PT_LOAD",
                  .text = arena_printf(check->arena,
                                       "has segments for pages of at most %u KiB; kernels of %s "
                                       "may have pages of %u KiB",
                                       (unsigned)(facts->page_size / 1024), arch->name,
                                       (unsigned)(arch->page_size / 1024)),
                  .remedy = arena_printf(check->arena, "link with -Wl,-z,max-page-size=%u",
                                         (unsigned)arch->page_size)});
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
                               .text = "has thread-local data that must exist at program start "
                                       "(DF_STATIC_TLS): musl's dlopen refuses it"});
    return 0;
}

/* Returns what comes of a library that asks for an executable stack. musl reads the stack's flags
 * of the program alone. */
static const char *stack_of_library(const struct check *check)
{
    return check->profile->libc == LIBC_MUSL
               ? "asks for an executable stack, which musl does not give to a library: code on the "
                 "stack (of a nested function) crashes"
               : "makes the program's stack executable: dlopen refuses that from glibc 2.41 on";
}

/* Checks the stack. The kernel treats a file without PT_GNU_STACK as an old one, which on several
 * machines means an executable stack; so does glibc for a library and for the stacks of threads.
 * From glibc 2.41 on, dlopen of such a library fails, and a file for an older release may come to
 * run there too. */
int rule_stack(struct check *check, struct error *err)
{
    static const struct version first_to_refuse = {{2, 41, 0}};
    const struct facts *facts = check->facts;
    const struct profile *profile = check->profile;
    const struct arch *arch = arch_of_machine(facts->machine);
    bool is_for_musl = profile->libc == LIBC_MUSL;
    bool is_unstated = facts->stack == FACTS_STACK_UNSTATED && arch && arch->has_executable_stack &&
                       !(is_for_musl && facts->is_shared);
    bool is_refused = facts->is_shared && !is_for_musl &&
                      version_compare(profile->libc_version, first_to_refuse) >= 0;
    (void)err;
    if (facts->stack != FACTS_STACK_EXECUTABLE && !is_unstated)
        return 0;
    check_add(check, "ABI011",
              (struct finding){.severity = is_refused ? SEVERITY_ERROR : SEVERITY_WARNING,
                               .subject = "PT_GNU_STACK",
                               .text = is_unstated
                                           ? "does not state that its stack is not executable (no "
                                             "PT_GNU_STACK), and gets an executable one"
                                       : facts->is_shared ? stack_of_library(check)
                                                          : "has an executable stack"});
    return 0;
}

/* Checks text relocations. glibc's loader makes the code writable for them. Nothing does so for a
 * static PIE, and musl's loader does not for the program itself, which the kernel mapped. */
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
                  .text = crashes
                              ? "has relocations in its code (DT_TEXTREL), and nothing makes the "
                                "code writable: it crashes"
                              : "has relocations in its code (DT_TEXTREL), so the loader must "
                                "make the code writable"});
    return 0;
}
