/* The files of `abictl env` for build systems: a toolchain file of CMake, a machine file of Meson.
 */
#include <string.h>

#include "ctl/env_formats.h"

static const char *for_cmake(struct ctl *ctl, const char *text)
{
    return env_quoted(ctl->arena, text, "\\\"$;", '"');
}

static const char *for_meson(struct ctl *ctl, const char *text)
{
    return env_quoted(ctl->arena, text, "\\'", '\'');
}

static void print_cmake_compiler(struct ctl *ctl, const struct env_target *target,
                                 const char *language, const char *path)
{
    fprintf(ctl->out, "set(CMAKE_%s_COMPILER %s --abicc-profile=%s --abicc-arch=%s)\n", language,
            for_cmake(ctl, path), target->profile, target->arch->name);
}

/* Makes CMake search for headers, libraries and packages below the sysroot and the prefixes alone.
 * The compiler is asked for the sysroot each time, because it is another one when the host's
 * headers or the profile change. What the user names in CMAKE_PREFIX_PATH counts as a prefix. */
static void print_cmake_search(struct ctl *ctl, const struct env_target *target,
                               const struct env_programs *programs)
{
    fprintf(ctl->out,
            "execute_process(COMMAND %s sysroot path --profile %s\n"
            "                OUTPUT_VARIABLE CMAKE_SYSROOT OUTPUT_STRIP_TRAILING_WHITESPACE\n"
            "                COMMAND_ERROR_IS_FATAL ANY)\n",
            for_cmake(ctl, programs->abictl), target->profile);
    for (size_t i = 0; i < target->prefixes.count; i++)
        fprintf(ctl->out, "list(APPEND CMAKE_PREFIX_PATH %s)\n",
                for_cmake(ctl, target->prefixes.items[i]));
    fputs("list(REMOVE_DUPLICATES CMAKE_PREFIX_PATH)\n"
          "string(REPLACE \":\" \";\" abicc_prefixes \"$ENV{CMAKE_PREFIX_PATH}\")\n"
          "set(CMAKE_FIND_ROOT_PATH ${CMAKE_PREFIX_PATH} ${abicc_prefixes})\n"
          "set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)\n"
          "set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)\n"
          "set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)\n"
          "set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)\n",
          ctl->out);
}

int env_print_cmake(struct ctl *ctl, const struct env_target *target, struct error *err)
{
    struct env_programs programs = {0};
    if (env_check_prefixes(target, ";", "CMake", err) < 0)
        return -1;
    if (env_programs_by_path(ctl, target, &programs, err) < 0)
        return -1;
    /* Only what runs when the build is configured sees these: abictl and pkg-config. */
    fprintf(ctl->out, "set(ENV{ABICC_PROFILE} %s)\nset(ENV{ABICC_ARCH} %s)\n", target->profile,
            target->arch->name);
    if (target->is_cross)
        fprintf(ctl->out, "set(CMAKE_SYSTEM_NAME Linux)\nset(CMAKE_SYSTEM_PROCESSOR %s)\n",
                target->arch->cmake);
    print_cmake_compiler(ctl, target, "C", programs.cc);
    print_cmake_compiler(ctl, target, "CXX", programs.cxx);
    print_cmake_compiler(ctl, target, "ASM", programs.cc);
    if (target->has_sysroot)
        print_cmake_search(ctl, target, &programs);
    fprintf(ctl->out, "set(PKG_CONFIG_EXECUTABLE %s CACHE FILEPATH \"\")\n",
            for_cmake(ctl, programs.pkg_config));
    if (target->is_static)
        fputs("set(BUILD_SHARED_LIBS OFF CACHE BOOL \"the profile has no shared libraries\")\n",
              ctl->out);
    static const char *const tools[][2] = {{"ar", "CMAKE_AR"},
                                           {"ranlib", "CMAKE_RANLIB"},
                                           {"strip", "CMAKE_STRIP"},
                                           {"objcopy", "CMAKE_OBJCOPY"}};
    for (size_t i = 0; i < sizeof(tools) / sizeof(*tools); i++) {
        const char *path = env_tool(ctl, target, tools[i][0]);
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

static void print_meson_compiler(struct ctl *ctl, const struct env_target *target, const char *name,
                                 const char *path)
{
    fprintf(ctl->out, "%s = [%s, '--abicc-profile=%s', '--abicc-arch=%s']\n", name,
            for_meson(ctl, path), target->profile, target->arch->name);
}

/* Prints directories as a list of strings. */
static void print_meson_list(struct ctl *ctl, const char *name, const struct strvec *list)
{
    fprintf(ctl->out, "%s = [", name);
    for (size_t i = 0; i < list->count; i++)
        fprintf(ctl->out, "%s%s", i ? ", " : "", for_meson(ctl, list->items[i]));
    fputs("]\n", ctl->out);
}

static void print_meson_options(struct ctl *ctl, const struct env_target *target)
{
    const struct strvec *prefixes = &target->prefixes;
    if (!target->is_static && !prefixes->count)
        return;
    fputs("\n[built-in options]\n", ctl->out);
    if (target->is_static)
        fputs("default_library = 'static'\n", ctl->out);
    if (!prefixes->count)
        return;
    struct strvec includes = {0};
    struct strvec searched = {0};
    struct strvec libraries = env_library_directories(ctl, target);
    struct strvec packages = env_package_directories(ctl, target);
    for (size_t i = 0; i < prefixes->count; i++)
        strvec_pushf(ctl->arena, &includes, "-I%s/include", prefixes->items[i]);
    for (size_t i = 0; i < libraries.count; i++)
        strvec_pushf(ctl->arena, &searched, "-L%s", libraries.items[i]);
    print_meson_list(ctl, "pkg_config_path", &packages);
    static const char *const languages[] = {"c", "cpp"};
    for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++) {
        print_meson_list(ctl, arena_printf(ctl->arena, "%s_args", languages[i]), &includes);
        print_meson_list(ctl, arena_printf(ctl->arena, "%s_link_args", languages[i]), &searched);
    }
}

/* Meson has two spellings of pkg-config, the older of which ends with release 1.3. Its search by
 * CMake finds the host's packages, and it has no way to tell CMake of a sysroot. */
static void print_meson_searches(struct ctl *ctl, const struct env_target *target,
                                 const char *pkg_config)
{
    static const char *const names[] = {"pkg-config", "pkgconfig"};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        fprintf(ctl->out, "%s = ['env', 'ABICC_PROFILE=%s', 'ABICC_ARCH=%s', %s]\n", names[i],
                target->profile, target->arch->name, for_meson(ctl, pkg_config));
    if (target->has_sysroot)
        fputs("cmake = 'false'\n", ctl->out);
}

int env_print_meson(struct ctl *ctl, const struct env_target *target, struct error *err)
{
    struct env_programs programs = {0};
    if (env_check_prefixes(target, "'", "Meson", err) < 0)
        return -1;
    if (env_programs_by_path(ctl, target, &programs, err) < 0)
        return -1;
    fputs("[binaries]\n", ctl->out);
    print_meson_compiler(ctl, target, "c", programs.cc);
    print_meson_compiler(ctl, target, "cpp", programs.cxx);
    const char *ar = env_tool(ctl, target, "ar");
    print_meson_program(ctl, "ar", ar ? ar : "ar", NULL);
    print_meson_searches(ctl, target, programs.pkg_config);
    const char *strip = env_tool(ctl, target, "strip");
    if (strip)
        print_meson_program(ctl, "strip", strip, NULL);
    if (target->is_cross)
        print_meson_program(ctl, "exe_wrapper", programs.abictl, "run");
    print_meson_options(ctl, target);
    if (!target->is_cross)
        return 0;
    /* Meson takes this machine for one that runs i386 itself, also without i386's C library. */
    fprintf(ctl->out,
            "\n[properties]\nneeds_exe_wrapper = true\n"
            "\n[host_machine]\nsystem = 'linux'\ncpu_family = '%s'\ncpu = '%s'\nendian = '%s'\n",
            target->arch->meson, target->arch->cmake,
            target->arch->is_big_endian ? "big" : "little");
    return 0;
}
