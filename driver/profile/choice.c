#include "profile/choice.h"
#include "base/environment.h"
#include "base/text.h"

#include <string.h>
#include <unistd.h>

#include "profile/catalog.h"
#include "profile/settings.h"
#include "profile/variables.h"
#include "tables/arch.h"

static const char default_profile[] = "centos7-glibc2.17";

/* Takes the architecture out of what a program's name says before -gcc and its like: of a triplet,
 * and of an architecture alone, nothing is left for a profile's name. */
static void read_stem(struct arena *arena, const char *stem, struct choice_name *result)
{
    const char *machine = arena_strndup(arena, stem, strcspn(stem, "-"));
    bool is_machine = arch_is_named(machine);
    if (is_machine && (!strchr(stem, '-') || strstr(stem, "-linux")))
        result->arch = stem;
    else if (*stem)
        result->profile = stem;
}

/* The names without "icc", which build scripts take for Intel's compiler in "abicc". */
static const struct {
    const char *name, *family;
} installed[] = {
    {"abi-gcc", "gcc"},       {"abi-g++", "gcc"}, {"abi-clang", "clang"},
    {"abi-clang++", "clang"}, {"abi-cc", NULL},   {"abi-c++", NULL},
};

struct choice_name choice_read_name(struct arena *arena, const char *program)
{
    static const char *const prefixes[] = {"abicc-", "abic++-"};
    static const char *const endings[] = {"-cc",  "-gcc",    "-abicc",   "-clang",     "-c++",
                                          "-g++", "-abic++", "-clang++", "-pkg-config"};
    const char *name = text_file_name(program);
    struct choice_name result = {.is_cxx =
                                     strncmp(name, "abic++", 6) == 0 || text_ends_with(name, "++")};
    if (strcmp(name, "abicc-pkg-config") == 0) /* its own name, no profile called pkg-config */
        return result;
    for (size_t i = 0; i < sizeof(installed) / sizeof(*installed); i++)
        if (strcmp(name, installed[i].name) == 0) {
            result.family = installed[i].family;
            return result;
        }
    for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++)
        if (strncmp(name, prefixes[i], strlen(prefixes[i])) == 0) {
            read_stem(arena, name + strlen(prefixes[i]), &result);
            return result;
        }
    for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
        if (text_ends_with(name, endings[i])) {
            read_stem(arena, arena_strndup(arena, name, strlen(name) - strlen(endings[i])),
                      &result);
            return result;
        }
    return result;
}

const char *choice_config_path(struct arena *arena, const char *const *environment)
{
    const char *config = environment_get(environment, "XDG_CONFIG_HOME");
    const char *home = environment_get(environment, "HOME");
    if (config && *config == '/') /* the XDG rule: a relative one is to be ignored */
        return arena_printf(arena, "%s/abicc/config.yaml", config);
    if (home && *home == '/')
        return arena_printf(arena, "%s/.config/abicc/config.yaml", home);
    return NULL;
}

static int read_config(struct arena *arena, const char *path, struct settings *settings,
                       struct error *err)
{
    static const struct strvec no_roots = {0};
    const struct catalog catalog = {arena, &no_roots, NULL};
    struct catalog_file file;
    *settings = (struct settings){.table = &config_keys};
    int status = path ? catalog_read(&catalog, path, &file, err) : 0;
    if (status <= 0)
        return status;
    return settings_read(arena, &config_keys, &file, settings, err);
}

/* One of the places that may answer, in the order of their rank. */
struct answer {
    const char *value; /* NULL = silent */
    const char *source;
};

/* Returns the first of `count` answers that is not silent, or the last one. */
static const struct answer *first_answer(const struct answer *answers, size_t count)
{
    const struct answer *last = answers + count - 1;
    while (answers < last && !answers->value)
        answers++;
    return answers;
}
#define FIRST_ANSWER(answers) first_answer(answers, sizeof(answers) / sizeof(*(answers)))

static int check_options(const struct choice_options *options, struct error *err)
{
    const struct answer given[] = {{options->profile, "--abicc-profile"},
                                   {options->arch, "--abicc-arch"},
                                   {options->cc, "--abicc-cc"},
                                   {options->cxx, "--abicc-cxx"}};
    for (size_t i = 0; i < sizeof(given) / sizeof(*given); i++)
        if (given[i].value && !*given[i].value)
            return error_set(err, "%s= is empty; leave it out, or give it a value",
                             given[i].source);
    return 0;
}

/* Stores the compiler that was named, in the order of rank: by an option, by a variable, by the
 * config. The program's name asks for a family: an option outranks it, and it outranks the config.
 */
static void choose_compiler(const struct answer *compilers, size_t count,
                            const struct answer *family, struct choice *choice)
{
    const struct answer *compiler = first_answer(compilers, count);
    choice->compiler = compiler->value;
    choice->compiler_reason = compiler->source;
    if (!family->value || (compiler == compilers && compiler->value))
        return;
    choice->family = family->value;
    choice->family_reason = family->source;
    if (compiler == compilers + 1)
        return;
    choice->preferred = compiler->value;
    choice->compiler = NULL;
    choice->compiler_reason = family->source;
}

/* Refuses a compiler with arguments behind it, which CC of make may have. */
static int check_compiler(struct arena *arena, const struct choice *choice, struct error *err)
{
    const char *blank = choice->compiler ? strpbrk(choice->compiler, " \t") : NULL;
    if (!blank || access(choice->compiler, F_OK) == 0)
        return 0;
    return error_set(err,
                     "%s=%s: the name or path of a compiler is wanted, without arguments\n"
                     "  set it to one word; options belong to CFLAGS and LDFLAGS, a launcher such "
                     "as ccache to ABICC_LAUNCHER",
                     choice->compiler_reason, text_visible(arena, choice->compiler));
}

int choice_read(struct arena *arena, const char *program, const char *const *environment,
                const struct choice_options *options, struct choice *choice, struct error *err)
{
    *choice = (struct choice){0};
    const char *config_path = choice_config_path(arena, environment);
    struct settings config;
    if (check_options(options, err) < 0 || variables_check(arena, environment, err) < 0 ||
        read_config(arena, config_path, &config, err) < 0)
        return -1;
    const struct choice_name name = choice_read_name(arena, program);
    choice->is_cxx = name.is_cxx;
    const struct answer profiles[] = {
        [CHOICE_OPTION] = {options->profile, "--abicc-profile"},
        [CHOICE_NAME] = {name.profile, arena_printf(arena, "program name %s", program)},
        [CHOICE_ENVIRONMENT] = {environment_get(environment, "ABICC_PROFILE"), "ABICC_PROFILE"},
        [CHOICE_CONFIG] = {settings_get(&config, "profile")->text, config_path},
        [CHOICE_DEFAULT] = {default_profile, "the default"},
    };
    const struct answer *profile = FIRST_ANSWER(profiles);
    choice->source = (enum choice_source)(profile - profiles);
    choice->profile = profile->value;
    choice->reason = profile->source;
    const char *variable = name.is_cxx ? "ABICC_CXX" : "ABICC_CC";
    const struct answer compilers[] = {
        {name.is_cxx ? options->cxx : options->cc, name.is_cxx ? "--abicc-cxx" : "--abicc-cc"},
        {environment_get(environment, variable), variable},
        {settings_get(&config, name.is_cxx ? "cxx" : "cc")->text, config_path},
        {NULL, NULL},
    };
    const struct answer launchers[] = {
        {environment_get(environment, "ABICC_LAUNCHER"), "ABICC_LAUNCHER"},
        {settings_get(&config, "launcher")->text, config_path},
        {NULL, NULL},
    };
    const struct answer family = {name.family, profiles[CHOICE_NAME].source};
    choose_compiler(compilers, sizeof(compilers) / sizeof(*compilers), &family, choice);
    if (check_compiler(arena, choice, err) < 0)
        return -1;
    const struct answer *launcher = FIRST_ANSWER(launchers);
    choice->launcher = launcher->value;
    choice->launcher_reason = launcher->source;
    const struct arch_request request = {.program = program,
                                         .of_option = options->arch,
                                         .of_name = name.arch,
                                         .machine_word = options->machine_word,
                                         .machine = options->machine};
    return choice_read_arch(arena, &request, environment, choice, err);
}
