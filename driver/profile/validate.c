#include "profile/validate.h"

#include <ctype.h>
#include <string.h>

#include "elf/run_path.h"
#include "profile/profile.h"
#include "tables/abi.h"
#include "tables/musl_abi.h"
#include "tables/polyfill.h"
#include "tables/rule.h"

int check_host_archive(const char *name, struct error *err)
{
    size_t length = strlen(name);
    if (strncmp(name, "-l", 2) == 0)
        return error_set(err, "\"%s\" is an option; write only the library's name: %s", name,
                         name + 2);
    if (length > 5 && strncmp(name, "lib", 3) == 0 && strcmp(name + length - 2, ".a") == 0)
        return error_set(err, "\"%s\" is a file; write only the library's name: %.*s", name,
                         (int)length - 5, name + 3);
    for (const char *p = name; *p; p++)
        if (!isalnum((unsigned char)*p) && !strchr("_+.-", *p))
            return error_set(err, "\"%s\" is not a library's name: z stands for libz.a", name);
    return 0;
}

int check_host_header(const char *name, struct error *err)
{
    if (*name == '/' || strcmp(name, "..") == 0 || strncmp(name, "../", 3) == 0 ||
        strstr(name, "/../") || strchr(name, '*') || !strcmp(name, ".") || !strncmp(name, "./", 2))
        return error_set(
            err,
            "\"%s\": name a header or a directory below the host's include directories, such "
            "as zlib.h or openssl/",
            name);
    return 0;
}

/* Returns whether the text is a word that the common linkers know, or a 0x number of whole bytes.
 */
static bool is_build_id(const char *text)
{
    static const char *const styles[] = {"none", "sha1", "md5", "uuid"};
    for (size_t i = 0; i < sizeof(styles) / sizeof(*styles); i++)
        if (strcmp(text, styles[i]) == 0)
            return true;
    size_t digits = strlen(text) > 2 ? strlen(text) - 2 : 0;
    return strncmp(text, "0x", 2) == 0 && digits && digits % 2 == 0 &&
           strspn(text + 2, "0123456789abcdefABCDEF") == digits;
}

typedef int entry_check(const char *entry, struct error *err);

static int check_alias(const char *alias, struct error *err)
{
    if (catalog_is_name(alias))
        return 0;
    return error_set(err, "\"%s\" is not a valid profile name: use letters, digits, . _ + and -",
                     alias);
}

/* Checks a run path. -Wl, splits at commas and DT_RUNPATH at colons; a relative directory would
 * depend on the working directory. */
static int check_rpath(const char *directory, struct error *err)
{
    bool is_fixed = *directory == '/' || run_path_is_of_origin(directory);
    if (is_fixed && !strpbrk(directory, ",:"))
        return 0;
    return error_set(err, "\"%s\": an rpath must begin with / or $ORIGIN, without comma or colon",
                     directory);
}

/* Checks an entry of `libraries`: a soname as in DT_NEEDED, which the loader finds in the system's
 * directories. A version in parentheses may follow. */
static int check_library(const char *entry, struct error *err)
{
    size_t length = strcspn(entry, "(");
    const char *suffix = strstr(entry, ".so");
    if (strchr(entry, '/') || !suffix || suffix > entry + length)
        return error_set(err, "\"%s\" is not a soname: write it as in DT_NEEDED: libz.so.1", entry);
    if (entry[length] && strcspn(entry + length, ")") != strlen(entry + length) - 1)
        return error_set(
            err, "\"%s\": write the newest version of a library as in libz.so.1(ZLIB_1.2.9)",
            entry);
    return 0;
}

static int check_rule(const char *entry, struct error *err)
{
    const struct rule *rule;
    enum severity severity;
    return rule_word(entry, &rule, &severity, err);
}

static int check_entries(struct arena *arena, const struct settings *settings, const char *path,
                         entry_check *check, struct error *err)
{
    const struct strvec *list = &settings_get(settings, path)->list;
    for (size_t i = 0; i < list->count; i++) {
        struct error cause;
        if (check(list->items[i], &cause) < 0)
            return settings_fail(settings, arena_printf(arena, "%s[%zu]", path, i), err, "%s",
                                 cause.text);
    }
    return 0;
}

int check_file(struct arena *arena, const struct settings *settings, const char *name,
               struct error *err)
{
    const struct setting *given = settings_get(settings, "name");
    if (given->is_set && strcmp(given->text, name) != 0)
        return settings_fail(settings, "name", err,
                             "\"%s\" does not match the file, whose name means profile \"%s\"",
                             given->text, name);
    const struct setting *build_id = settings_get(settings, "link.build_id");
    if (build_id->is_set && !is_build_id(build_id->text))
        return settings_fail(settings, "link.build_id", err,
                             "\"%s\" is none of: none, sha1, md5, uuid, 0x and an even number of "
                             "hex digits",
                             build_id->text);
    const struct setting *polyfills = settings_get(settings, "polyfills");
    struct strvec choice = {0};
    struct error cause;
    if (polyfills->is_set && polyfill_read_choice(arena, polyfills->text, &choice, &cause) < 0)
        return settings_fail(settings, "polyfills", err, "%s", cause.text);
    static const struct {
        const char *path;
        entry_check *check;
    } lists[] = {{"aliases", check_alias},
                 {"libraries", check_library},
                 {"link.rpath", check_rpath},
                 {"rules", check_rule},
                 {"host_archives", check_host_archive},
                 {"host_headers", check_host_header},
                 {"packages", check_package},
                 {"repositories", check_repository}};
    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
        if (check_entries(arena, settings, lists[i].path, lists[i].check, err) < 0)
            return -1;
    return 0;
}

static int check_required(const struct resolved *resolved, struct error *err)
{
    static const char *const required[] = {"compilers.c", "compilers.cxx", "target.libc"};
    enum { OF_HOST = 2 }; /* a profile of this machine needs the first two */
    bool is_of_host = resolved_get(resolved, "sysroot")->word == SYSROOT_HOST;
    if (resolved_is_base(resolved))
        return error_set(err,
                         "%s: \"%s\" is only a base for other profiles: it has no target.version; "
                         "`abictl profiles` lists the targets",
                         resolved->origin, resolved->name);
    for (size_t i = 0; i < (is_of_host ? OF_HOST : sizeof(required) / sizeof(*required)); i++) {
        const struct setting *setting = resolved_get(resolved, required[i]);
        if (!setting->is_set)
            return error_set(err, "%s: %s is missing: add it, or extend a profile that has it",
                             resolved->origin, required[i]);
        if (!setting->text && !setting->list.count)
            return resolved_fail(resolved, required[i], err, "names no compiler");
    }
    return 0;
}

/* Older releases were not examined (sysroots/abi/libstdcxx.tsv). */
static const struct version oldest_hybrid = {{4, 8, 0}};

static int check_hybrid(const struct resolved *resolved, struct error *err)
{
    const struct setting *gcc = resolved_get(resolved, "target.gcc");
    struct version release = {{0}};
    if (resolved_get(resolved, "cxx")->word != CXX_LIBRARY_HYBRID)
        return 0;
    if (resolved_get(resolved, "target.libc")->word == LIBC_MUSL)
        return resolved_fail(resolved, "cxx", err,
                             "hybrid uses the libstdc++.so.6 of a glibc system: write static, or "
                             "remove the key");
    if (!gcc->is_set || !version_parse(gcc->text, strlen(gcc->text), &release))
        return resolved_fail(resolved, "cxx", err,
                             "hybrid uses the target's libstdc++.so.6: state its GCC release, "
                             "`target: {gcc: \"4.8.5\"}`, or write static");
    if (version_compare(release, oldest_hybrid) < 0)
        return resolved_fail(resolved, "target.gcc", err,
                             "%s: cxx: hybrid needs GCC 4.8 or newer on the target: write "
                             "cxx: static",
                             gcc->text);
    if (resolved_get(resolved, "link.static_libgcc")->word == TRISTATE_YES)
        return resolved_fail(
            resolved, "link.static_libgcc", err,
            "true: with cxx: hybrid, exceptions go through the target's "
            "libgcc_s.so.1, as those of its libstdc++.so.6 do: write auto, or cxx: "
            "static");
    return 0;
}

static int check_glibc(struct arena *arena, const struct strvec *roots,
                       const struct resolved *resolved, struct version release, struct error *err)
{
    struct abi abi;
    struct error cause;
    const char *arch = resolved->arch;
    if (abi_load_symbols(arena, roots, arch, &(struct strvec){0}, &abi, &cause) < 0)
        return resolved_fail(resolved, "target.arch", err, "%s", cause.text);
    if (abi_check_floor(&abi, release, &cause) < 0)
        return resolved_fail(resolved, "target.version", err, "%s", cause.text);
    if (resolved_get(resolved, "link.mode")->word != LINK_DYNAMIC)
        return resolved_fail(
            resolved, "link.mode", err,
            "static linking needs libc.a, which a generated glibc sysroot lacks: use "
            "alpine-musl");
    if (resolved_get(resolved, "sysroot")->word == SYSROOT_MUSL_DEV)
        return resolved_fail(resolved, "sysroot", err,
                             "musl-dev has no glibc: write generated, or remove the key");
    return 0;
}

static int check_musl(struct arena *arena, const struct strvec *roots,
                      const struct resolved *resolved, struct version release, struct error *err)
{
    struct error cause;
    const struct arch *arch = musl_abi_need_arch(arena, resolved->arch, &cause);
    if (!arch)
        return resolved_fail(resolved, "target.arch", err, "%s", cause.text);
    struct musl_abi abi;
    if (musl_abi_load(arena, roots, arch, &abi, err) < 0)
        return -1;
    if (musl_abi_check_release(&abi, release, &cause) < 0)
        return resolved_fail(resolved, "target.version", err, "%s", cause.text);
    if (resolved_get(resolved, "pinning")->word == PINNING_HEADERS)
        return resolved_fail(resolved, "pinning", err,
                             "musl has no symbol versions for headers to pin");
    if (resolved_get(resolved, "polyfills")->is_set)
        return resolved_fail(resolved, "polyfills", err, CHECK_POLYFILLS_OF_GLIBC, resolved->name);
    if (resolved_get(resolved, "sysroot")->word == SYSROOT_GENERATED)
        return resolved_fail(
            resolved, "sysroot", err,
            "a musl sysroot is made from the host's musl-dev: write musl-dev, or remove "
            "the key");
    return 0;
}

static const char *arch_with_levels(void)
{
    size_t count;
    const struct arch *arches = arch_list(&count);
    size_t i = 0;
    while (i + 1 < count && !arches[i].has_isa_levels)
        i++;
    return arches[i].name;
}

int check_target(struct arena *arena, const struct strvec *roots, const struct resolved *resolved,
                 struct error *err)
{
    if (check_required(resolved, err) < 0)
        return -1;
    if (resolved_get(resolved, "sysroot")->word == SYSROOT_HOST)
        return check_host(resolved, err);
    const char *arch = resolved->arch;
    const struct arch *known = arch_find(arch);
    if (resolved_get(resolved, "target.isa")->word != ISA_BASELINE &&
        resolved_get(resolved, "target.arch")->is_set && (!known || !known->has_isa_levels))
        return resolved_fail(resolved, "target.isa", err, "only %s has these levels, not %s",
                             arch_with_levels(), arch);
    struct version release;
    const char *text = resolved_get(resolved, "target.version")->text;
    if (!version_parse(text, strlen(text), &release))
        return resolved_fail(resolved, "target.version", err, "is not a release number");
    if (check_hybrid(resolved, err) < 0)
        return -1;
    if (resolved_get(resolved, "target.libc")->word == LIBC_MUSL)
        return check_musl(arena, roots, resolved, release, err);
    return check_glibc(arena, roots, resolved, release, err);
}
