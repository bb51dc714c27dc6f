#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "plan/edits.h"
#include "tables/arch.h"

static bool is_machine_choice(const struct word *word)
{
    return word->kind == WORD_OPTION &&
           (word->option == OPT_MACHINE_MODE || word->option == OPT_TARGET);
}

/* Returns whether the option (-m32 and its like, clang's --target=) is for the machine. */
static bool is_for_machine(struct arena *arena, const struct word *word, const struct arch *arch)
{
    if (word->option == OPT_MACHINE_MODE)
        return arch && arch->machine_option &&
               strcmp(cmdline_machine_mode(word), arch->machine_option + strlen("-m")) == 0;
    if (!word->value)
        return true;
    const struct arch *named;
    struct error ignored;
    return arch_read(arena, word->value, word->value, &named, &ignored) == 0 && named == arch;
}

bool edit_is_for_other_machine(struct arena *arena, const struct cmdline *line, const char *arch)
{
    const struct arch *wanted = arch_find(arch);
    for (size_t i = 0; i < line->count; i++)
        if (is_machine_choice(&line->words[i]) && !is_for_machine(arena, &line->words[i], wanted))
            return true;
    return false;
}

static int check_machine(struct draft *draft, const struct word *word, struct error *err)
{
    const struct profile *profile = &draft->state->profile;
    if (is_for_machine(draft->arena, word, arch_find(profile->arch)) ||
        cmdline_is_freestanding(draft->line))
        return 0;
    bool is_separate = strcmp(word->text, "-target") == 0 || strcmp(word->text, "--machine") == 0;
    return error_set(
        err,
        "%s%s%s: profile %s is for %s here\n  remove the option, or choose its architecture "
        "with --abicc-arch= or ABICC_ARCH%s",
        word->text, is_separate ? " " : "", is_separate ? word->value : "", profile->name,
        profile->arch,
        draft->line->action == ACTION_LINK
            ? ""
            : "\n  (code that needs no header of the system: with -ffreestanding)");
}

static bool is_same_directory(const char *one, const char *other)
{
    const char *end = strrchr(one, '/'), *other_end = strrchr(other, '/');
    return end && other_end && end - one == other_end - other &&
           strncmp(one, other, (size_t)(end - one)) == 0;
}

/* Accepts the profile's own sysroot, which a build system may have asked for; but not an older one
 * that a build directory remembers from before the compiler or abicc was updated. */
static int check_sysroot(struct draft *draft, size_t index, struct error *err)
{
    const struct word *word = &draft->line->words[index];
    const char *real = word->value ? fs_real(draft->arena, word->value) : NULL;
    const char *own = fs_real(draft->arena, draft->state->sysroot.path);
    if (real && own && strcmp(real, own) == 0) {
        draft_drop(draft, index, "the profile's sysroot, which abicc names itself");
        return 0;
    }
    if (own && word->value && is_same_directory(own, word->value))
        return error_set(
            err,
            "%s: a sysroot that abicc made for another profile, or before the compiler or abicc "
            "was updated\n  configure again with the path that `abictl sysroot path` prints, or "
            "choose its profile",
            word->text);
    return error_set(
        err,
        "%s: the sysroot must be that of profile %s, not %s\n  remove the option, or choose "
        "another profile",
        word->text, draft->state->profile.name, word->value ? word->value : "");
}

static int check_static(const struct draft *draft, const char *word, struct error *err)
{
    const struct profile *profile = &draft->state->profile;
    const struct cmdline *line = draft->line;
    if (profile->libc != LIBC_GLIBC || line->is_relocatable || edit_takes_no_libraries(line) ||
        cmdline_has_option(line, OPT_NO_LIBC))
        return 0; /* no libc is linked: a partial link, a kernel, a boot loader */
    return error_set(
        err,
        "%s: profile %s has no static C library: its sysroot has stubs, which contain no "
        "code\n  link dynamically, or use a musl profile (ABICC_PROFILE=%s)",
        word, profile->name, profile_name_beside(draft->arena, profile, "alpine-musl"));
}

int edit_refusals(struct draft *draft, struct error *err)
{
    const struct cmdline *line = draft->line;
    bool is_link = line->action == ACTION_LINK;
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_OPTION)
            continue;
        int checked = 0;
        if (is_machine_choice(word))
            checked = check_machine(draft, word, err);
        else if (word->option == OPT_SYSROOT)
            checked = check_sysroot(draft, i, err);
        else if (is_link && (word->option == OPT_STATIC || word->option == OPT_STATIC_PIE))
            checked = check_static(draft, word->text, err);
        if (checked < 0)
            return -1;
    }
    const struct profile *profile = &draft->state->profile;
    bool is_build = is_link || line->action == ACTION_COMPILE || line->action == ACTION_PREPROCESS;
    if (is_build && !profile_has_cxx(profile) && (draft->is_cxx || line->has_cxx_input))
        return error_set(
            err,
            "profile %s: C++ is not available for musl on %s: the compiler's libstdc++ "
            "is built for glibc, and the types of both are not the same there\n"
            "  use a glibc profile for C++",
            profile->name, profile->arch);
    return 0;
}
