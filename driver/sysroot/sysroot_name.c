#include "sysroot/sysroot_name.h"

#include <string.h>
#include <sys/stat.h>

#include "base/data.h"
#include "base/digest.h"
#include "base/fields.h"
#include "base/text.h"

static const char *const libcs[] = {[LIBC_GLIBC] = "glibc", [LIBC_MUSL] = "musl"};

enum owner { OF_REQUEST, OF_PROFILE, OF_TOOLCHAIN, OWNERS };

/* All that decides what a sysroot holds, besides abicc itself. */
static const struct input {
    enum owner owner;
    bool is_path; /* of files, whose content counts */
    struct field field;
} inputs[] = {
    {OF_REQUEST, true, {FIELD_TEXTS, offsetof(struct sysroot_request, inputs)}},
    {OF_REQUEST, true, {FIELD_TEXTS, offsetof(struct sysroot_request, archives)}},
    {OF_REQUEST, false, {FIELD_TEXT, offsetof(struct sysroot_request, llvm_directory)}},
    {OF_REQUEST, false, {FIELD_WORD, offsetof(struct sysroot_request, cxx.library)}},
    {OF_REQUEST, false, {FIELD_VERSION, offsetof(struct sysroot_request, hybrid_gcc)}},
    {OF_PROFILE, false, {FIELD_WORD, offsetof(struct profile, link_mode)}},
    {OF_PROFILE, false, {FIELD_WORD, offsetof(struct profile, pinning)}},
    {OF_PROFILE, false, {FIELD_TEXT, offsetof(struct profile, polyfills)}},
    {OF_PROFILE, false, {FIELD_TEXTS, offsetof(struct profile, host_headers)}},
    {OF_TOOLCHAIN, false, {FIELD_WORD, offsetof(struct toolchain, family)}},
    /* The archives in these directories come and go with packages. */
    {OF_TOOLCHAIN, true, {FIELD_TEXT, offsetof(struct toolchain, install_dir)}},
    {OF_TOOLCHAIN, true, {FIELD_TEXT, offsetof(struct toolchain, libcxx)}},
};

/* Size and time of a file tell one installed version of it from the next. */
static void pack_file(struct packer *packer, const char *path)
{
    struct stat st;
    bool is_there = stat(path, &st) == 0;
    pack_text(packer, path);
    pack_number(packer, is_there);
    pack_number(packer, is_there ? (uint64_t)st.st_size : 0);
    pack_number(packer, is_there ? (uint64_t)st.st_mtim.tv_sec : 0);
}

static void pack_files(struct packer *packer, struct field field, const void *owner)
{
    const char *member = (const char *)owner + field.offset;
    struct strvec paths = {0};
    const char *path;
    if (field.kind == FIELD_TEXTS) {
        memcpy(&paths, member, sizeof(paths));
    } else {
        memcpy(&path, member, sizeof(path));
        strvec_push(packer->arena, &paths, path);
    }
    for (size_t i = 0; i < paths.count; i++)
        pack_file(packer, paths.items[i]);
}

const char *sysroot_name(struct arena *arena, const struct sysroot_request *request)
{
    const struct profile *profile = request->profile;
    const void *const owners[OWNERS] = {
        [OF_REQUEST] = request, [OF_PROFILE] = profile, [OF_TOOLCHAIN] = request->toolchain};
    struct packer packer = {.arena = arena};
    pack_text(&packer, data_sysroot_digest());
    for (size_t i = 0; i < sizeof(inputs) / sizeof(*inputs); i++)
        if (inputs[i].is_path)
            pack_files(&packer, inputs[i].field, owners[inputs[i].owner]);
        else
            pack_field(&packer, inputs[i].field, owners[inputs[i].owner]);
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
