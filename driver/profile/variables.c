#include "profile/variables.h"

#include <string.h>

#include "base/suggest.h"
#include "base/text.h"

static const char prefix[] = "ABICC_";

/* Those that choose are not asked for, as the choice is; nor is ABICC_CACHE_DIR, which says where
 * the answer lies. */
static const struct variable variables[] = {
    {"ABICC_ARCH", NULL, "the architecture to build for, such as aarch64, by any of its names",
     false, false},
    {"ABICC_CACHE_DIR", NULL, "directory for sysroots and other things made once", false, false},
    {"ABICC_CACHE_SHARED", "0|1", "1: uses ABICC_CACHE_DIR even if other users can write to it",
     false, false},
    {"ABICC_CC", NULL, "the underlying C compiler, instead of the profile's candidates", false,
     false},
    {"ABICC_CHECK", "error|warn|off", "what a finding does, instead of the profile's `check`", true,
     false},
    {"ABICC_CXX", NULL, "the underlying C++ compiler, instead of the profile's candidates", false,
     false},
    {"ABICC_DEPTH", NULL, "set by abicc for its children, to notice that it calls itself", false,
     false},
    {"ABICC_EXPLAIN", "0|1", "prints every edit with its reason, as --abicc-explain", false, false},
    {"ABICC_FORMAT", "text|github|json", "the format of findings; text by default", false, false},
    {"ABICC_HOST_ARCHIVES", NULL, "more `host_archives`, separated by spaces or commas", true,
     false},
    {"ABICC_HOST_HEADERS", NULL, "more `host_headers`, separated by spaces or commas", true, false},
    {"ABICC_LAUNCHER", NULL, "a program that runs compiles, such as ccache", false, false},
    {"ABICC_MUSL", NULL, "directories of unpacked musl-dev packages, separated by colons", true,
     true},
    {"ABICC_PKG_CONFIG_PATH", NULL,
     "for abicc-pkg-config: directories of .pc files built for the profile", false, true},
    {"ABICC_POLYFILLS", NULL, "more `polyfills`: a class, or names", true, false},
    {"ABICC_PROFILE", NULL, "the profile to build for", false, false},
    {"ABICC_PROFILE_PATH", NULL, "directories of profiles, absolute, separated by colons", true,
     true},
};

enum { VARIABLE_COUNT = sizeof(variables) / sizeof(*variables) };

const struct variable *variable_list(size_t *count)
{
    *count = VARIABLE_COUNT;
    return variables;
}

struct strvec variables_of_question(struct arena *arena)
{
    static const char *const others[] = {"PATH", "HOME", "XDG_CONFIG_HOME"};
    struct strvec names = {0};
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        strvec_push(arena, &names, others[i]);
    for (size_t i = 0; i < VARIABLE_COUNT; i++)
        if (variables[i].is_asked)
            strvec_push(arena, &names, variables[i].name);
    return names;
}

static int fail_unknown(const char *name, struct error *err)
{
    const char *names[VARIABLE_COUNT];
    for (size_t i = 0; i < VARIABLE_COUNT; i++)
        names[i] = variables[i].name;
    const char *near = suggest_nearest(name, names, VARIABLE_COUNT);
    if (near)
        return error_set(err, "%s: no such variable; did you mean %s?", name, near);
    return error_set(err,
                     "%s: no such variable; names that begin with ABICC_ are reserved for abicc "
                     "(`abicc --abicc-help` lists them)",
                     name);
}

static int check_value(struct arena *arena, const struct variable *variable, const char *value,
                       struct error *err)
{
    if (!*value)
        return error_set(err, "%s is set but empty; unset it, or give it a value", variable->name);
    const char *visible = text_visible(arena, value);
    if (strcmp(visible, value) != 0)
        return error_set(err, "%s=%s: the value holds a control character; write it on one line",
                         variable->name, visible);
    if (!variable->values)
        return 0;
    struct strvec words = strvec_split(arena, variable->values, '|');
    if (strvec_contains(&words, value))
        return 0;
    const char *near = suggest_nearest(value, words.items, words.count);
    return error_set(err, "%s=%s: the value must be %s%s%s%s", variable->name, value,
                     variable->values, near ? "; did you mean " : "", near ? near : "",
                     near ? "?" : "");
}

/* Checks that paths are absolute: compilers run in many directories. */
static int check_paths(struct arena *arena, const char *name, const char *value, struct error *err)
{
    struct strvec directories = strvec_split(arena, value, ':');
    for (size_t i = 0; i < directories.count; i++)
        if (*directories.items[i] != '/')
            return error_set(err,
                             "%s: \"%s\" is relative; write absolute paths, because a build calls "
                             "compilers in many directories",
                             name, directories.items[i]);
    return 0;
}

static int check_one(struct arena *arena, const char *assignment, struct error *err)
{
    const char *equals = strchrnul(assignment, '=');
    const char *name = arena_strndup(arena, assignment, (size_t)(equals - assignment));
    const char *value = *equals ? equals + 1 : equals;
    for (size_t i = 0; i < VARIABLE_COUNT; i++)
        if (strcmp(variables[i].name, name) == 0) {
            if (check_value(arena, &variables[i], value, err) < 0)
                return -1;
            return variables[i].is_path ? check_paths(arena, name, value, err) : 0;
        }
    return fail_unknown(name, err);
}

int variables_check(struct arena *arena, const char *const *environment, struct error *err)
{
    for (; environment && *environment; environment++)
        if (strncmp(*environment, prefix, strlen(prefix)) == 0 &&
            check_one(arena, *environment, err) < 0)
            return -1;
    return 0;
}
