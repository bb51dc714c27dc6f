#include "profile/keys.h"

#include <string.h>

#include "profile/profile.h"

static const struct key_word libc_words[] = {{"glibc", LIBC_GLIBC}, {"musl", LIBC_MUSL}, {NULL, 0}};
static const struct key_word sysroot_words[] = {{"auto", SYSROOT_AUTO},
                                                {"generated", SYSROOT_GENERATED},
                                                {"musl-dev", SYSROOT_MUSL_DEV},
                                                {NULL, 0}};
static const struct key_word mode_words[] = {
    {"dynamic", LINK_DYNAMIC}, {"static", LINK_STATIC}, {"static-pie", LINK_STATIC_PIE}, {NULL, 0}};
/* Not libcyaml's own booleans: 1.3.1 takes every word that it does not know for true. */
static const struct key_word yes_no_words[] = {
    {"true", TRISTATE_YES}, {"false", TRISTATE_NO}, {"auto", TRISTATE_UNSET}, {NULL, 0}};
static const struct key_word visibility_words[] = {
    {"default", 0}, {"hidden", 0}, {"internal", 0}, {"protected", 0}, {NULL, 0}};
static const struct key_word cxx_words[] = {{"auto", CXX_LIBRARY_AUTO},
                                            {"static", CXX_LIBRARY_STATIC},
                                            {"hybrid", CXX_LIBRARY_HYBRID},
                                            {"libc++", CXX_LIBRARY_LIBCXX},
                                            {NULL, 0}};
static const struct key_word pinning_words[] = {
    {"stubs", PINNING_STUBS}, {"headers", PINNING_HEADERS}, {NULL, 0}};
static const struct key_word isa_words[] = {{"x86-64", ISA_BASELINE},
                                            {"x86-64-v2", ISA_V2},
                                            {"x86-64-v3", ISA_V3},
                                            {"x86-64-v4", ISA_V4},
                                            {NULL, 0}};
static const struct key_word check_words[] = {
    {"error", CHECK_ERROR}, {"warn", CHECK_WARN}, {"off", CHECK_OFF}, {NULL, 0}};

#define MEMBER(field) offsetof(struct profile, field)

static const struct key rows[] = {
    {"name", KEY_TEXT, KEY_OWN, NULL, MEMBER(name)},
    {"description", KEY_TEXT, KEY_OWN, NULL, MEMBER(description)},
    {"aliases", KEY_LIST, KEY_OWN, NULL, MEMBER(aliases)},
    {"extends", KEY_TEXT, KEY_OWN, NULL, KEY_NO_MEMBER},
    {"target.arch", KEY_TEXT, KEY_OVERRIDE, NULL, MEMBER(arch)},
    {"target.libc", KEY_WORD, KEY_OVERRIDE, libc_words, MEMBER(libc)},
    {"target.version", KEY_VERSION, KEY_OVERRIDE, NULL, MEMBER(libc_version)},
    {"target.kernel", KEY_VERSION, KEY_OVERRIDE, NULL, MEMBER(kernel)},
    {"target.gcc", KEY_VERSION, KEY_OVERRIDE, NULL, MEMBER(gcc)},
    {"target.isa", KEY_WORD, KEY_OVERRIDE, isa_words, MEMBER(isa)},
    {"libraries", KEY_LIST, KEY_APPEND, NULL, MEMBER(libraries)},
    {"sysroot", KEY_WORD, KEY_OVERRIDE, sysroot_words, MEMBER(sysroot)},
    {"compilers.c", KEY_LIST, KEY_OVERRIDE, NULL, MEMBER(cc)},
    {"compilers.cxx", KEY_LIST, KEY_OVERRIDE, NULL, MEMBER(cxx)},
    {"cxx", KEY_WORD, KEY_OVERRIDE, cxx_words, MEMBER(cxx_library)},
    {"cflags.add", KEY_LIST, KEY_APPEND, NULL, MEMBER(cflags.add)},
    {"cflags.remove", KEY_LIST, KEY_APPEND, NULL, MEMBER(cflags.remove)},
    {"cxxflags.add", KEY_LIST, KEY_APPEND, NULL, MEMBER(cxxflags.add)},
    {"cxxflags.remove", KEY_LIST, KEY_APPEND, NULL, MEMBER(cxxflags.remove)},
    {"ldflags.add", KEY_LIST, KEY_APPEND, NULL, MEMBER(ldflags.add)},
    {"ldflags.remove", KEY_LIST, KEY_APPEND, NULL, MEMBER(ldflags.remove)},
    {"link.mode", KEY_WORD, KEY_OVERRIDE, mode_words, MEMBER(link_mode)},
    {"link.no_as_needed", KEY_WORD, KEY_OVERRIDE, yes_no_words, MEMBER(no_as_needed)},
    {"link.static_libgcc", KEY_WORD, KEY_OVERRIDE, yes_no_words, MEMBER(static_libgcc)},
    {"link.rpath", KEY_LIST, KEY_APPEND, NULL, MEMBER(rpath)},
    {"link.build_id", KEY_TEXT, KEY_OVERRIDE, NULL, MEMBER(build_id)},
    {"visibility", KEY_WORD_TEXT, KEY_OVERRIDE, visibility_words, MEMBER(visibility)},
    {"pinning", KEY_WORD, KEY_OVERRIDE, pinning_words, MEMBER(pinning)},
    {"check", KEY_WORD, KEY_OVERRIDE, check_words, MEMBER(check)},
    {"rules", KEY_LIST, KEY_APPEND, NULL, MEMBER(rules)},
    {"polyfills", KEY_TEXT, KEY_OVERRIDE, NULL, MEMBER(polyfills)},
    {"host_archives", KEY_LIST, KEY_APPEND, NULL, MEMBER(host_archives)},
    {"host_headers", KEY_LIST, KEY_APPEND, NULL, MEMBER(host_headers)},
};

const struct key_table profile_keys = {rows, sizeof(rows) / sizeof(*rows)};

int key_find(const struct key_table *table, const char *path)
{
    for (size_t i = 0; i < table->count; i++)
        if (strcmp(table->keys[i].path, path) == 0)
            return (int)i;
    return -1;
}
