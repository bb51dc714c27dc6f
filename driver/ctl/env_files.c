#include "ctl/env_files.h"

#include <string.h>

#include "base/environment.h"
#include "base/search_path.h"

/* Rust's names have a vendor in them, and its own name of the machine. */
struct env_target env_target(struct arena *arena, const struct profile *profile)
{
    const struct arch *arch = arch_find(profile->arch);
    bool is_musl = profile_has_target(profile) && profile->libc == LIBC_MUSL;
    const char *triplet =
        is_musl && arch->musl_triplet ? arch->musl_triplet : arch_compiler_triplet(arch);
    return (struct env_target){
        .profile = profile->name,
        .arch = arch,
        .is_cross = arch != arch_of_host(),
        .has_sysroot = profile_has_target(profile),
        .triplet = triplet,
        .rust = arena_printf(arena, "%s-unknown%s", arch->rust, strchr(triplet, '-'))};
}

/* Returns the text between quotes, with a backslash before those characters that would not stand
 * for themselves there. */
static const char *quoted(struct ctl *ctl, const char *text, const char *special, char quote)
{
    char *result = arena_alloc(ctl->arena, strlen(text) * 2 + sizeof("''"));
    char *to = result;
    *to++ = quote;
    for (; *text; text++) {
        if (strchr(special, *text))
            *to++ = '\\';
        *to++ = *text;
    }
    *to++ = quote;
    *to = '\0';
    return result;
}

static const char *for_cmake(struct ctl *ctl, const char *text)
{
    return quoted(ctl, text, "\\\"$;", '"');
}

static const char *for_meson(struct ctl *ctl, const char *text)
{
    return quoted(ctl, text, "\\'", '\'');
}

/* The files outlive the shell that wrote them, so they name programs by their paths. */
static int find_programs(struct ctl *ctl, struct env_programs *programs, struct error *err)
{
    if (ctl_program(ctl, "abicc", &programs->cc, err) < 0 ||
        ctl_program(ctl, "abic++", &programs->cxx, err) < 0 ||
        ctl_program(ctl, "abicc-pkg-config", &programs->pkg_config, err) < 0)
        return -1;
    return ctl_program(ctl, "abictl", &programs->abictl, err);
}

/* Returns the architecture's own program, aarch64-linux-gnu-strip: this machine's does not read its
 * files. NULL where there is none, or no need of one. */
static const char *find_tool(struct ctl *ctl, const struct env_target *target, const char *name)
{
    const char *full = arena_printf(ctl->arena, "%s-%s", arch_compiler_triplet(target->arch), name);
    struct program_search search =
        program_search(ctl->arena, environment_get(ctl->environ, "PATH"), full, NULL);
    return target->is_cross ? program_search_next(&search) : NULL;
}

static void print_cmake_compiler(struct ctl *ctl, const struct env_target *target,
                                 const char *language, const char *path)
{
    fprintf(ctl->out, "set(CMAKE_%s_COMPILER %s --abicc-profile=%s)\n", language,
            for_cmake(ctl, path), target->profile);
}

/* Makes CMake search for libraries where the compiler does, which is asked each time, because the
 * sysroot is another one when the host's headers or the profile change. */
static void print_cmake_sysroot(struct ctl *ctl, const struct env_target *target,
                                const struct env_programs *programs)
{
    fprintf(ctl->out,
            "execute_process(COMMAND %s sysroot path --profile %s\n"
            "                OUTPUT_VARIABLE CMAKE_SYSROOT OUTPUT_STRIP_TRAILING_WHITESPACE\n"
            "                COMMAND_ERROR_IS_FATAL ANY)\n"
            "set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)\n"
            "set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)\n",
            for_cmake(ctl, programs->abictl), target->profile);
}

int env_print_cmake(struct ctl *ctl, const struct env_target *target, struct error *err)
{
    struct env_programs programs = {0};
    if (find_programs(ctl, &programs, err) < 0)
        return -1;
    if (target->is_cross)
        fprintf(ctl->out, "set(CMAKE_SYSTEM_NAME Linux)\nset(CMAKE_SYSTEM_PROCESSOR %s)\n",
                target->arch->cmake);
    print_cmake_compiler(ctl, target, "C", programs.cc);
    print_cmake_compiler(ctl, target, "CXX", programs.cxx);
    print_cmake_compiler(ctl, target, "ASM", programs.cc);
    if (target->has_sysroot)
        print_cmake_sysroot(ctl, target, &programs);
    /* Only what runs when the build is configured sees this: pkg-config. */
    fprintf(ctl->out, "set(ENV{ABICC_PROFILE} %s)\n", target->profile);
    fprintf(ctl->out, "set(PKG_CONFIG_EXECUTABLE %s CACHE FILEPATH \"\")\n",
            for_cmake(ctl, programs.pkg_config));
    static const char *const tools[][2] = {{"strip", "CMAKE_STRIP"}, {"objcopy", "CMAKE_OBJCOPY"}};
    for (size_t i = 0; i < sizeof(tools) / sizeof(*tools); i++) {
        const char *path = find_tool(ctl, target, tools[i][0]);
        if (path)
            fprintf(ctl->out, "set(%s %s CACHE FILEPATH \"\")\n", tools[i][1],
                    for_cmake(ctl, path));
    }
    if (target->is_cross)
        fprintf(ctl->out, "set(CMAKE_CROSSCOMPILING_EMULATOR %s run)\n",
                for_cmake(ctl, programs.abictl));
    return 0;
}

static void print_meson_program(struct ctl *ctl, const char *name, const char *path,
                                const char *argument)
{
    if (argument)
        fprintf(ctl->out, "%s = [%s, '%s']\n", name, for_meson(ctl, path), argument);
    else
        fprintf(ctl->out, "%s = %s\n", name, for_meson(ctl, path));
}

int env_print_meson(struct ctl *ctl, const struct env_target *target, struct error *err)
{
    struct env_programs programs = {0};
    if (find_programs(ctl, &programs, err) < 0)
        return -1;
    const char *profile = arena_printf(ctl->arena, "--abicc-profile=%s", target->profile);
    fputs("[binaries]\n", ctl->out);
    print_meson_program(ctl, "c", programs.cc, profile);
    print_meson_program(ctl, "cpp", programs.cxx, profile);
    print_meson_program(ctl, "ar", "ar", NULL);
    fprintf(ctl->out, "pkg-config = ['env', 'ABICC_PROFILE=%s', %s]\n", target->profile,
            for_meson(ctl, programs.pkg_config));
    const char *strip = find_tool(ctl, target, "strip");
    if (strip)
        print_meson_program(ctl, "strip", strip, NULL);
    if (!target->is_cross)
        return 0;
    print_meson_program(ctl, "exe_wrapper", programs.abictl, "run");
    fprintf(ctl->out,
            "\n[host_machine]\nsystem = 'linux'\ncpu_family = '%s'\ncpu = '%s'\nendian = '%s'\n",
            target->arch->meson, target->arch->cmake,
            target->arch->is_big_endian ? "big" : "little");
    return 0;
}
