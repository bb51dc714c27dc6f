/* Edits of the linker's own options that lead to the host or need a newer loader. */
#include <string.h>

#include "plan/edits.h"
#include "plan/program_runtime.h"
#include "toolchain/host.h"

/* The directories of a colon-separated list that are not the host's. */
static struct strvec foreign_directories(struct draft *draft, const char *list, size_t *count)
{
    struct strvec all = strvec_split(draft->arena, list, ':');
    struct strvec kept = {0};
    for (size_t i = 0; i < all.count; i++)
        if (!host_is_library_directory(draft->arena, edit_directory_of(draft, all.items[i]),
                                       draft->state->toolchain.install_dir))
            strvec_push(draft->arena, &kept, all.items[i]);
    *count = all.count;
    return kept;
}

static void edit_rpath_link(struct draft *draft, size_t index, const char *list)
{
    static const char reason[] =
        "library directories of the host: the link must not look into them";
    size_t count;
    struct strvec now = {0};
    struct strvec kept = foreign_directories(draft, list, &count);
    if (kept.count == count)
        return;
    if (kept.count == 0) {
        draft_drop_linker_word(draft, index, reason);
        return;
    }
    strvec_pushf(draft->arena, &now, "-rpath-link=%s", strvec_join(draft->arena, &kept, ":"));
    draft_change_linker_word(draft, index, &now, reason);
}

static void edit_directory(struct draft *draft, size_t index, const char *directory)
{
    if (host_is_library_directory(draft->arena, edit_directory_of(draft, directory),
                                  draft->state->toolchain.install_dir))
        draft_drop_linker_word(
            draft, index,
            "a library directory of the host: its libraries are newer than the target");
}

/* Does it need a loader of glibc 2.36 or newer (glibc 2.36 release notes, DT_RELR; binutils 2.44
 * for mark-plt)? */
static bool needs_newer_loader(const struct linker_word *word)
{
    if (word->id == LINKER_PACK_RELOCATIONS)
        return strstr(word->value, "relr");
    return strcmp(word->value, "pack-relative-relocs") == 0 || strcmp(word->value, "mark-plt") == 0;
}

static void edit_loader_needs(struct draft *draft, size_t index)
{
    static const struct version relr_release = {{2, 36, 0}};
    const struct profile *profile = &draft->state->profile;
    if (profile->libc == LIBC_GLIBC && version_compare(profile->libc_version, relr_release) < 0 &&
        needs_newer_loader(&draft->line->linker.items[index]))
        draft_drop_linker_word(draft, index,
                               "the loader of the target's glibc, older than 2.36, cannot read it");
}

/* -z defs, --no-undefined: not where the program brings names. */
static void edit_undefined(struct draft *draft, size_t index)
{
    if (program_runtime_is_left(draft))
        draft_drop_linker_word(draft, index,
                               "names of the compiler's runtime come from the program");
}

/* Where the output is static, libc's shared library must not be found. */
static void edit_mode(struct draft *draft, size_t index)
{
    if (draft->state->profile.link_mode != LINK_DYNAMIC)
        draft_drop_linker_word(draft, index,
                               "the profile links statically: behind it only archives are found");
}

static int edit_word(struct draft *draft, size_t index, struct error *err)
{
    const struct linker_word *word = &draft->line->linker.items[index];
    if (word->id == LINKER_NO_UNDEFINED)
        edit_undefined(draft, index);
    else if (word->id == LINKER_DYNAMIC)
        edit_mode(draft, index);
    if (!word->value)
        return 0;
    switch (word->id) {
    case LINKER_RPATH_LINK:
        edit_rpath_link(draft, index, word->value);
        break;
    case LINKER_LIBRARY_DIR: /* the compiler's own: edit_host_directories */
        if (word->is_direct)
            edit_directory(draft, index, word->value);
        break;
    case LINKER_KEYWORD:
        if (strcmp(word->value, "defs") == 0)
            edit_undefined(draft, index);
        edit_loader_needs(draft, index);
        break;
    case LINKER_PACK_RELOCATIONS:
        edit_loader_needs(draft, index);
        break;
    case LINKER_SYSROOT:
        return error_set(err, "%s for the linker: the sysroot is the profile's (%s); take it away",
                         word->text, draft->state->profile.name);
    default:
        break;
    }
    return 0;
}

int edit_linker_words(struct draft *draft, struct error *err)
{
    for (size_t i = 0; i < draft->line->linker.count; i++)
        if (edit_word(draft, i, err) < 0)
            return -1;
    return 0;
}
