#include <string.h>

#include "base/text.h"
#include "elf/file.h"
#include "verdict/link_check.h"

static bool is_let_in(const struct link_check *check, const char *path)
{
    const struct strvec *names = &check->promise->profile->host_archives;
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(text_file_name(path), arena_printf(check->arena, "lib%s.a", names->items[i])) ==
            0)
            return true;
    return false;
}

/* What a file of the host contributed to the output. */
enum effect {
    EFFECT_NONE, /* nothing: a linker script, whose files are opened by name, or an unneeded library
                  */
    EFFECT_CODE, /* code of an object or an archive */
    EFFECT_NEEDED /* the soname of a shared library */
};

static enum effect effect_of(const struct link_check *check, const char *path)
{
    struct elf_file *file;
    struct error ignored;
    struct facts facts = {0};
    if (elf_file_open(check->arena, path, &file, &ignored) < 0)
        return EFFECT_NONE;
    enum elf_content content = elf_file_content(file);
    bool is_readable =
        content != ELF_CONTENT_ELF || facts_of(check->arena, file, &facts, &ignored) == 0;
    elf_file_close(file);
    if (content == ELF_CONTENT_OTHER)
        return EFFECT_NONE;
    if (content == ELF_CONTENT_ARCHIVE || !is_readable || facts.is_relocatable)
        return EFFECT_CODE;
    const char *soname = facts.soname ? facts.soname : text_file_name(path);
    return strvec_contains(&check->subject->facts->needed, soname) ? EFFECT_NEEDED : EFFECT_NONE;
}

/* Returns what to do about the file. Archives can be allowed by name. */
static const char *remedy_for(const struct link_check *check, const char *path)
{
    const char *name = text_file_name(path);
    size_t length = strlen(name);
    if (length > 5 && strncmp(name, "lib", 3) == 0 && strcmp(name + length - 2, ".a") == 0) {
        const char *stem = arena_strndup(check->arena, name + 3, length - 5);
        return arena_printf(
            check->arena,
            "build lib%s with abicc for this profile, or allow the host's archive by "
            "name: `host_archives: [%s]` in the profile, or ABICC_HOST_ARCHIVES=%s",
            stem, stem, stem);
    }
    return arena_printf(
        check->arena, "build the software that it belongs to with abicc for this profile\n"
                      "(if the command line does not name the file, it came from a linker script, "
                      "a symbolic link or an environment variable)");
}

static void add(const struct link_check *check, const struct link_file *file, enum effect effect)
{
    const struct rule *rule = rule_find("ABI022");
    const struct profile *profile = check->promise->profile;
    /* Archives of a language's runtime are often made for many systems, and the output is checked
     * for what they need. For musl, no file of a glibc host will do. */
    bool is_mild =
        effect == EFFECT_CODE && file->origin == ORIGIN_HOST_PACKAGE && profile->libc == LIBC_GLIBC;
    findings_add(check->arena, check->findings, &profile->rules,
                 (struct finding){
                     .rule = rule,
                     .severity = is_mild ? SEVERITY_WARNING : SEVERITY_ERROR,
                     .file = check->subject->path,
                     .subject = file->path,
                     .text = arena_printf(check->arena,
                                          "was linked with %s, a file of the build machine that "
                                          "profile %s does not allow",
                                          file->path, profile->name),
                     .remedy = remedy_for(check, file->path),
                 });
}

void link_check_host(const struct link_check *check)
{
    for (size_t i = 0; i < check->files->count; i++) {
        const struct link_file *file = &check->files->items[i];
        bool is_host = file->origin == ORIGIN_HOST || file->origin == ORIGIN_HOST_PACKAGE;
        if (!is_host || is_let_in(check, file->path))
            continue;
        enum effect effect = effect_of(check, file->path);
        if (effect != EFFECT_NONE)
            add(check, file, effect);
    }
}
