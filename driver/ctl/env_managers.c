/* The files of `abictl env` for package managers: a config.toml of cargo, a profile of Conan. */
#include <string.h>

#include "ctl/env_formats.h"
#include "target/state.h"

/* Makes the profile's state: these files name its sysroot, which must exist. */
static int make_state(struct ctl *ctl, const struct env_target *target, struct state *state,
                      struct error *err)
{
    struct choice choice;
    if (ctl_choose(ctl, target->profile, &choice, err) < 0)
        return -1;
    return state_get(ctl->arena, &choice, ctl->environ, state, err);
}

/* --- cargo ------------------------------------------------------------------------------------ */

/* A basic string of TOML. */
static const char *for_toml(struct ctl *ctl, const char *text)
{
    return env_quoted(ctl->arena, text, "\\\"", '"');
}

/* Returns the target's name as the crate cc and others have it in variables: with underscores. */
static const char *with_underscores(struct ctl *ctl, const char *target)
{
    char *name = arena_strdup(ctl->arena, target);
    for (char *c = name; *c; c++)
        if (*c == '-')
            *c = '_';
    return name;
}

/* Prints a variable that outranks the one of the same name in the user's environment: otherwise two
 * profiles would meet in one target directory. */
static void print_cargo_variable(struct ctl *ctl, const char *name, const char *value)
{
    fprintf(ctl->out, "%s = { value = %s, force = true }\n", name, for_toml(ctl, value));
}

static void print_cargo_variables(struct ctl *ctl, const struct env_target *target,
                                  const struct env_programs *programs, const char *sysroot)
{
    const char *ar = env_tool(ctl, target, "ar");
    const char *rust = with_underscores(ctl, target->rust);
    const struct {
        const char *before, *value;
    } of_target[] = {{"CC_", programs->cc},
                     {"CXX_", programs->cxx},
                     {"AR_", ar ? ar : "ar"},
                     {"PKG_CONFIG_", programs->pkg_config}};
    fputs("\n[env]\n", ctl->out);
    print_cargo_variable(ctl, "ABICC_PROFILE", target->profile);
    print_cargo_variable(ctl, "ABICC_ARCH", target->arch->name);
    for (size_t i = 0; i < sizeof(of_target) / sizeof(*of_target); i++)
        print_cargo_variable(ctl, arena_printf(ctl->arena, "%s%s", of_target[i].before, rust),
                             of_target[i].value);
    /* The crate pkg-config takes no notice of its program's name when it decides this. */
    print_cargo_variable(ctl, "PKG_CONFIG_ALLOW_CROSS", "1");
    if (target->is_static)
        print_cargo_variable(ctl, "PKG_CONFIG_ALL_STATIC", "1");
    if (target->prefixes.count) {
        struct strvec packages = env_package_directories(ctl, target);
        print_cargo_variable(ctl, arena_printf(ctl->arena, "PKG_CONFIG_PATH_%s", rust),
                             strvec_join(ctl->arena, &packages, ":"));
        struct strvec includes = {0};
        for (size_t i = 0; i < target->prefixes.count; i++)
            strvec_pushf(ctl->arena, &includes, "-I%s/include", target->prefixes.items[i]);
        const char *flags = strvec_join(ctl->arena, &includes, " ");
        print_cargo_variable(ctl, arena_printf(ctl->arena, "CFLAGS_%s", rust), flags);
        print_cargo_variable(ctl, arena_printf(ctl->arena, "CXXFLAGS_%s", rust), flags);
    }
    struct strvec words = {0};
    if (target->has_sysroot)
        strvec_pushf(ctl->arena, &words, "--sysroot=%s", sysroot);
    if (target->is_cross)
        strvec_pushf(ctl->arena, &words, "--target=%s", target->triplet);
    for (size_t i = 0; i < target->prefixes.count; i++)
        strvec_pushf(ctl->arena, &words, "-I%s/include", target->prefixes.items[i]);
    if (words.count) /* bindgen reads it as a shell would */
        print_cargo_variable(ctl, arena_printf(ctl->arena, "BINDGEN_EXTRA_CLANG_ARGS_%s", rust),
                             strvec_join(ctl->arena, &words, " "));
}

/* Where the libraries of crates with `#[link]` are, in build scripts or not. */
static void print_cargo_directories(struct ctl *ctl, const struct env_target *target)
{
    struct strvec libraries = env_library_directories(ctl, target);
    if (!libraries.count)
        return;
    fputs("rustflags = [", ctl->out);
    for (size_t i = 0; i < libraries.count; i++)
        fprintf(ctl->out, "%s\"-L\", %s", i ? ", " : "",
                for_toml(ctl, arena_printf(ctl->arena, "native=%s", libraries.items[i])));
    fputs("]\n", ctl->out);
}

int env_print_cargo(struct ctl *ctl, const struct env_target *target, struct error *err)
{
    struct env_programs programs = {0};
    struct state state;
    if (env_check_prefixes(target, " \t\n:'\"\\$`", "BINDGEN_EXTRA_CLANG_ARGS", err) < 0)
        return -1;
    if (env_programs_by_path(ctl, target, &programs, err) < 0 ||
        make_state(ctl, target, &state, err) < 0)
        return -1;
    /* cargo does not look at the linker's variables: in one directory it would take the program of
     * another profile for finished. */
    fprintf(ctl->out,
            "# For the directory .cargo: target-dir is below the directory above this file's.\n"
            "[build]\ntarget = \"%s\"\ntarget-dir = \"target/%s\"\n"
            "\n[target.%s]\nlinker = %s\n",
            target->rust, target->profile, target->rust, for_toml(ctl, programs.cc));
    if (target->is_cross)
        fprintf(ctl->out, "runner = [%s, \"run\"]\n", for_toml(ctl, programs.abictl));
    print_cargo_directories(ctl, target);
    print_cargo_variables(ctl, target, &programs, state.sysroot.path);
    return 0;
}

/* --- Conan ------------------------------------------------------------------------------------ */

/* Returns Conan's name of the C++ library and its std::string. */
static const char *conan_cxx_library(const struct env_target *target, const struct state *state)
{
    if (target->of->cxx_library == CXX_LIBRARY_LIBCXX)
        return "libc++";
    return state->sysroot.cxx.has_old_strings ? "libstdc++" : "libstdc++11";
}

static void print_conan_settings(struct ctl *ctl, const struct env_target *target,
                                 const struct state *state)
{
    fprintf(ctl->out,
            "[settings]\nos=Linux\narch=%s\nbuild_type=Release\ncompiler=%s\n"
            "compiler.version=%s\ncompiler.libcxx=%s\ncompiler.cppstd=gnu17\n",
            target->arch->conan, target->family, target->compiler_version,
            conan_cxx_library(target, state));
    if (target->is_static)
        fputs("\n[options]\n*:shared=False\n", ctl->out);
}

/* Prints the configuration. The profile's name goes into the digests of packages, which otherwise
 * do not tell two floors apart. */
static void print_conan_configuration(struct ctl *ctl, const struct env_target *target,
                                      const struct env_programs *programs, const char *sysroot)
{
    fprintf(ctl->out,
            "\n[conf]\nuser.abicc:profile=%s\n"
            "tools.info.package_id:confs=[\"user.abicc:profile\"]\n"
            "tools.build:compiler_executables={\"c\": %s, \"cpp\": %s}\n"
            "tools.gnu:pkg_config=%s\n",
            target->profile, for_toml(ctl, programs->cc), for_toml(ctl, programs->cxx),
            programs->pkg_config);
    if (target->has_sysroot)
        fprintf(ctl->out,
                "tools.cmake.cmaketoolchain:extra_variables={\"CMAKE_SYSROOT\": %s, "
                "\"CMAKE_FIND_ROOT_PATH_MODE_LIBRARY\": \"ONLY\", "
                "\"CMAKE_FIND_ROOT_PATH_MODE_INCLUDE\": \"ONLY\"}\n",
                for_toml(ctl, sysroot));
    fprintf(ctl->out, "\n[buildenv]\nABICC_PROFILE=%s\nABICC_ARCH=%s\nPKG_CONFIG=%s\n",
            target->profile, target->arch->name, programs->pkg_config);
    const char *ar = env_tool(ctl, target, "ar");
    if (ar)
        fprintf(ctl->out, "AR=%s\n", ar);
}

int env_print_conan(struct ctl *ctl, const struct env_target *target, struct error *err)
{
    struct env_programs programs = {0};
    struct state state;
    if (target->prefixes.count)
        return error_set(err, "--prefix: a profile of Conan has no such directories\n"
                              "  leave it out: Conan finds the libraries that a recipe requires");
    if (!target->arch->conan)
        return error_set(err, "Conan 2 has no name for %s among its settings.arch",
                         target->arch->name);
    if (env_programs_by_path(ctl, target, &programs, err) < 0 ||
        make_state(ctl, target, &state, err) < 0)
        return -1;
    print_conan_settings(ctl, target, &state);
    print_conan_configuration(ctl, target, &programs, state.sysroot.path);
    return 0;
}
