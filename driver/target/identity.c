#include "target/identity.h"

#include <string.h>

#include "base/data.h"
#include "base/digest.h"
#include "base/fs.h"
#include "base/pack.h"
#include "base/text.h"
#include "profile/catalog.h"
#include "target/cache.h"
#include "target/once.h"

static struct digest_text digest_of(struct arena *arena, const struct identity_request *request)
{
    struct packer packer = {.arena = arena};
    struct profile_bytes encoded = profile_encode(arena, request->profile);
    pack_bytes(&packer, encoded.bytes, encoded.identity_size);
    pack_text(&packer, request->toolchain->signature);
    pack_text(&packer, text_file_name(request->sysroot->path)); /* holds the sysroot's own digest */
    pack_text(&packer, data_digest());
    return digest_bytes(packer.bytes, packer.size);
}

static int fill(struct arena *arena, const char *directory, const void *data, struct error *err)
{
    const char *comment = data;
    /* #ident keeps gcc's precompiled headers usable, where a top-level asm would not; clang reads
     * #ident and emits nothing. To the assembler a line that begins with # is a comment, so it gets
     * the directive itself.
     *
     * ccache's direct mode knows neither the profile nor this directory and would mix the profiles'
     * objects. It keeps away from files that hold __TIME__, comments too, and, where its user lets
     * it be sloppy about that, from what is made of other than regular files: hence the lines that
     * say so of /dev/null. The header is a system one again behind them: nobody is warned. */
    const char *identity = arena_printf(arena,
                                        "/* ccache, __TIME__: no direct mode */\n"
                                        "#ifdef __clang__\n"
                                        "# 1 \"/dev/null\" 1\n"
                                        "#pragma GCC system_header\n"
                                        "# 1 \"/dev/null\" 2 3\n"
                                        "#else\n"
                                        "# 1 \"/dev/null\"\n"
                                        "#pragma GCC system_header\n"
                                        "#endif\n"
                                        "#ifdef __ASSEMBLER__\n"
                                        ".ident \"%s\"\n"
                                        "#elif defined __clang__\n"
                                        "__asm__(\".ident \\\"%s\\\"\");\n"
                                        "#else\n"
                                        "#ident \"%s\"\n"
                                        "#endif\n",
                                        comment, comment, comment);
    const char *path = arena_printf(arena, "%s/%s", directory, IDENTITY_HEADER);
    if (fs_write(path, identity, strlen(identity), err) < 0)
        return -1;
    static const char predef[] = "#include \"" IDENTITY_HEADER "\"\n"
                                 "#if __has_include_next(<stdc-predef.h>)\n"
                                 "#include_next <stdc-predef.h>\n"
                                 "#endif\n";
    path = arena_printf(arena, "%s/stdc-predef.h", directory);
    return fs_write(path, predef, sizeof(predef) - 1, err);
}

int identity_ensure(struct arena *arena, const char *cache, const struct identity_request *request,
                    struct identity *identity, struct error *err)
{
    const char *profile = request->profile->name;
    struct digest_text digest = digest_of(arena, request);
    const char *name = digest_name(arena, profile, digest);
    const char *parent = cache_directory(arena, cache, CACHE_IDENTITIES);
    identity->mark = arena_printf(arena, "abicc/%s", name);
    identity->comment = arena_printf(arena, "abicc %s %.*s", profile, DIGEST_SHORT, digest.hex);
    identity->directory = arena_printf(arena, "%s/%s", parent, name);
    return once_make(arena, parent, name, fill, identity->comment, err);
}

const char *identity_profile_of(struct arena *arena, const char *name)
{
    const char *profile = digest_stem(arena, name);
    return profile && catalog_is_name(profile) ? profile : NULL;
}
