#include "ctl/env_target.h"

#include <string.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/search_path.h"
#include "base/witness.h"
#include "ctl/quote.h"
#include "toolchain/toolchain.h"

/* Finds the compiler that builds would use now, so that its name tells build scripts the family. */
static void find_family(struct ctl *ctl, const struct choice *choice, struct env_target *target)
{
    const struct toolchain_wish wish = {
        .wanted = choice->compiler, .candidates = &target->of->cc, .arch = target->arch->name};
    struct toolchain toolchain;
    struct witness sources = {0};
    struct error ignored;
    if (toolchain_find(ctl->arena, &wish, ctl->environ, &toolchain, &sources, &ignored) < 0)
        return;
    char version[VERSION_TEXT_SIZE];
    const char *text = version_text(toolchain.version, version);
    target->family = toolchain_family(&toolchain);
    target->compiler_version = arena_strndup(ctl->arena, text, strcspn(text, "."));
}

static int read_prefixes(struct ctl *ctl, const struct strvec *given, struct env_target *target,
                         struct error *err)
{
    static const char *const of_host[] = {"/", "/usr", "/usr/local"};
    for (size_t i = 0; i < given->count; i++) {
        const char *path = fs_absolute(ctl->arena, given->items[i]);
        const char *real = fs_real(ctl->arena, path);
        for (size_t k = 0; k < sizeof(of_host) / sizeof(*of_host); k++)
            if (target->has_sysroot && strcmp(real ? real : path, of_host[k]) == 0)
                return error_set(err,
                                 "--prefix %s: a directory of this machine, with libraries for "
                                 "this machine\n  name the directory where libraries that were "
                                 "built for profile %s are installed",
                                 given->items[i], target->profile);
        strvec_push(ctl->arena, &target->prefixes, path);
    }
    return 0;
}

/* Rust's names have a vendor in them, and its own name of the machine. */
int env_target_read(struct ctl *ctl, const struct choice *choice, const struct profile *profile,
                    const struct strvec *prefixes, struct env_target *target, struct error *err)
{
    const struct arch *arch = arch_find(profile->arch);
    bool has_target = profile_has_target(profile);
    bool is_musl = has_target && profile->libc == LIBC_MUSL;
    const char *triplet =
        is_musl && arch->musl_triplet ? arch->musl_triplet : arch_compiler_triplet(arch);
    *target = (struct env_target){
        .of = profile,
        .profile = profile->name,
        .arch = arch,
        .is_cross = arch != arch_of_host(),
        .has_sysroot = has_target,
        .is_static = has_target && profile->link_mode != LINK_DYNAMIC,
        .triplet = triplet,
        .rust = arena_printf(ctl->arena, "%s-unknown%s", arch->rust, strchr(triplet, '-'))};
    find_family(ctl, choice, target);
    return read_prefixes(ctl, prefixes, target, err);
}

int env_check_prefixes(const struct env_target *target, const char *characters, const char *reader,
                       struct error *err)
{
    for (size_t i = 0; i < target->prefixes.count; i++) {
        const char *at = strpbrk(target->prefixes.items[i], characters);
        if (at)
            return error_set(err,
                             "--prefix %s: %s cannot hold this name\n"
                             "  use a directory without the character '%c' in its name",
                             target->prefixes.items[i], reader, *at);
    }
    return 0;
}

/* Returns the name of the program for a language: of those without "icc" in them, where they are
 * installed. */
static const char *compiler_name(struct ctl *ctl, const struct env_target *target, bool is_cxx)
{
    bool is_clang = target->family && strcmp(target->family, "clang") == 0;
    const char *name = !target->family ? (is_cxx ? "abi-c++" : "abi-cc")
                       : is_clang      ? (is_cxx ? "abi-clang++" : "abi-clang")
                                       : (is_cxx ? "abi-g++" : "abi-gcc");
    const char *path;
    struct error ignored;
    if (ctl_program(ctl, name, &path, &ignored) == 0)
        return name;
    return is_cxx ? "abic++" : "abicc";
}

int env_programs_by_path(struct ctl *ctl, const struct env_target *target,
                         struct env_programs *programs, struct error *err)
{
    if (ctl_program(ctl, compiler_name(ctl, target, false), &programs->cc, err) < 0 ||
        ctl_program(ctl, compiler_name(ctl, target, true), &programs->cxx, err) < 0 ||
        ctl_program(ctl, "abicc-pkg-config", &programs->pkg_config, err) < 0)
        return -1;
    return ctl_program(ctl, "abictl", &programs->abictl, err);
}

/* Returns the first program of that name on PATH, or NULL. */
static const char *find_on_path(struct ctl *ctl, const char *name)
{
    struct strvec candidates =
        search_path_candidates(ctl->arena, environment_get(ctl->environ, "PATH"), name);
    for (size_t i = 0; i < candidates.count; i++)
        if (fs_exists(candidates.items[i]))
            return candidates.items[i];
    return NULL;
}

/* Stores the bare name where PATH leads to the program beside abictl, else the path of that
 * program, quoted as a word of a command. */
static int name_program(struct ctl *ctl, const char *name, const char **word, struct error *err)
{
    if (ctl_program(ctl, name, word, err) < 0)
        return -1;
    const char *found = find_on_path(ctl, name);
    const char *real = found ? fs_real(ctl->arena, found) : NULL;
    const char *wanted = fs_real(ctl->arena, *word);
    bool is_found = real && wanted && strcmp(real, wanted) == 0;
    *word = is_found ? name : quote_word(ctl->arena, *word);
    return 0;
}

int env_programs_by_word(struct ctl *ctl, const struct env_target *target,
                         struct env_programs *programs, struct error *err)
{
    if (name_program(ctl, compiler_name(ctl, target, false), &programs->cc, err) < 0 ||
        name_program(ctl, compiler_name(ctl, target, true), &programs->cxx, err) < 0 ||
        name_program(ctl, "abicc-pkg-config", &programs->pkg_config, err) < 0)
        return -1;
    return target->is_cross ? name_program(ctl, "abictl", &programs->abictl, err) : 0;
}

const char *env_tool(struct ctl *ctl, const struct env_target *target, const char *name)
{
    const char *full = arena_printf(ctl->arena, "%s-%s", arch_compiler_triplet(target->arch), name);
    struct program_search search =
        program_search(ctl->arena, environment_get(ctl->environ, "PATH"), full, NULL);
    return target->is_cross ? program_search_next(&search) : NULL;
}

/* Returns, for each prefix, the directories below it: Debian's Meson and CMake install into the
 * one that is named after the architecture. */
static struct strvec below_prefixes(struct ctl *ctl, const struct env_target *target,
                                    const char *const *directories, const char *end)
{
    struct strvec result = {0};
    for (size_t i = 0; i < target->prefixes.count; i++) {
        const char *prefix = target->prefixes.items[i];
        for (const char *const *directory = directories; *directory; directory++)
            strvec_pushf(ctl->arena, &result, "%s/%s%s", prefix, *directory, end);
        strvec_pushf(ctl->arena, &result, "%s/lib/%s%s", prefix, target->arch->debian_triplet, end);
    }
    return result;
}

struct strvec env_package_directories(struct ctl *ctl, const struct env_target *target)
{
    static const char *const directories[] = {"lib", "lib64", "share", NULL};
    return below_prefixes(ctl, target, directories, "/pkgconfig");
}

struct strvec env_library_directories(struct ctl *ctl, const struct env_target *target)
{
    static const char *const directories[] = {"lib", "lib64", NULL};
    return below_prefixes(ctl, target, directories, "");
}

const char *env_quoted(struct arena *arena, const char *text, const char *special, char quote)
{
    char *result = arena_alloc(arena, strlen(text) * 2 + sizeof("''"));
    char *to = result;
    *to++ = quote;
    for (; *text; text++) {
        if (strchr(special, *text))
            *to++ = '\\';
        *to++ = *text;
    }
    *to++ = quote;
    *to = '\0';
    return result;
}
