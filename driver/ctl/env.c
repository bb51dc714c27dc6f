/* abictl env: prints the variables by which builds use abicc, in the syntax of their reader. */
#include <stdlib.h>
#include <string.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/search_path.h"
#include "ctl/ctl.h"
#include "ctl/json.h"
#include "ctl/quote.h"
#include "profile/profile.h"

enum { OPTION_PROFILE, OPTION_FORMAT };

struct assignment {
    const char *name;
    const char *value;
};

static void print_json(struct ctl *ctl, const struct assignment *list, size_t count)
{
    json_t *object = json_object();
    for (size_t i = 0; i < count; i++)
        json_put(object, list[i].name, list[i].value);
    json_print(object, ctl->out);
}

static int print_lines(struct ctl *ctl, const char *format, const struct assignment *list,
                       size_t count, struct error *err)
{
    for (size_t i = 0; i < count; i++) {
        const char *name = list[i].name;
        const char *value = list[i].value;
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

/* A static profile needs nothing for Go beyond CGO_ENABLED: abicc fails Go's trial link of _cgo_.o
 * there, and Go then links such programs through abicc. */
static int run(struct ctl *ctl, struct error *err)
{
    enum { CC, CXX, AR, PKG_CONFIG, PROFILE, CGO, FORMAT, COUNT };
    struct assignment list[COUNT] = {
        [CC] = {"CC", NULL},
        [CXX] = {"CXX", NULL},
        [AR] = {"AR", "ar"},
        [PKG_CONFIG] = {"PKG_CONFIG", NULL},
        [PROFILE] = {"ABICC_PROFILE", NULL},
        [CGO] = {"CGO_ENABLED", "1"},
        [FORMAT] = {"ABICC_FORMAT", "github"},
    };
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct choice choice;
    struct profile profile;
    if (ctl_choose(ctl, ctl->values[OPTION_PROFILE], &choice, err) < 0 ||
        profile_load(ctl->arena, &roots, choice.profile, &profile, NULL, err) < 0 ||
        name_program(ctl, "abicc", &list[CC].value, err) < 0 ||
        name_program(ctl, "abic++", &list[CXX].value, err) < 0 ||
        name_program(ctl, "abicc-pkg-config", &list[PKG_CONFIG].value, err) < 0)
        return -1;
    list[PROFILE].value = profile.name;
    const char *format = ctl->values[OPTION_FORMAT] ? ctl->values[OPTION_FORMAT] : "sh";
    size_t count = strcmp(format, "github") == 0 ? COUNT : FORMAT; /* FORMAT is for GitHub only */
    if (strcmp(format, "json") != 0)
        return print_lines(ctl, format, list, count, err);
    print_json(ctl, list, count);
    return 0;
}

const struct ctl_command ctl_env = {
    .name = "env",
    .operands = "",
    .summary = "print the variables that make builds use abicc",
    .help = "CC, CXX, AR, PKG_CONFIG, ABICC_PROFILE and, for Go, CGO_ENABLED; for GitHub also\n"
            "ABICC_FORMAT, which makes findings appear beside the code.\n"
            "  sh:      eval \"$(abictl env --profile el8)\"\n"
            "  make:    abictl env --profile el8 --format make >abicc.mk, and `include abicc.mk`\n"
            "  github:  abictl env --profile el8 --format github >>\"$GITHUB_ENV\"\n",
    .options = {[OPTION_PROFILE] = {"--profile", "NAME", NULL,
                                    "the target, instead of the chosen profile"},
                [OPTION_FORMAT] = {"--format", "FORMAT", "sh|make|github|json",
                                   "the syntax; sh by default"}},
    .run = run,
};
