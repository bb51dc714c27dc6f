/* abictl env: prints what makes builds use abicc, in the syntax of their reader. */
#include <string.h>

#include "base/environment.h"
#include "base/text.h"
#include "ctl/ctl.h"
#include "ctl/env_formats.h"
#include "profile/profile.h"

enum { OPTION_PROFILE, OPTION_FORMAT, OPTION_PREFIX };

/* The formats that are files; all others are variables. */
static const struct {
    const char *name;
    int (*print)(struct ctl *ctl, const struct env_target *target, struct error *err);
} files[] = {{"cmake", env_print_cmake},
             {"meson", env_print_meson},
             {"cargo", env_print_cargo},
             {"conan", env_print_conan},
             {"bazel", env_print_bazel}};

/* Returns whether GOARCH is what an earlier `abictl env` for another architecture left in this
 * shell: that ABICC_PROFILE names. */
static bool has_earlier_cross(const struct ctl *ctl)
{
    const char *profile = environment_get(ctl->environ, "ABICC_PROFILE");
    const char *go = environment_get(ctl->environ, "GOARCH");
    const char *rest;
    const char *prefix = profile ? choice_split_name(ctl->arena, profile, &rest) : NULL;
    const struct arch *arch = prefix ? arch_by_any_name(prefix) : NULL;
    return arch && go && arch->go && strcmp(arch->go, go) == 0 && arch != arch_of_host();
}

static const char *const *without_go(struct ctl *ctl)
{
    struct strvec rest = {0};
    for (const char *const *entry = ctl->environ; *entry; entry++)
        if (!text_begins_with(*entry, "GOARCH="))
            strvec_push(ctl->arena, &rest, *entry);
    return rest.items;
}

static int print(struct ctl *ctl, const char *format, struct error *err)
{
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct choice choice;
    struct profile profile;
    bool is_after_cross = ctl->values[OPTION_PROFILE] && has_earlier_cross(ctl);
    if (is_after_cross)
        ctl->environ = without_go(ctl);
    if (ctl_choose(ctl, ctl->values[OPTION_PROFILE], &choice, err) < 0 ||
        profile_load(ctl->arena, &roots, choice.profile, &profile, NULL, err) < 0)
        return -1;
    struct env_target target;
    if (env_target_read(ctl, &choice, &profile, &ctl->given[OPTION_PREFIX], &target, err) < 0)
        return -1;
    target.is_after_cross = is_after_cross;
    for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
        if (strcmp(format, files[i].name) == 0)
            return files[i].print(ctl, &target, err);
    return env_print_variables(ctl, format, &target, err);
}

/* What makes the reader fail, too: `eval "$(abictl env ...)" && make` must not run make, and a file
 * must not be taken for a whole one. */
static const struct {
    const char *format;
    const char *text;
} failures[] = {{"sh", "false"},
                {"fish", "false"},
                {"make", "$(error abictl env failed)"},
                {"cmake", "message(FATAL_ERROR \"abictl env failed\")"}};

static int run(struct ctl *ctl, struct error *err)
{
    const char *format = ctl->values[OPTION_FORMAT] ? ctl->values[OPTION_FORMAT] : "sh";
    if (print(ctl, format, err) == 0)
        return 0;
    for (size_t i = 0; i < sizeof(failures) / sizeof(*failures); i++)
        if (strcmp(format, failures[i].format) == 0)
            fprintf(ctl->out, "%s\n", failures[i].text);
    return -1;
}

const struct ctl_command ctl_env = {
    .name = "env",
    .operands = "",
    .summary = "print the variables that make builds use abicc",
    .help =
        "CC, CXX, AR, PKG_CONFIG, ABICC_PROFILE and, for Go, CGO_ENABLED; CONFIGURE_FLAGS for\n"
        "`./configure $CONFIGURE_FLAGS`; for GitHub also ABICC_FORMAT, which makes findings "
        "appear\n"
        "beside the code. For another architecture than this machine's also GOOS, GOARCH and, for\n"
        "`go test` and `go run`, GOFLAGS; cargo's target, linker and runner; and, for what is\n"
        "built to run here, CC_FOR_BUILD and HOST_CC. With --prefix also PKG_CONFIG_PATH,\n"
        "CMAKE_PREFIX_PATH, CPPFLAGS, LDFLAGS, CGO_CPPFLAGS and CGO_LDFLAGS.\n"
        "  sh:      eval \"$(abictl env --profile el8)\"\n"
        "  fish:    abictl env --profile el8 --format fish | source\n"
        "  make:    abictl env --profile el8 --format make >abicc.mk, and `include abicc.mk`\n"
        "  github:  abictl env --profile el8 --format github >>\"$GITHUB_ENV\"\n"
        "  gitlab:  abictl env --profile el8 --format gitlab >abicc.yml, and `include: abicc.yml`\n"
        "  dotenv:  abictl env --profile el8 --format dotenv >.env\n"
        "Other build systems read files, which name the profile themselves:\n"
        "  cmake:   abictl env --profile el8 --format cmake >el8.cmake\n"
        "           cmake -B build --toolchain el8.cmake\n"
        "  meson:   abictl env --profile el8 --format meson >el8.ini\n"
        "           meson setup build --native-file el8.ini\n"
        "           For another architecture than this machine's the option is --cross-file.\n"
        "  cargo:   abictl env --profile el8 --format cargo >.cargo/el8.toml\n"
        "           cargo --config .cargo/el8.toml build\n"
        "  conan:   abictl env --profile el8 --format conan >el8.profile\n"
        "           conan install . -pr:h ./el8.profile --build missing\n"
        "  bazel:   abictl env --profile el8 --format bazel >abicc.bzl\n"
        "           In WORKSPACE: load(\"//:abicc.bzl\", \"abicc_toolchains\") and\n"
        "           abicc_toolchains([\"el8\", \"alpine-musl\"])\n"
        "           bazel build --platforms=@abicc_el8//:platform //...\n",
    .options = {[OPTION_PROFILE] = {"--profile", "NAME", NULL,
                                    "the target, instead of the chosen profile"},
                [OPTION_FORMAT] = {"--format", "FORMAT",
                                   "sh|fish|make|github|gitlab|dotenv|json|cmake|meson|cargo|conan|"
                                   "bazel",
                                   "the syntax; sh by default"},
                [OPTION_PREFIX] = {"--prefix", "DIR", NULL,
                                   "where libraries are installed that were built for the profile; "
                                   "may be repeated"}},
    .run = run,
};
