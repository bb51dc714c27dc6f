/* Edits of the linker's own options that lead to the host or need a newer loader. */
#include <string.h>

#include "base/fs.h"
#include "locked/package_store.h"
#include "plan/edits.h"
#include "plan/program_runtime.h"
#include "toolchain/host.h"

typedef bool is_unwanted(struct draft *draft, const char *directory);

static bool is_of_host(struct draft *draft, const char *directory)
{
    return host_is_library_directory(draft->arena, edit_directory_of(draft, directory),
                                     draft->state->toolchain.install_dir);
}

static bool is_below(const char *path, const char *directory)
{
    size_t length = strlen(directory);
    return length && strncmp(path, directory, length) == 0 &&
           (!path[length] || path[length] == '/');
}

/* Is it in the sysroot, or in the trees of packages to which the sysroot's links lead? Build
 * systems make a run path of each directory in which they find a library. */
static bool is_of_sysroot(struct draft *draft, const char *directory)
{
    const struct state *state = draft->state;
    const char *real = fs_real(draft->arena, directory);
    return *state->sysroot.path &&
           (is_below(directory, state->sysroot.path) ||
            (real && (is_below(real, state->sysroot.path) ||
                      is_below(real, package_store_trees(draft->arena, state->cache)))));
}

/* Takes the unwanted directories out of a colon-separated list. */
static void edit_list(struct draft *draft, size_t index, const char *option, is_unwanted *unwanted,
                      const char *reason)
{
    struct strvec all = strvec_split(draft->arena, draft->line->linker.items[index].value, ':');
    struct strvec kept = {0};
    struct strvec now = {0};
    for (size_t i = 0; i < all.count; i++)
        if (!unwanted(draft, all.items[i]))
            strvec_push(draft->arena, &kept, all.items[i]);
    if (kept.count == all.count)
        return;
    if (kept.count == 0) {
        draft_drop_linker_word(draft, index, reason);
        return;
    }
    strvec_pushf(draft->arena, &now, "%s=%s", option, strvec_join(draft->arena, &kept, ":"));
    draft_change_linker_word(draft, index, &now, reason);
}

static void edit_directory(struct draft *draft, size_t index, const char *directory)
{
    if (is_of_host(draft, directory))
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
        edit_list(draft, index, "-rpath-link", is_of_host,
                  "library directories of the host: the link must not look into them");
        break;
    case LINKER_RPATH:
        edit_list(draft, index, "-rpath", is_of_sysroot,
                  "directories of abicc's sysroot, which no target has");
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
