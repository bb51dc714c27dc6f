#include "repository/mirror.h"

#include <string.h>

#include "base/text.h"
#include "repository/apt_sources.h"

#define MIRROR "mirror:"

/* The public addresses of the archives, and the keyrings that their distributions install. */
static const struct {
    const char *name;
    const char *url;
    const char *keyring;
} archives[] = {
    {"debian", "https://deb.debian.org/debian", "/usr/share/keyrings/debian-archive-keyring.gpg"},
    {"debian-security", "https://deb.debian.org/debian-security",
     "/usr/share/keyrings/debian-archive-keyring.gpg"},
    {"ubuntu", "http://archive.ubuntu.com/ubuntu",
     "/usr/share/keyrings/ubuntu-archive-keyring.gpg"},
    {"ubuntu-ports", "http://ports.ubuntu.com/ubuntu-ports",
     "/usr/share/keyrings/ubuntu-archive-keyring.gpg"},
};

enum { ARCHIVES = sizeof(archives) / sizeof(*archives) };

/* Returns the index of the archive whose name is the text up to its first slash; ARCHIVES for none.
 */
static size_t find(const char *name)
{
    size_t length = strcspn(name, "/");
    size_t i = 0;
    while (i < ARCHIVES &&
           (strlen(archives[i].name) != length || strncmp(archives[i].name, name, length) != 0))
        i++;
    return i;
}

static const char *without_slash(struct arena *arena, const char *url)
{
    size_t length = strlen(url);
    while (length && url[length - 1] == '/')
        length--;
    return arena_strndup(arena, url, length);
}

int mirror_origin(struct arena *arena, const struct profile *profile, const char *origin,
                  const char **url, struct error *err)
{
    if (!text_begins_with(origin, MIRROR)) {
        *url = origin;
        return 0;
    }
    const char *name = origin + strlen(MIRROR);
    const char *rest = name + strcspn(name, "/");
    const char *plain = arena_strndup(arena, name, (size_t)(rest - name));
    const char *base = *profile->mirror ? without_slash(arena, profile->mirror)
                                        : apt_sources_find(arena, "", plain);
    size_t known = find(name);
    if (!base && known < ARCHIVES)
        base = archives[known].url;
    if (!base)
        return error_set(err,
                         "repositories: mirror:%s: this machine's apt has no repository whose "
                         "address ends in /%s; set `mirror` to one",
                         plain, plain);
    *url = arena_printf(arena, "%s%s", base, rest);
    return 0;
}

int mirror_address(struct arena *arena, const struct profile *profile,
                   const struct repository_entry *entry, const char **url, struct error *err)
{
    return mirror_origin(arena, profile, entry->url, url, err);
}

const char *mirror_keyring(const struct repository_entry *entry)
{
    size_t known =
        text_begins_with(entry->url, MIRROR) ? find(entry->url + strlen(MIRROR)) : ARCHIVES;
    return known < ARCHIVES ? archives[known].keyring : NULL;
}
