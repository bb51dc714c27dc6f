/* abictl env: prints what makes builds use abicc, in the syntax of their reader. */
#include <string.h>

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
             {"conan", env_print_conan}};

static int run(struct ctl *ctl, struct error *err)
{
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct choice choice;
    struct profile profile;
    if (ctl_choose(ctl, ctl->values[OPTION_PROFILE], &choice, err) < 0 ||
        profile_load(ctl->arena, &roots, choice.profile, &profile, NULL, err) < 0)
        return -1;
    struct env_target target;
    if (env_target_read(ctl, &choice, &profile, &ctl->given[OPTION_PREFIX], &target, err) < 0)
        return -1;
    const char *format = ctl->values[OPTION_FORMAT] ? ctl->values[OPTION_FORMAT] : "sh";
    for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
        if (strcmp(format, files[i].name) == 0)
            return files[i].print(ctl, &target, err);
    return env_print_variables(ctl, format, &target, err);
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
        "           conan install . -pr:h ./el8.profile --build missing\n",
    .options = {[OPTION_PROFILE] = {"--profile", "NAME", NULL,
                                    "the target, instead of the chosen profile"},
                [OPTION_FORMAT] = {"--format", "FORMAT",
                                   "sh|fish|make|github|gitlab|dotenv|json|cmake|meson|cargo|conan",
                                   "the syntax; sh by default"},
                [OPTION_PREFIX] = {"--prefix", "DIR", NULL,
                                   "where libraries are installed that were built for the profile; "
                                   "may be repeated"}},
    .run = run,
};
