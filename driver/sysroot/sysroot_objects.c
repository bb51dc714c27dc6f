#include "sysroot/sysroot_objects.h"

#include "base/fs.h"
#include "sysroot/glibc/polyfill_archive.h"

static bool has_libstdcxx(struct arena *arena, const struct toolchain *toolchain)
{
    const char *directory = toolchain->install_dir;
    return fs_exists(arena_printf(arena, "%s/libstdc++.a", directory)) ||
           fs_exists(arena_printf(arena, "%s/libstdc++.so", directory));
}

int sysroot_choose_polyfills(struct arena *arena, const struct profile *profile,
                             struct polyfill_table *chosen, struct error *err)
{
    struct strvec choice = {0};
    if (polyfill_read_choice(arena, profile->polyfills, &choice, err) < 0)
        return -1;
    return polyfill_choose(arena, profile->arch, &choice, chosen, err);
}

bool sysroot_has_objects(struct arena *arena, const struct sysroot_request *request,
                         enum object_group group)
{
    const struct toolchain *toolchain = request->toolchain;
    bool is_glibc = request->profile->libc == LIBC_GLIBC;
    bool is_embedded = objects_are_embedded(arena, request->objects.arch);
    bool has_libcxx = *toolchain->libcxx;
    bool has_cxx = is_embedded || has_libcxx || has_libstdcxx(arena, toolchain);
    switch (group) {
    case OBJECTS_GLIBC:
    case OBJECTS_CHOSEN:
        return is_glibc;
    case OBJECTS_MUSL:
        return !is_glibc;
    case OBJECTS_CXX:
        return has_cxx;
    case OBJECTS_GLIBC_CXX:
        return is_glibc && has_cxx;
    case OBJECTS_MUSL_CXX:
        return !is_glibc && has_cxx;
    case OBJECTS_LIBCXX:
        return is_glibc && (is_embedded || has_libcxx);
    default:
        return true;
    }
}

int sysroot_write_cxx_objects(struct arena *arena, const struct sysroot_request *request,
                              const char *lib, struct error *err)
{
    static const enum object_group groups[] = {OBJECTS_CXX, OBJECTS_GLIBC_CXX, OBJECTS_MUSL_CXX,
                                               OBJECTS_LIBCXX};
    for (size_t i = 0; i < sizeof(groups) / sizeof(*groups); i++)
        if (sysroot_has_objects(arena, request, groups[i]) &&
            objects_write(arena, &request->objects, groups[i], lib, err) < 0)
            return -1;
    return 0;
}

int sysroot_polyfill_objects(struct arena *arena, const struct sysroot_request *request,
                             struct strvec *names, struct error *err)
{
    struct polyfill_table chosen;
    if (request->profile->libc != LIBC_GLIBC)
        return 0;
    if (sysroot_choose_polyfills(arena, request->profile, &chosen, err) < 0)
        return -1;
    struct polyfill_table lacking =
        polyfill_lacking(arena, &chosen, &request->abi, request->release);
    for (size_t i = 0; i < lacking.count; i++) {
        const char *name = polyfill_object(arena, &lacking.rows[i]);
        if (!strvec_contains(names, name))
            strvec_push(arena, names, name);
    }
    return 0;
}

const char *sysroot_object_compiler(struct arena *arena, const struct arch *arch,
                                    const struct toolchain *toolchain)
{
    struct witness seen = {0};
    char version[VERSION_TEXT_SIZE];
    const char *words = strvec_join(arena, &toolchain->words, " ");
    if (objects_are_embedded(arena, arch))
        return "";
    if (toolchain->family == COMPILER_CLANG)
        return arena_printf(arena, "%s %s", toolchain->signature, words);
    witness_see(arena, &seen, arena_printf(arena, "%s/", toolchain->install_dir));
    const struct look *look = &seen.items->look;
    return arena_printf(arena, "%s %s %s %llu.%llu %s", toolchain->install_dir,
                        version_text(toolchain->version, version), toolchain->target,
                        (unsigned long long)look->modified[0],
                        (unsigned long long)look->modified[1], words);
}
