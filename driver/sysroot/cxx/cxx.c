#include "sysroot/cxx/cxx.h"

#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "sysroot/cxx/cxx_hybrid.h"
#include "sysroot/cxx/cxx_libcxx.h"
#include "sysroot/cxx/cxx_musl.h"
#include "sysroot/cxx/cxx_stub.h"
#include "tables/gcc_nodes.h"

/* The symbol version of GCC 5 for its std::string, and for all that contains one. */
#define NEW_STRINGS "GLIBCXX_3.4.21"

/* Decides for the word `auto`: the target's library where it has everything that the compiler's
 * has, because outputs then share it with all other programs. A compiler that was installed without
 * the archive (Fedora's) can still build C. */
static int is_enough(struct arena *arena, const struct profile *profile,
                     const struct toolchain *toolchain, const struct strvec *nodes, bool *is_enough,
                     struct error *err)
{
    bool lacks = true;
    const char *origin = cxx_stub_origin(arena, toolchain);
    bool has_both =
        origin && fs_exists(arena_printf(arena, "%s/libstdc++.a", toolchain->install_dir));
    if (has_both && nodes->count && profile->static_libgcc != TRISTATE_YES &&
        !profile_denies(profile, LIBSTDCXX_SONAME) &&
        cxx_stub_lacks_nodes(arena, origin, nodes, &lacks, err) < 0)
        return -1;
    *is_enough = !lacks;
    return 0;
}

int cxx_choose(struct arena *arena, const struct cxx_request *request, struct cxx_choice *choice,
               struct witness *inputs, struct error *err)
{
    const struct profile *profile = request->profile;
    const struct toolchain *toolchain = request->toolchain;
    *choice = (struct cxx_choice){.library = profile->cxx_library};
    bool is_auto = choice->library == CXX_LIBRARY_AUTO;
    if (is_auto)
        choice->library = CXX_LIBRARY_STATIC;
    if (profile->libc != LIBC_GLIBC || version_is_zero(profile->gcc) ||
        !(is_auto || choice->library == CXX_LIBRARY_HYBRID))
        return 0;
    struct gcc_nodes table;
    bool fits = true;
    witness_see(arena, inputs, arena_printf(arena, "%s/libstdc++.so", toolchain->install_dir));
    witness_see(arena, inputs, arena_printf(arena, "%s/libstdc++.a", toolchain->install_dir));
    if (gcc_nodes_load(arena, request->roots, &table, err) < 0)
        return -1;
    struct strvec nodes =
        gcc_nodes_of(arena, &table, LIBSTDCXX_SONAME, profile->gcc, profile->arch);
    if (is_auto && is_enough(arena, profile, toolchain, &nodes, &fits, err) < 0)
        return -1;
    if (fits)
        *choice = (struct cxx_choice){CXX_LIBRARY_HYBRID, !strvec_contains(&nodes, NEW_STRINGS)};
    return 0;
}

const char *cxx_threads(struct arena *arena, const char *lib)
{
    static const char moved[] = STUB_DIRECTORY "/moved-libpthread.so.0";
    if (!fs_exists(arena_printf(arena, "%s/%s", lib, moved)))
        return "";
    return arena_printf(arena, "AS_NEEDED ( /usr/lib/%s ) ", moved);
}

struct strvec cxx_objects(struct arena *arena, enum cxx_library library, struct version floor)
{
    static const struct version first = {{2, 35}}; /* in older releases, the polyfill is enough */
    bool is_libcxx = library == CXX_LIBRARY_LIBCXX;
    struct strvec objects = {0};
    if (version_compare(floor, first) >= 0)
        strvec_push(arena, &objects, "abicc_find_object.o");
    strvec_push(arena, &objects, is_libcxx ? "abicc_exceptions_libcxx.o" : "abicc_exceptions.o");
    strvec_push(arena, &objects, is_libcxx ? "abicc_personality.o" : "abicc_statics.o");
    return objects;
}

int cxx_write_needs(struct arena *arena, const struct cxx_request *request, const char *name,
                    const char *before, const char *after, struct error *err)
{
    /* An AS_NEEDED must not come first (misreads_leading_as_needed). */
    const char *script = arena_printf(
        arena,
        "/* What a C++ library of the compiler needs of a newer libc. */\n"
        "GROUP ( libabicc_first.a %s%sAS_NEEDED ( " CXX_LIBC " ) " CXX_POLYFILLS " %s)\n",
        before, cxx_threads(arena, request->lib), after);
    return fs_write(arena_printf(arena, "%s/lib%s.so", request->lib, name), script, strlen(script),
                    err);
}

int cxx_write_static(struct arena *arena, const struct cxx_request *request, const char *directory,
                     struct error *err)
{
    const char *archive = arena_printf(arena, "%s/libstdc++.a", request->toolchain->install_dir);
    if (!fs_exists(archive))
        return 0;
    const char *link = arena_printf(arena, "%s/libstdc++.a", directory);
    if (fs_link(archive, link, err) < 0)
        return -1;
    const struct strvec objects = cxx_objects(arena, CXX_LIBRARY_STATIC, request->floor);
    const char *script =
        arena_printf(arena,
                     "/* The compiler's C++ library and what it needs of a newer libc. */\n"
                     "GROUP ( %s libstdc++.a %s" CXX_LIBC " " CXX_POLYFILLS " )\n",
                     strvec_join(arena, &objects, " "), cxx_threads(arena, request->lib));
    return fs_write(arena_printf(arena, "%s/libstdc++.so", directory), script, strlen(script), err);
}

int cxx_write(struct arena *arena, const struct cxx_request *request, struct error *err)
{
    if (request->profile->libc == LIBC_MUSL)
        return cxx_musl_write(arena, request, err);
    if (cxx_libcxx_write(arena, request, err) < 0 ||
        cxx_write_needs(arena, request, CXX_LIBSTDCXX_NEEDS, "", "", err) < 0)
        return -1;
    if (request->choice->library == CXX_LIBRARY_HYBRID)
        return cxx_hybrid_write(arena, request, err);
    return cxx_write_static(arena, request, request->lib, err);
}
