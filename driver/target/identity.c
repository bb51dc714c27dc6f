#include "target/identity.h"

#include <string.h>

#include "base/data.h"
#include "base/digest.h"
#include "base/fs.h"
#include "base/pack.h"
#include "target/once.h"

static const char *digest_of(struct arena *arena, const struct profile *profile,
                             const struct toolchain *toolchain, const struct sysroot *sysroot)
{
    struct packer packer = {.arena = arena};
    struct profile_bytes encoded = profile_encode(arena, profile);
    pack_bytes(&packer, encoded.bytes, encoded.identity_size);
    pack_text(&packer, toolchain->signature);
    pack_text(&packer, strrchr(sysroot->path, '/') + 1); /* its name holds its own digest */
    pack_text(&packer, data_digest());
    struct digest_text digest = digest_bytes(packer.bytes, packer.size);
    return arena_strndup(arena, digest.hex, 16);
}

/* `mark` is the text for .comment. */
static int fill(struct arena *arena, const char *directory, const void *mark, struct error *err)
{
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
                                        (const char *)mark, (const char *)mark, (const char *)mark);
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

int identity_ensure(struct arena *arena, const char *cache, const struct profile *profile,
                    const struct toolchain *toolchain, const struct sysroot *sysroot,
                    struct identity *identity, struct error *err)
{
    const char *digest = digest_of(arena, profile, toolchain, sysroot);
    const char *parent = arena_printf(arena, "%s/identity", cache);
    const char *name = arena_printf(arena, "%s-%s", profile->name, digest);
    identity->mark = arena_printf(arena, "abicc/%s", name);
    identity->directory = arena_printf(arena, "%s/%s", parent, name);
    const char *ident = arena_printf(arena, "abicc %s %s", profile->name, digest);
    return once_make(arena, parent, name, fill, ident, err);
}
