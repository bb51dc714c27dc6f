#include "profile/keys.h"

#include <assert.h>
#include <cyaml/cyaml.h>
#include <string.h>

#include "profile/profile.h"

static const struct key_word libc_words[] = {{"glibc", LIBC_GLIBC}, {"musl", LIBC_MUSL}, {NULL, 0}};
static const struct key_word sysroot_words[] = {{"auto", SYSROOT_AUTO},
                                                {"generated", SYSROOT_GENERATED},
                                                {"musl-dev", SYSROOT_MUSL_DEV},
                                                {"host", SYSROOT_HOST},
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
static const struct key_word prefer_words[] = {
    {"shared", PREFER_SHARED}, {"static", PREFER_STATIC}, {NULL, 0}};
static const struct key_word check_words[] = {
    {"error", CHECK_ERROR}, {"warn", CHECK_WARN}, {"off", CHECK_OFF}, {NULL, 0}};

#define MEMBER(field) offsetof(struct profile, field)
#define NO_MEMBER     KEY_NO_MEMBER

/* The keys, by section, `top` being none: KEY(section, name, kind, merge, words, member, help).
 * Each list is expanded to rows of the table, to numbers, and to fields of libcyaml's schema. */
#define ABOUT_KEYS(KEY)                                                                            \
    KEY(top, name, TEXT, OWN, NULL, MEMBER(name),                                                  \
        "Name of the profile; it must match the name of the file.")                                \
    KEY(top, description, TEXT, OWN, NULL, MEMBER(description),                                    \
        "One line about the profile, shown by abictl profiles.")                                   \
    KEY(top, aliases, LIST, OWN, NULL, MEMBER(aliases), "Other names for the profile.")            \
    KEY(top, extends, TEXT, OWN, NULL, NO_MEMBER, "Profile whose keys this one starts from.")

#define TARGET_KEYS(KEY)                                                                           \
    KEY(target, arch, TEXT, OVERRIDE, NULL, MEMBER(arch), "Architecture of the target.")           \
    KEY(target, libc, WORD, OVERRIDE, libc_words, MEMBER(libc), "C library of the target.")        \
    KEY(target, version, VERSION, OVERRIDE, NULL, MEMBER(libc_version),                            \
        "Oldest release of the C library that outputs may need.")                                  \
    KEY(target, kernel, VERSION, OVERRIDE, NULL, MEMBER(kernel),                                   \
        "Oldest kernel that the target's systems run: what abictl run and check expect.")          \
    KEY(target, gcc, VERSION, OVERRIDE, NULL, MEMBER(gcc),                                         \
        "GCC release whose libstdc++.so.6 and libgcc_s.so.1 the target has.")                      \
    KEY(target, isa, WORD, OVERRIDE, isa_words, MEMBER(isa),                                       \
        "Instruction set level that every machine of the target has.")

#define COMPILERS_KEYS(KEY)                                                                        \
    KEY(compilers, c, LIST, OVERRIDE, NULL, MEMBER(cc),                                            \
        "C compilers to try, in this order: names for PATH or absolute paths.")                    \
    KEY(compilers, cxx, LIST, OVERRIDE, NULL, MEMBER(cxx),                                         \
        "C++ compilers to try, in this order: names for PATH or absolute paths.")

#define CFLAGS_KEYS(KEY)                                                                           \
    KEY(cflags, add, LIST, APPEND, NULL, MEMBER(cflags.add),                                       \
        "Arguments added to compiles of C, C++ and preprocessed assembler.")                       \
    KEY(cflags, remove, LIST, APPEND, NULL, MEMBER(cflags.remove),                                 \
        "Arguments removed from such compiles; a final * matches any ending.")

#define CXXFLAGS_KEYS(KEY)                                                                         \
    KEY(cxxflags, add, LIST, APPEND, NULL, MEMBER(cxxflags.add),                                   \
        "Arguments added to compiles of C++, after those of cflags.add.")                          \
    KEY(cxxflags, remove, LIST, APPEND, NULL, MEMBER(cxxflags.remove),                             \
        "Arguments removed from compiles of C++; a final * matches any ending.")

#define LDFLAGS_KEYS(KEY)                                                                          \
    KEY(ldflags, add, LIST, APPEND, NULL, MEMBER(ldflags.add),                                     \
        "Arguments added to links; -l arguments go to the end.")                                   \
    KEY(ldflags, remove, LIST, APPEND, NULL, MEMBER(ldflags.remove),                               \
        "Arguments removed from links; a final * matches any ending.")

#define LINK_KEYS(KEY)                                                                             \
    KEY(link, mode, WORD, OVERRIDE, mode_words, MEMBER(link_mode),                                 \
        "How executables are linked; glibc profiles are always dynamic.")                          \
    KEY(link, no_as_needed, WORD, OVERRIDE, yes_no_words, MEMBER(no_as_needed),                    \
        "Whether every library given to a link becomes a DT_NEEDED entry.")                        \
    KEY(link, static_libgcc, WORD, OVERRIDE, yes_no_words, MEMBER(static_libgcc),                  \
        "Whether libgcc is linked into outputs.")                                                  \
    KEY(link, rpath, LIST, APPEND, NULL, MEMBER(rpath),                                            \
        "Directories for DT_RUNPATH, absolute or beginning with $ORIGIN.")                         \
    KEY(link, build_id, TEXT, OVERRIDE, NULL, MEMBER(build_id),                                    \
        "Build ID of outputs: none, sha1, md5, uuid or 0x and hex digits.")

#define REST_KEYS(KEY)                                                                             \
    KEY(top, libraries, LIST, APPEND, NULL, MEMBER(libraries),                                     \
        "Sonames of further libraries that outputs may need; ! before one denies it.")             \
    KEY(top, sysroot, WORD, OVERRIDE, sysroot_words, MEMBER(sysroot),                              \
        "What the sysroot is made of; host: none is made, the target is this machine.")            \
    KEY(top, cxx, WORD, OVERRIDE, cxx_words, MEMBER(cxx_library),                                  \
        "C++ library that outputs use, and whether it is linked into them.")                       \
    KEY(top, visibility, WORD_TEXT, OVERRIDE, visibility_words, MEMBER(visibility),                \
        "Default symbol visibility of compiles, as -fvisibility sets it.")                         \
    KEY(top, pinning, WORD, OVERRIDE, pinning_words, MEMBER(pinning),                              \
        "How outputs are held to old symbol versions.")                                            \
    KEY(top, check, WORD, OVERRIDE, check_words, MEMBER(check),                                    \
        "What happens when a linked output breaks the profile's promise.")                         \
    KEY(top, rules, LIST, APPEND, NULL, MEMBER(rules),                                             \
        "Severities of single rules, such as ABI012=off.")                                         \
    KEY(top, polyfills, TEXT, OVERRIDE, NULL, MEMBER(polyfills),                                   \
        "Functions newer than the target that are linked in: a class or names.")                   \
    KEY(top, host_archives, LIST, APPEND, NULL, MEMBER(host_archives),                             \
        "Static libraries of the host that -l may find, such as z.")                               \
    KEY(top, host_headers, LIST, APPEND, NULL, MEMBER(host_headers),                               \
        "Headers or directories of the host's that compiles may include.")

/* The last of all: see struct key_table. */
#define PACKAGES_KEYS(KEY)                                                                         \
    KEY(top, packages, LIST, APPEND, NULL, MEMBER(packages),                                       \
        "Packages of the target's distribution that builds use; see abictl packages.")             \
    KEY(top, repositories, LIST, OVERRIDE, NULL, MEMBER(repositories),                             \
        "Where packages come from, one line each as in apt's sources.list.")                       \
    KEY(top, mirror, TEXT, OVERRIDE, NULL, MEMBER(mirror),                                         \
        "Address that stands for mirror:NAME in repositories, instead of apt's own.")              \
    KEY(top, prefer, WORD, OVERRIDE, prefer_words, MEMBER(prefer),                                 \
        "Whether -l finds the shared or the static library of a package first.")

#define CONFIG_KEYS(KEY)                                                                           \
    KEY(config, profile, TEXT, OWN, NULL, NO_MEMBER, "Profile to build for.")                      \
    KEY(config, cc, TEXT, OWN, NULL, NO_MEMBER,                                                    \
        "Underlying C compiler: a name for PATH, or a path.")                                      \
    KEY(config, cxx, TEXT, OWN, NULL, NO_MEMBER,                                                   \
        "Underlying C++ compiler: a name for PATH, or a path.")                                    \
    KEY(config, launcher, TEXT, OWN, NULL, NO_MEMBER,                                              \
        "Program that runs compiles, such as ccache: a name for PATH, or a path.")

#define SECTIONED_KEYS(KEY)                                                                        \
    TARGET_KEYS(KEY)                                                                               \
    COMPILERS_KEYS(KEY)                                                                            \
    CFLAGS_KEYS(KEY)                                                                               \
    CXXFLAGS_KEYS(KEY)                                                                             \
    LDFLAGS_KEYS(KEY)                                                                              \
    LINK_KEYS(KEY)

#define NUMBER(section, name, ...) KEY_##section##_##name,
enum {
    ABOUT_KEYS(NUMBER) SECTIONED_KEYS(NUMBER) REST_KEYS(NUMBER) PACKAGES_KEYS(NUMBER)
        PROFILE_KEY_COUNT
};
enum { CONFIG_KEYS(NUMBER) CONFIG_KEY_COUNT };

#define ROW(path, kind, merge, words, member, help)                                                \
    {path, KEY_##kind, KEY_##merge, words, member, help},
#define TOP_ROW(section, name, ...)       ROW(#name, __VA_ARGS__)
#define SECTIONED_ROW(section, name, ...) ROW(#section "." #name, __VA_ARGS__)
static const struct key profile_rows[] = {ABOUT_KEYS(TOP_ROW) SECTIONED_KEYS(SECTIONED_ROW)
                                              REST_KEYS(TOP_ROW) PACKAGES_KEYS(TOP_ROW)};
static const struct key config_rows[] = {CONFIG_KEYS(TOP_ROW)};
static_assert(sizeof(profile_rows) / sizeof(*profile_rows) <= KEY_MAX, "KEY_MAX is too small");

/* Everything is a pointer, so that absent differs from empty. Versions and words are texts as well:
 * libcyaml would take 2.10 for 2.1, and lets what follows a number pass. */
#define FLAGS               (CYAML_FLAG_OPTIONAL | CYAML_FLAG_POINTER)
#define PLACE(slot, member) ((slot) * sizeof(struct key_slot) + offsetof(struct key_slot, member))
#define TEXT_FIELD(name, slot)                                                                     \
    {.key = (name),                                                                                \
     .data_offset = PLACE(slot, text),                                                             \
     .value = {CYAML_VALUE_STRING(FLAGS, char, 1, CYAML_UNLIMITED)}},
#define VERSION_FIELD   TEXT_FIELD
#define WORD_FIELD      TEXT_FIELD
#define WORD_TEXT_FIELD TEXT_FIELD
#define LIST_FIELD(name, slot)                                                                     \
    {.key = (name),                                                                                \
     .data_offset = PLACE(slot, items),                                                            \
     .count_offset = PLACE(slot, count),                                                           \
     .count_size = sizeof(((struct key_slot *)NULL)->count),                                       \
     .value = {CYAML_VALUE_SEQUENCE(FLAGS, char *, &list_entry, 0, KEY_LIST_MAX)}},
#define FIELD(section, name, kind, ...) kind##_FIELD(#name, KEY_##section##_##name)

static const cyaml_schema_value_t list_entry = {
    CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, CYAML_UNLIMITED)};
static const cyaml_schema_field_t target_fields[] = {TARGET_KEYS(FIELD) CYAML_FIELD_END};
static const cyaml_schema_field_t compilers_fields[] = {COMPILERS_KEYS(FIELD) CYAML_FIELD_END};
static const cyaml_schema_field_t cflags_fields[] = {CFLAGS_KEYS(FIELD) CYAML_FIELD_END};
static const cyaml_schema_field_t cxxflags_fields[] = {CXXFLAGS_KEYS(FIELD) CYAML_FIELD_END};
static const cyaml_schema_field_t ldflags_fields[] = {LDFLAGS_KEYS(FIELD) CYAML_FIELD_END};
static const cyaml_schema_field_t link_fields[] = {LINK_KEYS(FIELD) CYAML_FIELD_END};

/* The slots are one array for all sections, in which a section begins at offset 0 as the top does.
 */
#define MAPPING(flag, section)                                                                     \
    {                                                                                              \
        .type = CYAML_MAPPING, .flags = (flag), .data_size = KEY_MAX * sizeof(struct key_slot),    \
        .mapping.fields = section##_fields                                                         \
    }
#define SECTION(name) {.key = #name, .value = MAPPING(CYAML_FLAG_OPTIONAL, name)},
static const cyaml_schema_field_t profile_fields[] = {
    ABOUT_KEYS(FIELD) REST_KEYS(FIELD) PACKAGES_KEYS(FIELD) SECTION(target) SECTION(compilers)
        SECTION(cflags) SECTION(cxxflags) SECTION(ldflags) SECTION(link) CYAML_FIELD_END};
static const cyaml_schema_field_t config_fields[] = {CONFIG_KEYS(FIELD) CYAML_FIELD_END};

static const cyaml_schema_value_t profile_schema = MAPPING(CYAML_FLAG_POINTER, profile);
static const cyaml_schema_value_t config_schema = MAPPING(CYAML_FLAG_POINTER, config);

const struct key_table profile_keys = {profile_rows, PROFILE_KEY_COUNT, &profile_schema,
                                       KEY_top_repositories};
const struct key_table config_keys = {config_rows, CONFIG_KEY_COUNT, &config_schema,
                                      CONFIG_KEY_COUNT};

int key_find(const struct key_table *table, const char *path)
{
    for (size_t i = 0; i < table->count; i++)
        if (strcmp(table->keys[i].path, path) == 0)
            return (int)i;
    return -1;
}
