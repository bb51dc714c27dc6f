/* The variables by which builds use abicc, in the syntax of their reader. */
#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/search_path.h"
#include "base/text.h"
#include "ctl/env_formats.h"
#include "ctl/json.h"
#include "ctl/quote.h"

enum { MOST = 48 };

struct assignment {
    const char *name;
    const char *value; /* NULL: it is unset, by readers that can */
};

/* What is printed, in order. */
struct assignments {
    struct assignment list[MOST];
    size_t count;
};

static void assign(struct assignments *all, const char *name, const char *value)
{
    assert(all->count < MOST);
    all->list[all->count++] = (struct assignment){name, value};
}

static void print_json(struct ctl *ctl, const struct assignments *all)
{
    json_t *object = json_object();
    for (size_t i = 0; i < all->count; i++)
        if (all->list[i].value)
            json_put(object, all->list[i].name, all->list[i].value);
    json_print(object, ctl->out);
}

/* The readers that have a line for each variable. */
static const struct {
    const char *format;
    const char *heading;
    quote_line *quote;
    const char *unset; /* what unsets the variable that is named after it; NULL: nothing does */
} readers[] = {
    {"sh", "", quote_for_sh, "unset"},      {"fish", "", quote_for_fish, "set -e"},
    {"make", "", quote_for_make, NULL},     {"github", "", quote_for_github, NULL},
    {"dotenv", "", quote_for_dotenv, NULL}, {"gitlab", "variables:\n", quote_for_gitlab, NULL}};

static int print_lines(struct ctl *ctl, const char *format, const struct assignments *all,
                       struct error *err)
{
    size_t reader = 0;
    while (strcmp(readers[reader].format, format) != 0)
        reader++;
    const char *text = readers[reader].heading;
    for (size_t i = 0; i < all->count; i++) {
        const char *line;
        if (!all->list[i].value) {
            if (readers[reader].unset)
                text = arena_printf(ctl->arena, "%s%s %s\n", text, readers[reader].unset,
                                    all->list[i].name);
            continue;
        }
        if (readers[reader].quote(ctl->arena, all->list[i].name, all->list[i].value, &line, err) <
            0)
            return -1;
        text = arena_printf(ctl->arena, "%s%s\n", text, line);
    }
    fputs(text, ctl->out);
    return 0;
}

/* Returns GOFLAGS: the option of `go test` and `go run` behind those that GOFLAGS has already. go
 * reads words with quotes around them, and none inside these; programs with both kinds get no
 * option. NULL where GOFLAGS stays unset: an empty value would hide that of `go env -w`. */
static const char *go_flags(struct ctl *ctl, const char *runner)
{
    const char *given = environment_get(ctl->environ, "GOFLAGS");
    const char quote = strchr(runner, '\'') ? '"' : '\'';
    if (!given)
        given = "";
    if (strstr(given, "-exec=") || strchr(runner, quote))
        return *given ? given : NULL;
    return arena_printf(ctl->arena, "%s%s%c-exec=%s%c", given, *given ? " " : "", quote, runner,
                        quote);
}

/* cargo has a variable of each target: CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER; and the crate
 * cc has CC_aarch64_unknown_linux_gnu. */
static const char *of_target(struct ctl *ctl, const char *before, const char *target,
                             const char *after)
{
    char *name = arena_printf(ctl->arena, "%s%s%s", before, target, after);
    for (char *c = name + strlen(before); *c; c++) {
        if (*c == '-')
            *c = '_';
        else if (*after)
            *c = (char)toupper((unsigned char)*c);
    }
    return name;
}

static void assign_cargo(struct ctl *ctl, const struct env_programs *programs,
                         const struct env_target *target, struct assignments *all)
{
    assign(all, "CARGO_BUILD_TARGET", target->rust);
    assign(all, "CARGO_TARGET_DIR", arena_printf(ctl->arena, "target/%s", target->profile));
    assign(all, of_target(ctl, "CARGO_TARGET_", target->rust, "_LINKER"), programs->cc);
    assign(all, of_target(ctl, "CARGO_TARGET_", target->rust, "_RUNNER"),
           arena_printf(ctl->arena, "%s run", programs->abictl));
    assign(all, of_target(ctl, "CC_", target->rust, ""), programs->cc);
    assign(all, of_target(ctl, "CXX_", target->rust, ""), programs->cxx);
}

/* Returns whether the program is abicc's, under whatever name. */
static bool is_of_abicc(struct ctl *ctl, const char *path)
{
    static const char *const names[] = {"abicc", "abic++"};
    const char *real = fs_real(ctl->arena, path);
    const char *own;
    struct error ignored;
    for (size_t i = 0; real && i < sizeof(names) / sizeof(*names); i++)
        if (ctl_program(ctl, names[i], &own, &ignored) == 0 &&
            strcmp(fs_real(ctl->arena, own), real) == 0)
            return true;
    return false;
}

/* Returns this machine's compiler of that name: by the name, or by its path where PATH leads to
 * abicc first, which `abictl links --as-cc` gives such names. */
static const char *own_compiler(struct ctl *ctl, const char *name)
{
    struct program_search search =
        program_search(ctl->arena, environment_get(ctl->environ, "PATH"), name, NULL);
    const char *first = program_search_next(&search);
    const char *path = first;
    while (path && is_of_abicc(ctl, path))
        path = program_search_next(&search);
    return path && path != first ? quote_word(ctl->arena, path) : name;
}

/* The programs of binutils that build systems run on the target's files, besides ar. */
static const char *const tools[][2] = {
    {"RANLIB", "ranlib"}, {"STRIP", "strip"}, {"NM", "nm"}, {"OBJCOPY", "objcopy"}};
enum { TOOLS = sizeof(tools) / sizeof(*tools) };

/* What tells build systems that they build for another architecture, runs their tests, and keeps
 * abicc away from what they build for this machine. */
static void assign_cross(struct ctl *ctl, const struct env_programs *programs,
                         const struct env_target *target, struct assignments *all)
{
    static const char *const of_machine[][2] = {
        {"CC_FOR_BUILD", "cc"}, {"CXX_FOR_BUILD", "c++"}, {"HOST_CC", "cc"}, {"HOST_CXX", "c++"}};
    assign(all, "GOOS", "linux");
    assign(all, "GOARCH", target->arch->go);
    assign(all, "GOFLAGS", go_flags(ctl, arena_printf(ctl->arena, "%s run", programs->abictl)));
    for (size_t i = 0; i < sizeof(of_machine) / sizeof(*of_machine); i++)
        assign(all, of_machine[i][0], own_compiler(ctl, of_machine[i][1]));
    for (size_t i = 0; i < TOOLS; i++) {
        const char *path = env_tool(ctl, target, tools[i][1]);
        if (path)
            assign(all, tools[i][0], text_file_name(path));
    }
    assign_cargo(ctl, programs, target, all);
}

/* Takes back what assign_cross left in this shell, but for a GOFLAGS that has more. */
static void unassign_cross(struct ctl *ctl, struct assignments *all)
{
    static const char *const names[] = {"GOOS",
                                        "GOARCH",
                                        "CARGO_BUILD_TARGET",
                                        "CARGO_TARGET_DIR",
                                        "CC_FOR_BUILD",
                                        "CXX_FOR_BUILD",
                                        "HOST_CC",
                                        "HOST_CXX"};
    const char *flags = environment_get(ctl->environ, "GOFLAGS");
    const char *own = flags ? strstr(flags, "'-exec=") : NULL;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        assign(all, names[i], NULL);
    for (size_t i = 0; i < TOOLS; i++)
        assign(all, tools[i][0], NULL);
    if (!own || !text_ends_with(own, "abictl run'"))
        return;
    size_t before = (size_t)(own - flags);
    assign(all, "GOFLAGS", before ? arena_strndup(ctl->arena, flags, before - strlen(" ")) : NULL);
}

/* Returns what `./configure` must be told: the machines where they differ, and not to make shared
 * libraries where a static profile has none. */
static const char *configure_flags(struct ctl *ctl, const struct env_target *target)
{
    const char *machines = target->is_cross
                               ? arena_printf(ctl->arena, "--build=%s --host=%s",
                                              arch_of_host()->debian_triplet, target->triplet)
                               : "";
    return arena_printf(ctl->arena, "%s%s%s", machines,
                        target->is_cross && target->is_static ? " " : "",
                        target->is_static ? "--disable-shared" : "");
}

/* Returns each directory as an option: -I/p/include. */
static const char *options_for(struct ctl *ctl, const char *option,
                               const struct strvec *directories, const char *end)
{
    struct strvec options = {0};
    for (size_t i = 0; i < directories->count; i++)
        strvec_pushf(ctl->arena, &options, "%s%s%s", option, directories->items[i], end);
    return strvec_join(ctl->arena, &options, " ");
}

/* What tells build systems where the libraries are that were built for the profile. */
static void assign_prefixes(struct ctl *ctl, const struct env_target *target,
                            struct assignments *all)
{
    const struct strvec *prefixes = &target->prefixes;
    struct strvec packages = env_package_directories(ctl, target);
    struct strvec libraries = env_library_directories(ctl, target);
    const char *includes = options_for(ctl, "-I", prefixes, "/include");
    const char *searched = options_for(ctl, "-L", &libraries, "");
    assign(all, "PKG_CONFIG_PATH", strvec_join(ctl->arena, &packages, ":"));
    assign(all, "CMAKE_PREFIX_PATH", strvec_join(ctl->arena, prefixes, ":"));
    assign(all, "CPPFLAGS", includes);
    assign(all, "LDFLAGS", searched);
    assign(all, "CGO_CPPFLAGS", includes);
    assign(all, "CGO_LDFLAGS", searched);
}

/* Returns whether the shell has all these values. */
static bool has_all(const struct ctl *ctl, const struct assignments *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const char *value = environment_get(ctl->environ, all->list[i].name);
        if (!value || strcmp(value, all->list[i].value) != 0)
            return false;
    }
    return true;
}

/* Takes back what an earlier `abictl env --prefix` left in this shell, for whatever architecture:
 * the libraries there are those of another profile. Values that differ from its are the user's. */
static void unassign_prefixes(struct ctl *ctl, struct assignments *all)
{
    const char *earlier = environment_get(ctl->environ, "CMAKE_PREFIX_PATH");
    size_t count;
    const struct arch *arches = arch_list(&count);
    for (size_t i = 0; earlier && i < count; i++) {
        const struct env_target target = {.arch = &arches[i],
                                          .prefixes = strvec_split(ctl->arena, earlier, ':')};
        struct assignments left = {0};
        assign_prefixes(ctl, &target, &left);
        if (!has_all(ctl, &left))
            continue;
        for (size_t k = 0; k < left.count; k++)
            assign(all, left.list[k].name, NULL);
        return;
    }
}

/* A static profile needs nothing for Go beyond CGO_ENABLED: abicc fails Go's trial link of _cgo_.o
 * there, and Go then links such programs through abicc. */
int env_print_variables(struct ctl *ctl, const char *format, const struct env_target *target,
                        struct error *err)
{
    struct env_programs programs = {0};
    struct assignments all = {0};
    if (env_programs_by_word(ctl, target, &programs, err) < 0)
        return -1;
    const char *ar = env_tool(ctl, target, "ar");
    assign(&all, "CC", programs.cc);
    assign(&all, "CXX", programs.cxx);
    assign(&all, "AR", ar ? text_file_name(ar) : "ar");
    assign(&all, "PKG_CONFIG", programs.pkg_config);
    assign(&all, "ABICC_PROFILE", target->profile);
    assign(&all, "CGO_ENABLED", "1");
    assign(&all, "CONFIGURE_FLAGS", configure_flags(ctl, target));
    if (env_check_prefixes(target, " \t\n:;'\"\\$&()<>|*?#`",
                           "CPPFLAGS, LDFLAGS and PKG_CONFIG_PATH", err) < 0)
        return -1;
    if (target->prefixes.count)
        assign_prefixes(ctl, target, &all);
    else
        unassign_prefixes(ctl, &all);
    if (strcmp(format, "github") == 0)
        assign(&all, "ABICC_FORMAT", "github");
    if (target->is_cross)
        assign_cross(ctl, &programs, target, &all);
    else if (target->is_after_cross)
        unassign_cross(ctl, &all);
    if (strcmp(format, "json") != 0)
        return print_lines(ctl, format, &all, err);
    print_json(ctl, &all);
    return 0;
}
