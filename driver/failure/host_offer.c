#include "failure/host_offer.h"

#include <ctype.h>
#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "failure/host_package.h"
#include "toolchain/host.h"

/* --- headers ----------------------------------------------------------------------------------*/

static const char *header_file(struct arena *arena, const struct state *state, const char *name)
{
    struct strvec directories = host_include_directories(arena, &state->toolchain);
    for (size_t i = 0; i < directories.count; i++) {
        const char *path = arena_printf(arena, "%s/%s", directories.items[i], name);
        if (fs_exists(path) && !fs_is_dir(path))
            return path;
    }
    return NULL;
}

static bool is_in_sysroot(struct arena *arena, const struct state *state, const char *name)
{
    return fs_exists(arena_printf(arena, "%s/usr/include/%s", state->sysroot.path, name));
}

/* Returns the entry of host_headers that lets the header in: itself, or its directory. */
static const char *entry_for(struct arena *arena, const char *name)
{
    const char *slash = strchr(name, '/');
    return slash ? arena_strndup(arena, name, (size_t)(slash + 1 - name)) : name;
}

/* Returns the name by which the header `from` includes what the line names; NULL if it is in the
 * sysroot, or not one of the host's. */
static const char *included(struct arena *arena, const struct state *state, const char *from,
                            const char *line)
{
    line += strspn(line, " \t");
    if (*line != '#')
        return NULL;
    line += 1 + strspn(line + 1, " \t");
    const char *open = line + strcspn(line, "<\"");
    if (!text_begins_with(line, "include") || !*open)
        return NULL;
    const char *name = arena_strndup(arena, open + 1, strcspn(open + 1, ">\""));
    const char *sibling =
        arena_printf(arena, "%.*s%s", (int)(text_file_name(from) - from), from, name);
    if (*open == '"' && header_file(arena, state, sibling))
        return sibling;
    return is_in_sysroot(arena, state, name) || !header_file(arena, state, name) ? NULL : name;
}

/* Adds the header and all that it includes to `names`. */
static void add_header(struct arena *arena, const struct state *state, const char *name,
                       struct strvec *names)
{
    struct error ignored;
    const char *text;
    size_t size;
    size_t next = names->count;
    strvec_push(arena, names, name);
    for (; next < names->count; next++) {
        const char *path = header_file(arena, state, names->items[next]);
        if (!path || fs_read(arena, path, &text, &size, &ignored) < 0)
            continue;
        struct strvec lines = strvec_split(arena, text, '\n');
        for (size_t i = 0; i < lines.count; i++) {
            const char *more = included(arena, state, names->items[next], lines.items[i]);
            if (more && !strvec_contains(names, more))
                strvec_push(arena, names, more);
        }
    }
}

static void offer_headers(struct arena *arena, const struct state *state, const char *name,
                          struct host_offer *offer)
{
    struct strvec names = {0};
    add_header(arena, state, name, &names);
    for (size_t i = 0; i < names.count; i++) {
        const char *entry = entry_for(arena, names.items[i]);
        if (!strvec_contains(&offer->headers, entry))
            strvec_push(arena, &offer->headers, entry);
    }
}

/* --- libraries --------------------------------------------------------------------------------*/

const char *host_library_file(struct arena *arena, const char *arch, const char *name)
{
    struct strvec directories = host_library_directories(arena, arch);
    for (size_t i = 0; i < directories.count; i++) {
        const char *path = arena_printf(arena, "%s/%s", directories.items[i], name);
        if (fs_exists(path))
            return path;
    }
    return NULL;
}

static const char *archive_file(struct arena *arena, const struct state *state, const char *name)
{
    return host_library_file(arena, state->profile.arch, arena_printf(arena, "lib%s.a", name));
}

/* Returns whether the sysroot or the compiler has the library, as it has libm. */
static bool needs_no_host(struct arena *arena, const struct state *state, const char *name)
{
    const char *const directories[] = {arena_printf(arena, "%s/usr/lib", state->sysroot.path),
                                       state->toolchain.install_dir};
    for (size_t i = 0; i < 2; i++)
        if (fs_exists(arena_printf(arena, "%s/lib%s.a", directories[i], name)) ||
            fs_exists(arena_printf(arena, "%s/lib%s.so", directories[i], name)))
            return !strvec_contains(&state->profile.host_archives, name);
    return false;
}

static void offer_libraries(struct arena *arena, const struct state *state,
                            const struct strvec *libraries, struct host_offer *offer)
{
    for (size_t i = 0; i < libraries->count; i++) {
        const char *name = libraries->items[i];
        strvec_pushf(arena, &offer->options, "-l%s", name);
        if (needs_no_host(arena, state, name))
            continue;
        strvec_push(arena, archive_file(arena, state, name) ? &offer->archives : &offer->absent,
                    name);
    }
}

static void offer_package(struct arena *arena, const struct state *state, const char *package,
                          struct host_offer *offer)
{
    struct strvec libraries = {0};
    host_package_libraries(arena, state->profile.arch, package, &libraries);
    offer_libraries(arena, state, &libraries, offer);
}

/* --- from a header to its library -------------------------------------------------------------*/

static const char *lower(struct arena *arena, const char *text)
{
    char *copy = arena_strdup(arena, text);
    for (char *c = copy; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    return copy;
}

/* Returns the names that the library of a header may have: png.h, zlib.h, jpeglib.h, curl/curl.h.
 */
static struct strvec likely_libraries(struct arena *arena, const char *header)
{
    struct strvec names = {0};
    const char *end = strpbrk(header, "/.");
    const char *stem = arena_strndup(arena, header, end ? (size_t)(end - header) : strlen(header));
    size_t length = strlen(stem);
    strvec_push(arena, &names, stem);
    strvec_push(arena, &names, lower(arena, stem));
    if (text_begins_with(stem, "lib"))
        strvec_push(arena, &names, stem + 3);
    if (text_ends_with(stem, "lib"))
        strvec_push(arena, &names, arena_strndup(arena, stem, length - 3));
    const char *base = text_file_name(header);
    if (base == header)
        return names;
    const char *own = arena_strndup(arena, base, strcspn(base, "."));
    strvec_push(arena, &names, own);
    strvec_pushf(arena, &names, "%s%s", stem, own);
    strvec_pushf(arena, &names, "%s%.3s", stem, own); /* brotli/decode.h: brotlidec */
    return names;
}

/* Completes the offer: looks into the archives. */
static void look_into(struct arena *arena, const struct failed_link *link, struct host_offer *offer)
{
    offer->needs = host_needs_of(arena, link, &offer->archives);
}

/* Adds the likely library of the header. */
static void offer_library_of(struct arena *arena, const struct state *state, const char *header,
                             struct host_offer *offer)
{
    struct strvec likely = likely_libraries(arena, header);
    struct strvec libraries;
    for (size_t i = 0; i < likely.count; i++) {
        const char *const packages[] = {likely.items[i],
                                        arena_printf(arena, "lib%s", likely.items[i])};
        for (size_t j = 0; j < 2; j++)
            if (host_package_libraries(arena, state->profile.arch, packages[j], &libraries)) {
                offer_libraries(arena, state, &libraries, offer);
                return;
            }
    }
    for (size_t i = 0; i < likely.count && !offer->options.count; i++)
        if (archive_file(arena, state, likely.items[i])) {
            libraries = (struct strvec){0};
            strvec_push(arena, &libraries, likely.items[i]);
            offer_libraries(arena, state, &libraries, offer);
        }
}

struct host_offer host_offer_header(struct arena *arena, const struct failed_link *link,
                                    const char *name)
{
    struct host_offer offer = {.found = header_file(arena, link->state, name)};
    if (!offer.found)
        return offer;
    offer_headers(arena, link->state, name, &offer);
    offer_library_of(arena, link->state, name, &offer);
    look_into(arena, link, &offer);
    return offer;
}

/* --- from a library to its header -------------------------------------------------------------*/

/* Adds the library's headers as the host names them (zlib.h, png.h, openssl/), if it has them. */
static void offer_headers_of(struct arena *arena, const struct state *state, const char *library,
                             const char *package, struct host_offer *offer)
{
    static const char *const patterns[] = {"%s.h", "%slib.h", "lib%s.h"};
    for (size_t i = 0; i < sizeof(patterns) / sizeof(*patterns); i++) {
        const char *place = strstr(patterns[i], "%s");
        const char *header = arena_printf(arena, "%.*s%s%s", (int)(place - patterns[i]),
                                          patterns[i], library, place + 2);
        if (header_file(arena, state, header)) {
            offer_headers(arena, state, header, offer);
            return;
        }
    }
    struct strvec roots = host_include_directories(arena, &state->toolchain);
    for (size_t i = 0; i < roots.count; i++)
        if (fs_is_dir(arena_printf(arena, "%s/%s", roots.items[i], library))) {
            strvec_pushf(arena, &offer->headers, "%s/", library);
            return;
        }
    if (package)
        offer->headers = host_package_headers(arena, &state->toolchain, package);
}

struct host_offer host_offer_library(struct arena *arena, const struct failed_link *link,
                                     const char *name)
{
    const struct state *state = link->state;
    struct host_offer offer = {.found = archive_file(arena, state, name)};
    const char *package = host_package_of_library(arena, state->profile.arch, name);
    if (package) {
        offer_package(arena, state, package, &offer);
    } else {
        struct strvec alone = {0};
        strvec_push(arena, &alone, name);
        offer_libraries(arena, state, &alone, &offer);
    }
    offer_headers_of(arena, state, name, package, &offer);
    look_into(arena, link, &offer);
    return offer;
}
