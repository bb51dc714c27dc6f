#include "repository/index_file.h"

#include <errno.h>
#include <solv/solv_xfopen.h>
#include <string.h>

#include "base/checksum.h"
#include "base/fs.h"
#include "base/text.h"
#include "repository/download.h"
#include "repository/mirror.h"
#include "repository/signature.h"

/* What no signature, no text that carries its own, and no index exceeds. */
enum { MAX_SIGNATURE = 1 << 20, MAX_SIGNED = 64 << 20, MAX_INDEX = 512 << 20 };

int index_file_get(const struct universe *universe, const char *base, const char *name,
                   uint64_t limit, const char **path, struct error *err)
{
    struct arena *arena = universe->arena;
    *path = arena_printf(arena, "%s/%s", universe->temporary, text_file_name(name));
    const struct download download = {
        .url = arena_printf(arena, "%s/%s", base, name), .path = *path, .size = limit};
    return download_all(arena, &download, 1, err);
}

int index_file_keep(const struct universe *universe, const struct index_file *index,
                    const char **path, struct error *err)
{
    struct arena *arena = universe->arena;
    const char *directory = arena_printf(arena, "%s/indexes", universe->request->store);
    const char *digest;
    struct error ignored;
    *path = arena_printf(arena, "%s/%s%s", directory, index->digest, index->ending);
    if (fs_exists(*path) && checksum_sha256_file(arena, *path, &digest, &ignored) == 0 &&
        strcmp(digest, index->digest) == 0)
        return 0;
    if (fs_make_dirs(arena, directory, 0755, err) < 0)
        return -1;
    const struct download download = {
        .url = index->url, .path = *path, .digest = index->digest, .size = index->size};
    return download_all(arena, &download, 1, err);
}

int index_file_unpack(const struct universe *universe, const char *path, uint64_t limit,
                      char **text, size_t *size, struct error *err)
{
    FILE *file = solv_xfopen(path, "r");
    if (!file)
        return error_system(err, path, "cannot open");
    size_t room = limit && limit < MAX_INDEX ? (size_t)limit : MAX_INDEX;
    *text = arena_alloc(universe->arena, room + 1);
    *size = fread(*text, 1, room, file);
    bool is_whole = !ferror(file) && fgetc(file) == EOF;
    fclose(file);
    return is_whole && *size ? 0
                             : error_about(err, path,
                                           "is damaged, or unpacks to more than its repository "
                                           "says");
}

static int warn_of_unsigned(const struct universe *universe, struct source *source, const char *why)
{
    fprintf(universe->request->notes,
            "abictl: warning: %s IS NOT VERIFIED, because --allow-unsigned was given: %s\n",
            source->name, why);
    source->is_unsigned = true;
    return 0;
}

static const char *keyring_of(const struct source *source)
{
    return *source->entry.key ? source->entry.key : mirror_keyring(&source->entry);
}

static int fail_without_key(const char *url, struct error *err)
{
    return error_set(err,
                     "%s: there is no key for it: name its keyring in `repositories`, in front of "
                     "the address: [signed-by=/usr/share/keyrings/NAME.gpg]",
                     url);
}

int index_file_read_signed(const struct universe *universe, const struct source *source,
                           const char *base, const char *name, const char **text, struct error *err)
{
    const struct universe_request *request = universe->request;
    struct arena *arena = universe->arena;
    struct signature asked = {.keyring = keyring_of(source),
                              .temporary = universe->temporary,
                              .url = arena_printf(arena, "%s/%s", base, name)};
    *text = NULL;
    if (!signature_can_read(arena, request->environment))
        return 0;
    if (index_file_get(universe, base, name, MAX_SIGNED, &asked.file, err) < 0)
        return err->code == ENOENT ? 0 : -1;
    int status = asked.keyring ? signature_read(arena, request->environment, &asked, text, err)
                               : fail_without_key(asked.url, err);
    if (status == 0 || !request->allows_unsigned)
        return status;
    *text = NULL;
    return 0;
}

int index_file_verify(const struct universe *universe, struct source *source,
                      const struct index_signature *signature, struct error *err)
{
    const struct universe_request *request = universe->request;
    const char *keyring = keyring_of(source);
    struct signature asked = {
        .file = signature->path,
        .keyring = keyring,
        .temporary = universe->temporary,
        .url = arena_printf(universe->arena, "%s/%s", signature->base, signature->file)};
    if (index_file_get(universe, signature->base, signature->name, MAX_SIGNATURE, &asked.signature,
                       err) < 0) {
        if (err->code != ENOENT)
            return -1;
        error_set(err,
                  "%s: is not signed: there is no %s beside it\n  --allow-unsigned takes its "
                  "packages without knowing who made them",
                  asked.url, text_file_name(signature->name));
    } else if (!keyring) {
        fail_without_key(asked.url, err);
    } else if (signature_verify(universe->arena, request->environment, &asked, err) == 0) {
        return 0;
    }
    return request->allows_unsigned ? warn_of_unsigned(universe, source, err->text) : -1;
}
