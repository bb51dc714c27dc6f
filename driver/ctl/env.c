/* abictl env: the variables by which builds find abicc, in the words of who reads them. */
#include <stdlib.h>
#include <string.h>

#include "base/environment.h"
#include "base/fs.h"
#include "ctl/ctl.h"
#include "ctl/json.h"
#include "profile/profile.h"

enum { OPTION_PROFILE, OPTION_FORMAT };

struct assignment {
    const char *name;
    const char *value;
};

/* In single quotes where the shell would take it apart. */
static const char *quote_shell(struct arena *arena, const char *text)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "/._+-=:,@%";
    if (*text && strspn(text, plain) == strlen(text))
        return text;
    char *quoted = arena_alloc(arena, strlen(text) * 4 + 3);
    char *to = quoted;
    *to++ = '\'';
    for (; *text; text++)
        to = *text == '\'' ? stpcpy(to, "'\\''") : (*to = *text, to + 1);
    *to = '\'';
    return quoted;
}

/* make expands $ and ends a line at #. */
static const char *quote_make(struct arena *arena, const char *text)
{
    char *quoted = arena_alloc(arena, strlen(text) * 2 + 1);
    for (char *to = quoted; *text; text++) {
        if (*text == '$')
            *to++ = '$';
        if (*text == '#')
            *to++ = '\\';
        *to++ = *text;
    }
    return quoted;
}

static void print(struct ctl *ctl, const char *format, const struct assignment *list, size_t count)
{
    if (strcmp(format, "json") == 0) {
        json_t *object = json_object();
        for (size_t i = 0; i < count; i++)
            json_put(object, list[i].name, list[i].value);
        json_print(object, ctl->out);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const char *name = list[i].name;
        const char *value = list[i].value;
        if (strcmp(format, "make") == 0)
            fprintf(ctl->out, "export %s := %s\n", name, quote_make(ctl->arena, value));
        else if (strcmp(format, "github") == 0)
            fprintf(ctl->out, "%s=%s\n", name, value);
        else
            fprintf(ctl->out, "export %s=%s\n", name, quote_shell(ctl->arena, value));
    }
}

/* The first program of that name on PATH, or NULL. */
static const char *find_on_path(struct ctl *ctl, const char *name)
{
    const char *path = environment_get(ctl->environ, "PATH");
    struct strvec folders = strvec_split(ctl->arena, path ? path : "", ':');
    for (size_t i = 0; i < folders.count; i++) {
        const char *candidate = arena_printf(ctl->arena, "%s/%s", folders.items[i], name);
        if (fs_exists(candidate))
            return candidate;
    }
    return NULL;
}

/* The bare name where PATH leads to the program beside abictl, else that program's path. */
static int name_program(struct ctl *ctl, const char *name, const char **word, struct error *err)
{
    if (ctl_program(ctl, name, word, err) < 0)
        return -1;
    const char *found = find_on_path(ctl, name);
    const char *real = found ? fs_real(ctl->arena, found) : NULL;
    const char *wanted = fs_real(ctl->arena, *word);
    if (real && wanted && strcmp(real, wanted) == 0)
        *word = name;
    return 0;
}

/* For Go there is nothing that a static profile needs beyond CGO_ENABLED: abicc lets Go's trial
 * link of _cgo_.o fail there, upon which Go links such programs through abicc by itself. */
static int run(struct ctl *ctl, struct error *err)
{
    enum { CC, CXX, AR, PKG_CONFIG, PROFILE, CGO, COUNT };
    struct assignment list[COUNT] = {
        [CC] = {"CC", NULL},
        [CXX] = {"CXX", NULL},
        [AR] = {"AR", "ar"},
        [PKG_CONFIG] = {"PKG_CONFIG", NULL},
        [PROFILE] = {"ABICC_PROFILE", NULL},
        [CGO] = {"CGO_ENABLED", "1"},
    };
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct choice choice;
    struct profile profile;
    struct profile_sources sources = {{0}};
    if (ctl_choose(ctl, ctl->values[OPTION_PROFILE], &choice, err) < 0 ||
        profile_load(ctl->arena, &roots, choice.profile, &profile, &sources, err) < 0 ||
        name_program(ctl, "abicc", &list[CC].value, err) < 0 ||
        name_program(ctl, "abic++", &list[CXX].value, err) < 0 ||
        name_program(ctl, "abicc-pkg-config", &list[PKG_CONFIG].value, err) < 0)
        return -1;
    list[PROFILE].value = profile.name;
    const char *format = ctl->values[OPTION_FORMAT];
    print(ctl, format ? format : "sh", list, COUNT);
    return 0;
}

const struct ctl_command ctl_env = {
    .name = "env",
    .operands = "",
    .summary = "print the variables that make builds use abicc",
    .help = "CC, CXX, AR, PKG_CONFIG, ABICC_PROFILE and, for Go, CGO_ENABLED.\n"
            "  sh:      eval \"$(abictl env --profile el8)\"\n"
            "  make:    abictl env --profile el8 --format make >abicc.mk, and `include abicc.mk`\n"
            "  github:  abictl env --profile el8 --format github >>\"$GITHUB_ENV\"\n",
    .options = {[OPTION_PROFILE] = {"--profile", "NAME", NULL,
                                    "the target, instead of the chosen one"},
                [OPTION_FORMAT] = {"--format", "FORMAT", "sh|make|github|json",
                                   "how to print them; sh when it is not given"}},
    .run = run,
};
