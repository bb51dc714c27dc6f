/* abictl env: prints the variables by which builds use abicc, in the syntax of their reader. */
#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/search_path.h"
#include "ctl/ctl.h"
#include "ctl/env_files.h"
#include "ctl/json.h"
#include "ctl/quote.h"
#include "profile/profile.h"

enum { OPTION_PROFILE, OPTION_FORMAT };

enum { MOST = 32 };

struct assignment {
    const char *name;
    const char *value;
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
        json_put(object, all->list[i].name, all->list[i].value);
    json_print(object, ctl->out);
}

static int print_lines(struct ctl *ctl, const char *format, const struct assignments *all,
                       struct error *err)
{
    for (size_t i = 0; i < all->count; i++) {
        const char *name = all->list[i].name;
        const char *value = all->list[i].value;
        const char *line;
        if (strcmp(format, "github") == 0)
            line = quote_for_github(ctl->arena, name, value);
        else if (strcmp(format, "sh") == 0)
            line = quote_for_sh(ctl->arena, name, value);
        else if (quote_for_make(ctl->arena, name, value, &line, err) < 0)
            return -1;
        fprintf(ctl->out, "%s\n", line);
    }
    return 0;
}

/* Returns the first program of that name on PATH, or NULL. */
static const char *find_on_path(struct ctl *ctl, const char *name)
{
    struct strvec candidates =
        search_path_candidates(ctl->arena, environment_get(ctl->environ, "PATH"), name);
    for (size_t i = 0; i < candidates.count; i++)
        if (fs_exists(candidates.items[i]))
            return candidates.items[i];
    return NULL;
}

/* Stores the bare name where PATH leads to the program beside abictl, else the path of that
 * program, quoted as a word of a command. */
static int name_program(struct ctl *ctl, const char *name, const char **word, struct error *err)
{
    if (ctl_program(ctl, name, word, err) < 0)
        return -1;
    const char *found = find_on_path(ctl, name);
    const char *real = found ? fs_real(ctl->arena, found) : NULL;
    const char *wanted = fs_real(ctl->arena, *word);
    bool is_found = real && wanted && strcmp(real, wanted) == 0;
    *word = is_found ? name : quote_word(ctl->arena, *word);
    return 0;
}

/* Returns GOFLAGS: the option of `go test` and `go run` behind those that GOFLAGS has already. go
 * reads words with quotes around them, and none inside these; programs with both kinds get no
 * option. */
static const char *go_flags(struct ctl *ctl, const char *runner)
{
    const char *given = environment_get(ctl->environ, "GOFLAGS");
    const char quote = strchr(runner, '\'') ? '"' : '\'';
    if (!given)
        given = "";
    if (strstr(given, "-exec=") || strchr(runner, quote))
        return given;
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
    assign(all, of_target(ctl, "CARGO_TARGET_", target->rust, "_LINKER"), programs->cc);
    assign(all, of_target(ctl, "CARGO_TARGET_", target->rust, "_RUNNER"),
           arena_printf(ctl->arena, "%s run", programs->abictl));
    assign(all, of_target(ctl, "CC_", target->rust, ""), programs->cc);
    assign(all, of_target(ctl, "CXX_", target->rust, ""), programs->cxx);
}

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
    assign(all, "CONFIGURE_FLAGS",
           arena_printf(ctl->arena, "--build=%s --host=%s", arch_of_host()->debian_triplet,
                        target->triplet));
    for (size_t i = 0; i < sizeof(of_machine) / sizeof(*of_machine); i++)
        assign(all, of_machine[i][0], of_machine[i][1]);
    assign_cargo(ctl, programs, target, all);
}

/* Stores the programs beside abictl. */
static int find_programs(struct ctl *ctl, bool is_cross, struct env_programs *programs,
                         struct error *err)
{
    if (name_program(ctl, "abicc", &programs->cc, err) < 0 ||
        name_program(ctl, "abic++", &programs->cxx, err) < 0 ||
        name_program(ctl, "abicc-pkg-config", &programs->pkg_config, err) < 0)
        return -1;
    return is_cross ? name_program(ctl, "abictl", &programs->abictl, err) : 0;
}

/* A static profile needs nothing for Go beyond CGO_ENABLED: abicc fails Go's trial link of _cgo_.o
 * there, and Go then links such programs through abicc. */
static int print_variables(struct ctl *ctl, const char *format, const struct env_target *target,
                           struct error *err)
{
    struct env_programs programs = {0};
    struct assignments all = {0};
    if (find_programs(ctl, target->is_cross, &programs, err) < 0)
        return -1;
    assign(&all, "CC", programs.cc);
    assign(&all, "CXX", programs.cxx);
    assign(&all, "AR", "ar");
    assign(&all, "PKG_CONFIG", programs.pkg_config);
    assign(&all, "ABICC_PROFILE", target->profile);
    assign(&all, "CGO_ENABLED", "1");
    if (strcmp(format, "github") == 0)
        assign(&all, "ABICC_FORMAT", "github");
    if (target->is_cross)
        assign_cross(ctl, &programs, target, &all);
    if (strcmp(format, "json") != 0)
        return print_lines(ctl, format, &all, err);
    print_json(ctl, &all);
    return 0;
}

static int run(struct ctl *ctl, struct error *err)
{
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct choice choice;
    struct profile profile;
    if (ctl_choose(ctl, ctl->values[OPTION_PROFILE], &choice, err) < 0 ||
        profile_load(ctl->arena, &roots, choice.profile, &profile, NULL, err) < 0)
        return -1;
    const struct env_target target = env_target(ctl->arena, &profile);
    const char *format = ctl->values[OPTION_FORMAT] ? ctl->values[OPTION_FORMAT] : "sh";
    if (strcmp(format, "cmake") == 0)
        return env_print_cmake(ctl, &target, err);
    if (strcmp(format, "meson") == 0)
        return env_print_meson(ctl, &target, err);
    return print_variables(ctl, format, &target, err);
}

const struct ctl_command ctl_env = {
    .name = "env",
    .operands = "",
    .summary = "print the variables that make builds use abicc",
    .help =
        "CC, CXX, AR, PKG_CONFIG, ABICC_PROFILE and, for Go, CGO_ENABLED; for GitHub also\n"
        "ABICC_FORMAT, which makes findings appear beside the code. For another architecture than\n"
        "this machine's also GOOS, GOARCH and, for `go test` and `go run`, GOFLAGS;\n"
        "CONFIGURE_FLAGS for `./configure $CONFIGURE_FLAGS`; cargo's target, linker and runner;\n"
        "and, for what is built to run here, CC_FOR_BUILD and HOST_CC.\n"
        "  sh:      eval \"$(abictl env --profile el8)\"\n"
        "  make:    abictl env --profile el8 --format make >abicc.mk, and `include abicc.mk`\n"
        "  github:  abictl env --profile el8 --format github >>\"$GITHUB_ENV\"\n"
        "CMake and Meson read files instead, which name the profile themselves:\n"
        "  cmake:   abictl env --profile el8 --format cmake >el8.cmake\n"
        "           cmake -B build --toolchain el8.cmake\n"
        "  meson:   abictl env --profile ARCH-el8 --format meson >el8.ini\n"
        "           meson setup build --cross-file el8.ini\n"
        "For this machine's own architecture Meson's option is --native-file.\n",
    .options = {[OPTION_PROFILE] = {"--profile", "NAME", NULL,
                                    "the target, instead of the chosen profile"},
                [OPTION_FORMAT] = {"--format", "FORMAT", "sh|make|github|json|cmake|meson",
                                   "the syntax; sh by default"}},
    .run = run,
};
