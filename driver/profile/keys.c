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
    {"name", KEY_TEXT, KEY_OWN, NULL, MEMBER(name),
     "Name of the profile; it must match the name of the file."},
    {"description", KEY_TEXT, KEY_OWN, NULL, MEMBER(description),
     "One line about the profile, shown by abictl profiles."},
    {"aliases", KEY_LIST, KEY_OWN, NULL, MEMBER(aliases), "Other names for the profile."},
    {"extends", KEY_TEXT, KEY_OWN, NULL, KEY_NO_MEMBER, "Profile whose keys this one starts from."},
    {"target.arch", KEY_TEXT, KEY_OVERRIDE, NULL, MEMBER(arch), "Architecture of the target."},
    {"target.libc", KEY_WORD, KEY_OVERRIDE, libc_words, MEMBER(libc), "C library of the target."},
    {"target.version", KEY_VERSION, KEY_OVERRIDE, NULL, MEMBER(libc_version),
     "Oldest release of the C library that outputs may need."},
    {"target.kernel", KEY_VERSION, KEY_OVERRIDE, NULL, MEMBER(kernel),
     "Oldest kernel that the target's systems run; shown only."},
    {"target.gcc", KEY_VERSION, KEY_OVERRIDE, NULL, MEMBER(gcc),
     "GCC release whose libstdc++.so.6 and libgcc_s.so.1 the target has."},
    {"target.isa", KEY_WORD, KEY_OVERRIDE, isa_words, MEMBER(isa),
     "Instruction set level that every machine of the target has."},
    {"libraries", KEY_LIST, KEY_APPEND, NULL, MEMBER(libraries),
     "Sonames of further libraries that outputs may need; ! before one denies it."},
    {"sysroot", KEY_WORD, KEY_OVERRIDE, sysroot_words, MEMBER(sysroot),
     "What the sysroot is made of; auto follows target.libc."},
    {"compilers.c", KEY_LIST, KEY_OVERRIDE, NULL, MEMBER(cc),
     "C compilers to try, in this order: names for PATH or absolute paths."},
    {"compilers.cxx", KEY_LIST, KEY_OVERRIDE, NULL, MEMBER(cxx),
     "C++ compilers to try, in this order: names for PATH or absolute paths."},
    {"cxx", KEY_WORD, KEY_OVERRIDE, cxx_words, MEMBER(cxx_library),
     "C++ library that outputs use, and whether it is linked into them."},
    {"cflags.add", KEY_LIST, KEY_APPEND, NULL, MEMBER(cflags.add),
     "Arguments added to compiles of C, C++ and preprocessed assembler."},
    {"cflags.remove", KEY_LIST, KEY_APPEND, NULL, MEMBER(cflags.remove),
     "Arguments removed from such compiles; a final * matches any ending."},
    {"cxxflags.add", KEY_LIST, KEY_APPEND, NULL, MEMBER(cxxflags.add),
     "Arguments added to compiles of C++, after those of cflags.add."},
    {"cxxflags.remove", KEY_LIST, KEY_APPEND, NULL, MEMBER(cxxflags.remove),
     "Arguments removed from compiles of C++; a final * matches any ending."},
    {"ldflags.add", KEY_LIST, KEY_APPEND, NULL, MEMBER(ldflags.add),
     "Arguments added to links; -l arguments go to the end."},
    {"ldflags.remove", KEY_LIST, KEY_APPEND, NULL, MEMBER(ldflags.remove),
     "Arguments removed from links; a final * matches any ending."},
    {"link.mode", KEY_WORD, KEY_OVERRIDE, mode_words, MEMBER(link_mode),
     "How executables are linked; glibc profiles are always dynamic."},
    {"link.no_as_needed", KEY_WORD, KEY_OVERRIDE, yes_no_words, MEMBER(no_as_needed),
     "Whether every library given to a link becomes a DT_NEEDED entry."},
    {"link.static_libgcc", KEY_WORD, KEY_OVERRIDE, yes_no_words, MEMBER(static_libgcc),
     "Whether libgcc is linked into outputs."},
    {"link.rpath", KEY_LIST, KEY_APPEND, NULL, MEMBER(rpath),
     "Directories for DT_RUNPATH, absolute or beginning with $ORIGIN."},
    {"link.build_id", KEY_TEXT, KEY_OVERRIDE, NULL, MEMBER(build_id),
     "Build ID of outputs: none, sha1, md5, uuid or 0x and hex digits."},
    {"visibility", KEY_WORD_TEXT, KEY_OVERRIDE, visibility_words, MEMBER(visibility),
     "Default symbol visibility of compiles, as -fvisibility sets it."},
    {"pinning", KEY_WORD, KEY_OVERRIDE, pinning_words, MEMBER(pinning),
     "How outputs are held to old symbol versions."},
    {"check", KEY_WORD, KEY_OVERRIDE, check_words, MEMBER(check),
     "What happens when a linked output breaks the profile's promise."},
    {"rules", KEY_LIST, KEY_APPEND, NULL, MEMBER(rules),
     "Severities of single rules, such as ABI012=off."},
    {"polyfills", KEY_TEXT, KEY_OVERRIDE, NULL, MEMBER(polyfills),
     "Functions newer than the target that are linked in: a class or names."},
    {"host_archives", KEY_LIST, KEY_APPEND, NULL, MEMBER(host_archives),
     "Static libraries of the host that -l may find, such as z."},
    {"host_headers", KEY_LIST, KEY_APPEND, NULL, MEMBER(host_headers),
     "Headers or directories of the host's that compiles may include."},
};

const struct key_table profile_keys = {rows, sizeof(rows) / sizeof(*rows)};

int key_find(const struct key_table *table, const char *path)
{
    for (size_t i = 0; i < table->count; i++)
        if (strcmp(table->keys[i].path, path) == 0)
            return (int)i;
    return -1;
}
