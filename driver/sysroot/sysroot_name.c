#include "sysroot/sysroot_name.h"

#include <string.h>

#include "base/data.h"
#include "base/digest.h"
#include "base/fields.h"
#include "base/fs.h"
#include "base/text.h"

static const char *const libcs[] = {[LIBC_GLIBC] = "glibc", [LIBC_MUSL] = "musl"};

enum owner { OF_REQUEST, OF_PROFILE, OF_TOOLCHAIN, OWNERS };

/* All that decides what a sysroot holds, besides abicc itself. */
static const struct input {
    enum owner owner;
    struct field field;
} inputs[] = {
    {OF_REQUEST, {FIELD_TEXTS, offsetof(struct sysroot_request, archives)}},
    {OF_REQUEST, {FIELD_TEXTS, offsetof(struct sysroot_request, languages)}},
    {OF_REQUEST, {FIELD_TEXT, offsetof(struct sysroot_request, object_compiler)}},
    {OF_REQUEST, {FIELD_TEXT, offsetof(struct sysroot_request, llvm_directory)}},
    {OF_REQUEST, {FIELD_WORD, offsetof(struct sysroot_request, cxx.library)}},
    {OF_REQUEST, {FIELD_VERSION, offsetof(struct sysroot_request, hybrid_gcc)}},
    {OF_PROFILE, {FIELD_WORD, offsetof(struct profile, link_mode)}},
    {OF_PROFILE, {FIELD_WORD, offsetof(struct profile, pinning)}},
    {OF_PROFILE, {FIELD_TEXT, offsetof(struct profile, polyfills)}},
    {OF_PROFILE, {FIELD_TEXTS, offsetof(struct profile, host_headers)}},
    {OF_PROFILE, {FIELD_WORD, offsetof(struct profile, prefer)}},
    {OF_REQUEST, {FIELD_TEXT, offsetof(struct sysroot_request, packages)}},
    {OF_TOOLCHAIN, {FIELD_WORD, offsetof(struct toolchain, family)}},
    {OF_TOOLCHAIN, {FIELD_TEXT, offsetof(struct toolchain, install_dir)}},
    {OF_TOOLCHAIN, {FIELD_TEXT, offsetof(struct toolchain, cross)}},
    {OF_TOOLCHAIN, {FIELD_TEXT, offsetof(struct toolchain, libcxx)}},
};

/* Size and time of a file tell one installed version of it from the next. */
static void pack_files(struct packer *packer, const struct witness *files)
{
    for (size_t i = 0; i < files->count; i++) {
        const struct look *look = &files->items[i].look;
        pack_text(packer, files->items[i].path);
        pack_number(packer, look->inode != 0);
        pack_number(packer, look->size);
        pack_number(packer, look->modified[0]);
        pack_number(packer, look->modified[1]);
    }
}

/* Files that are edited by hand may change without another size or time. */
static void pack_contents(struct packer *packer, const struct strvec *paths)
{
    for (size_t i = 0; i < paths->count; i++) {
        const char *bytes = "";
        size_t size = 0;
        struct error ignored; /* whoever needs the file reports it */
        (void)fs_read(packer->arena, paths->items[i], &bytes, &size, &ignored);
        pack_text(packer, paths->items[i]);
        pack_bytes(packer, bytes, size);
    }
}

const char *sysroot_name(struct arena *arena, const struct sysroot_request *request)
{
    const struct profile *profile = request->profile;
    const void *const owners[OWNERS] = {
        [OF_REQUEST] = request, [OF_PROFILE] = profile, [OF_TOOLCHAIN] = request->toolchain};
    struct packer packer = {.arena = arena};
    pack_text(&packer, data_sysroot_digest());
    for (size_t i = 0; i < sizeof(inputs) / sizeof(*inputs); i++)
        pack_field(&packer, inputs[i].field, owners[inputs[i].owner]);
    pack_files(&packer, &request->inputs);
    pack_contents(&packer, &request->overrides);
    char version[VERSION_TEXT_SIZE];
    const char *stem = arena_printf(arena, "%s-%s%s", profile->arch, libcs[profile->libc],
                                    version_text(profile->libc_version, version));
    return digest_name(arena, stem, digest_bytes(packer.bytes, packer.size));
}

const char *sysroot_libc_of(struct arena *arena, const char *name)
{
    const char *stem = digest_stem(arena, name);
    const char *dash = stem ? strchr(stem, '-') : NULL;
    struct version version;
    for (size_t i = 0; dash && i < sizeof(libcs) / sizeof(*libcs); i++) {
        const char *number = dash + 1 + strlen(libcs[i]);
        if (text_begins_with(dash + 1, libcs[i]) && version_parse(number, strlen(number), &version))
            return arena_printf(arena, "%s %s", libcs[i], number);
    }
    return NULL;
}
