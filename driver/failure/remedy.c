#include "failure/remedy.h"

#include "rules/polyfill_offer.h"

/* Returns "a, b, c and 3 more". */
static const char *list(struct arena *arena, const struct strvec *names)
{
    enum { SHOWN = 3 };
    const char *text = names->items[0];
    for (size_t i = 1; i < names->count && i < SHOWN; i++)
        text = arena_printf(arena, "%s, %s", text, names->items[i]);
    return names->count > SHOWN ? arena_printf(arena, "%s and %zu more", text, names->count - SHOWN)
                                : text;
}

const char *remedy_add_library(struct arena *arena, const char *library)
{
    return arena_printf(arena, "add -l%s at the end of the command line", library);
}

const char *remedy_move_library(void)
{
    return "move it after the inputs that use it";
}

const char *remedy_alpine_package(struct arena *arena, const char *package, const char *library)
{
    return arena_printf(arena,
                        "Alpine has it in %s: build that library with abicc and add -l%s at the "
                        "end of the command line",
                        package, library);
}

const char *remedy_rebuild_for_musl(struct arena *arena, const char *profile)
{
    return arena_printf(arena,
                        "rebuild these inputs with abicc for profile %s: they were compiled with "
                        "glibc's headers",
                        profile);
}

const char *remedy_polyfill(struct arena *arena, const struct polyfill_table *table,
                            const struct strvec *names)
{
    return polyfill_offer_from(arena, table, names);
}

const char *remedy_header_polyfills(struct arena *arena, const char *header, const char *class)
{
    return arena_printf(arena,
                        "use the polyfills that <%s> declares: set `polyfills: %s` in the profile, "
                        "or ABICC_POLYFILLS=%s",
                        header, class, class);
}

const char *remedy_no_polyfill(struct arena *arena, const struct strvec *names, const char *reason)
{
    return arena_printf(arena, "there is no polyfill for %s, which %s", list(arena, names), reason);
}

const char *remedy_newer_floor(struct arena *arena, const struct newer_floor *floor)
{
    char release[VERSION_TEXT_SIZE];
    const char *all = floor->is_for_many ? "all of them" : "it";
    version_text(floor->release, release);
    if (!floor->profile && !floor->is_glibc)
        return arena_printf(arena, "choose a newer floor: a profile of musl %s", release);
    if (!floor->profile)
        return arena_printf(arena, "choose a newer floor: ABICC_PROFILE=%sglibc%s", floor->prefix,
                            release);
    const char *exact = "";
    if (floor->is_glibc)
        exact = arena_printf(arena, ", or ABICC_PROFILE=%sglibc%s for exactly that release",
                             floor->prefix, release);
    return arena_printf(arena,
                        "choose a newer floor: ABICC_PROFILE=%s (the oldest profile that has %s)%s",
                        floor->profile, all, exact);
}

const char *remedy_newer_host(struct arena *arena, const char *libc, struct version release)
{
    char text[VERSION_TEXT_SIZE];
    return arena_printf(arena, "build on a machine whose %s headers are of %s or newer", libc,
                        version_text(release, text));
}

const char *remedy_rebuild(struct arena *arena, const struct strvec *files)
{
    return arena_printf(arena,
                        "or rebuild %s with abicc, starting with configure, which then finds the "
                        "function\n  missing and uses a fallback",
                        list(arena, files));
}

const char *remedy_fallback(struct arena *arena, bool is_glibc, struct version release)
{
    const char *macro = "";
    if (is_glibc)
        macro = arena_printf(arena, "; in C, test #if __GLIBC_PREREQ(%u, %u)", release.part[0],
                             release.part[1]);
    return arena_printf(arena,
                        "or write a fallback: with this profile, configure, CMake and Meson find "
                        "the function missing%s",
                        macro);
}

const char *remedy_word_fallback(struct arena *arena, struct version release)
{
    return arena_printf(arena,
                        "or write a fallback: in the source, test #if __GLIBC_PREREQ(%u, %u)",
                        release.part[0], release.part[1]);
}

const char *remedy_add_directory(void)
{
    return "add -LDIR, where DIR is the directory that has the file";
}

const char *remedy_use_clang(void)
{
    return "libc++ is clang's library: link with abic++ -stdlib=libc++ and ABICC_CXX=clang++";
}

const char *remedy_install_libcxx(struct arena *arena, unsigned clang_version)
{
    return arena_printf(arena,
                        "install clang's libc++ (Debian, Ubuntu: libc++-%u-dev and "
                        "libc++abi-%u-dev)",
                        clang_version, clang_version);
}

const char *remedy_link_libcxx(void)
{
    return "link with clang++ -stdlib=libc++, as the objects were compiled";
}

const char *remedy_build_library_for_musl(struct arena *arena, const struct wanted_library *wanted)
{
    const char *host = wanted->host_archive ? wanted->host_archive : wanted->host_shared;
    return arena_printf(
        arena, "build lib%s with abicc for this profile, and add -LDIR for its directory%s",
        wanted->name, host ? arena_printf(arena, "\n(the host's %s is for glibc)", host) : "");
}

const char *remedy_compiler_library_for_musl(struct arena *arena, const char *name)
{
    return arena_printf(
        arena,
        "leave lib%s out: the compiler's is built for glibc. Alpine's gcc has one for "
        "musl, with which this program can be built on Alpine itself",
        name);
}

/* Returns how the profile lets in what is offered. */
static const char *allow(struct arena *arena, const struct host_offer *offer)
{
    struct strvec keys = {0};
    struct strvec variables = {0};
    if (offer->archives.count) {
        strvec_pushf(arena, &keys, "host_archives: [%s]",
                     strvec_join(arena, &offer->archives, ", "));
        strvec_pushf(arena, &variables, "ABICC_HOST_ARCHIVES=%s",
                     strvec_join(arena, &offer->archives, ","));
    }
    if (offer->headers.count) {
        strvec_pushf(arena, &keys, "host_headers: [%s]", strvec_join(arena, &offer->headers, ", "));
        strvec_pushf(arena, &variables, "ABICC_HOST_HEADERS=%s",
                     strvec_join(arena, &offer->headers, ","));
    }
    if (offer->needs.polyfills.count) {
        strvec_pushf(arena, &keys, "polyfills: %s",
                     strvec_join(arena, &offer->needs.polyfills, ","));
        strvec_pushf(arena, &variables, "ABICC_POLYFILLS=%s",
                     strvec_join(arena, &offer->needs.polyfills, ","));
    }
    const char *link = "";
    if (offer->archives.count && offer->options.count > 1)
        link = arena_printf(arena, "\n  and link with   %s  (in this order, after what uses them)",
                            strvec_join(arena, &offer->options, " "));
    const char *absent = "";
    if (offer->absent.count)
        absent = arena_printf(arena,
                              "\n(it needs lib%s too, of which the host has no static archive: "
                              "install or build that first)",
                              strvec_join(arena, &offer->absent, " and lib"));
    return arena_printf(arena, "  in the profile  %s\n  or by           %s%s%s",
                        strvec_join(arena, &keys, "  and  "), strvec_join(arena, &variables, " "),
                        link, absent);
}

/* Says why the host's archive is no help. */
static const char *too_new(struct arena *arena, const struct host_offer *offer)
{
    return arena_printf(arena,
                        "(the host's lib%s.a cannot be allowed: the floor lacks %s, which %s, and "
                        "there is no polyfill)",
                        strvec_join(arena, &offer->archives, ".a and lib"),
                        list(arena, &offer->needs.others),
                        offer->archives.count > 1 ? "they need" : "it needs");
}

const char *remedy_build_library(struct arena *arena, const struct wanted_library *wanted,
                                 const struct host_offer *offer)
{
    const char *build = arena_printf(
        arena, "build lib%s with abicc, and add -LDIR for its directory", wanted->name);
    if (wanted->host_archive && offer->needs.others.count)
        return arena_printf(arena, "%s\n%s", build, too_new(arena, offer));
    if (wanted->host_archive)
        return arena_printf(arena,
                            "%s; or allow the host's archive by name:\n%s\n(the host has %s)",
                            build, allow(arena, offer), wanted->host_archive);
    if (wanted->host_shared)
        return arena_printf(arena,
                            "%s\n(the host's %s needs the host's glibc, and there is no lib%s.a "
                            "that could be allowed by host_archives)",
                            build, wanted->host_shared, wanted->name);
    return arena_printf(arena,
                        "%s; or install the package that contains lib%s.a on this machine, and "
                        "allow it by name:\n"
                        "  in the profile  host_archives: [%s]\n"
                        "  or by           ABICC_HOST_ARCHIVES=%s",
                        build, wanted->name, wanted->name, wanted->name);
}

const char *remedy_add_host_archive(struct arena *arena, const struct strvec *archives,
                                    const char *archive, const char *needed)
{
    return arena_printf(arena,
                        "add -l%s after -l%s, and allow the host's archive of it too:\n"
                        "  in the profile  host_archives: [%s]\n"
                        "  or by           ABICC_HOST_ARCHIVES=%s",
                        needed, archive, strvec_join(arena, archives, ", "),
                        strvec_join(arena, archives, ","));
}

const char *remedy_build_for_header_for_musl(void)
{
    return "build the library with abicc for this profile, and add -IDIR for its headers";
}

const char *remedy_build_for_header(struct arena *arena, const struct host_offer *offer)
{
    const char *archive = offer->archives.count ? " and its archive" : "";
    if (offer->needs.others.count)
        return arena_printf(arena,
                            "build its library with abicc, and add -IDIR for its headers\n%s",
                            too_new(arena, offer));
    return arena_printf(arena,
                        "build its library with abicc, and add -IDIR for its headers; or allow the "
                        "host's header%s by name:\n%s",
                        archive, allow(arena, offer));
}

const char *remedy_packages_for_header(struct arena *arena, const char *header, const char *profile,
                                       const char *other)
{
    return arena_printf(arena,
                        "take the package of the target's distribution that has it:\n"
                        "  abictl packages search --file %s --profile %s\n"
                        "  abictl packages add PACKAGE --profile %s\n"
                        "or %s",
                        header, profile, profile, other);
}

const char *remedy_header_fallback(struct arena *arena, const char *header)
{
    return arena_printf(arena,
                        "or write a fallback: with this profile, configure, CMake and Meson find "
                        "the header missing; in the\n  source, test #if __has_include(<%s>)",
                        header);
}
