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

/* Quotes a path for a specs file, where a backslash keeps the next character (gcc manual, "Spec
 * Files"). */
static const char *quote(struct arena *arena, const char *path)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "/._-+";
    char *quoted = arena_alloc(arena, strlen(path) * 2 + 1);
    char *at = quoted;
    for (; *path; path++) {
        if (!strchr(plain, *path))
            *at++ = '\\';
        *at++ = *path;
    }
    *at = '\0';
    return quoted;
}

/* What fill writes. */
struct content {
    const char *directory; /* its path in the end */
    const char *comment;
};

/* The mark for gcc: as joins all files that it is given, and the line adds nothing but a string to
 * .comment. Where gcc pipes its output to as, that has to be named beside a file. */
static int fill_mark(struct arena *arena, const char *directory, const struct content *content,
                     struct error *err)
{
    const char *source = arena_printf(arena, ".ident \"%s\"\n", content->comment);
    const char *path = arena_printf(arena, "%s/" MARK_SOURCE, directory);
    if (fs_write(path, source, strlen(source), err) < 0)
        return -1;
    const char *specs =
        arena_printf(arena,
                     "*asm:\n"
                     "+ %s/" MARK_SOURCE " %%{,assembler:;pipe:%%{!save-temps*:-}}\n\n",
                     quote(arena, content->directory));
    path = arena_printf(arena, "%s/" MARK_SPECS, directory);
    return fs_write(path, specs, strlen(specs), err);
}

/* The header for ccache. Its direct mode knows neither the profile nor this directory and would mix
 * the profiles' objects. It keeps away from files that hold __TIME__, comments too, and, where its
 * user lets it be sloppy about that, from what is made of other than regular files: hence the lines
 * that say so of /dev/null. In its other mode the name of this directory tells profiles apart. */
static int fill_guard(struct arena *arena, const char *directory, struct error *err)
{
    static const char guard[] = "/* __TIME__: no direct mode */\n"
                                "# 1 \"/dev/null\" 1\n"
                                "# 1 \"/dev/null\" 2\n";
    const char *path = arena_printf(arena, "%s/" IDENTITY_GUARD, directory);
    return fs_write(path, guard, sizeof(guard) - 1, err);
}

static int fill(struct arena *arena, const char *directory, const void *data, struct error *err)
{
    const struct content *content = data;
    if (fill_mark(arena, directory, content, err) < 0)
        return -1;
    return fill_guard(arena, directory, err);
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
    const struct content content = {identity->directory, identity->comment};
    return once_make(arena, parent, name, fill, &content, err);
}

const char *identity_profile_of(struct arena *arena, const char *name)
{
    const char *profile = digest_stem(arena, name);
    return profile && catalog_is_name(profile) ? profile : NULL;
}
