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

/* What `fill` writes. */
struct content {
    const char *directory; /* its path in the end */
    const char *comment;
    const struct strvec *sources;
};

/* The mark for gcc: a source that adds a string to .comment, for `as` to join to the compiler's
 * output. If gcc pipes that output to `as`, the specs name standard input beside the source. */
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

/* The mark as C and C++: it stays in the preprocessed text, from which gcc makes the same object.
 * -Wpedantic warns of #ident outside of system headers. */
static int fill_mark_header(struct arena *arena, const char *directory,
                            const struct content *content, struct error *err)
{
    const char *header =
        arena_printf(arena, "#pragma GCC system_header\n#ident \"%s\"\n", content->comment);
    const char *path = arena_printf(arena, "%s/" MARK_HEADER, directory);
    return fs_write(path, header, strlen(header), err);
}

/* The header for ccache. Its direct mode sees neither the profile nor this directory, and would mix
 * the objects of profiles. It is not used for files that contain __TIME__, even in a comment; with
 * the sloppiness `time_macros` it is still not used when an included file is not a regular one,
 * hence the lines about /dev/null. In ccache's other mode the name of this directory, which is in
 * the preprocessed text, tells profiles apart. */
static int fill_guard(struct arena *arena, const char *directory, const struct content *content,
                      struct error *err)
{
    const char *guard = arena_printf(arena,
                                     "/* __TIME__: no direct mode */\n"
                                     "# 1 \"/dev/null\" 1\n"
                                     "# 4 \"%s/" IDENTITY_GUARD "\" 2\n",
                                     content->directory);
    const char *path = arena_printf(arena, "%s/" IDENTITY_GUARD, directory);
    return fs_write(path, guard, strlen(guard), err);
}

/* The same when ccache sees the choice of the profile. Its direct mode then needs only the other
 * files from which the identity is computed; it treats those named here as headers. */
static int fill_direct_guard(struct arena *arena, const char *directory,
                             const struct content *content, struct error *err)
{
    const char *own = arena_printf(arena, "%s/" IDENTITY_GUARD_DIRECT, content->directory);
    const char *lines = "";
    for (size_t i = 0; i < content->sources->count; i++)
        lines = arena_printf(arena, "%s# 1 \"%s\" 1\n# %zu \"%s\" 2\n", lines,
                             content->sources->items[i], 2 * i + 3, own);
    const char *path = arena_printf(arena, "%s/" IDENTITY_GUARD_DIRECT, directory);
    return fs_write(path, lines, strlen(lines), err);
}

static int fill(struct arena *arena, const char *directory, const void *data, struct error *err)
{
    const struct content *content = data;
    if (fill_mark(arena, directory, content, err) < 0 ||
        fill_mark_header(arena, directory, content, err) < 0 ||
        fill_guard(arena, directory, content, err) < 0)
        return -1;
    return fill_direct_guard(arena, directory, content, err);
}

/* Returns the name of the directory: of one identity, one for each set of sources. */
static const char *name_of(struct arena *arena, const struct identity_request *request,
                           struct digest_text identity)
{
    struct packer packer = {.arena = arena};
    pack_text(&packer, identity.hex);
    for (size_t i = 0; i < request->sources->count; i++)
        pack_text(&packer, request->sources->items[i]);
    return digest_name(arena, request->profile->name, digest_bytes(packer.bytes, packer.size));
}

int identity_ensure(struct arena *arena, const char *cache, const struct identity_request *request,
                    struct identity *identity, struct witness *directories, struct error *err)
{
    const char *profile = request->profile->name;
    struct digest_text digest = digest_of(arena, request);
    const char *parent = cache_directory(arena, cache, CACHE_IDENTITIES);
    const char *name = name_of(arena, request, digest);
    identity->mark = arena_printf(arena, "abicc/%s", digest_name(arena, profile, digest));
    identity->comment = arena_printf(arena, "abicc %s %.*s", profile, DIGEST_SHORT, digest.hex);
    identity->directory = arena_printf(arena, "%s/%s", parent, name);
    const struct content content = {identity->directory, identity->comment, request->sources};
    const struct once once = {parent, name, fill, &content};
    return once_make(arena, &once, directories, err);
}

const char *identity_profile_of(struct arena *arena, const char *name)
{
    const char *profile = digest_stem(arena, name);
    return profile && catalog_is_name(profile) ? profile : NULL;
}
