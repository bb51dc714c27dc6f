#include "plan/callers.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/search_path.h"
#include "base/text.h"
#include "cmdline/response.h"
#include "plan/edits.h"
#include "toolchain/toolchain.h"

static const char *profile_of(const struct plan_request *request)
{
    return request->state->profile.name;
}

/* Returns whether the word is this program, by a path or a name for PATH. */
static bool is_abicc(struct arena *arena, const char *word, const char *path)
{
    if (strchr(word, '/'))
        return toolchain_is_abicc(word);
    struct strvec candidates = search_path_candidates(arena, path, word);
    for (size_t i = 0; i < candidates.count; i++)
        if (access(candidates.items[i], X_OK) == 0)
            return toolchain_is_abicc(candidates.items[i]);
    return false;
}

/* Returns whether one of the words sets ABICC_PROFILE, as in `env ABICC_PROFILE=el7 abicc`. */
static bool sets_profile(const struct strvec *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (text_begins_with(words->items[i], "ABICC_PROFILE="))
            return true;
    return false;
}

/* cmd/go identifies the compiler by running the first word of CC with -### (gccToolID in
 * cmd/go/internal/work). If that is not abicc, Go's cache sees the words of CC, but not the profile
 * that ABICC_PROFILE chose. A compile of cmd/go is recognized by a variable and an option; other
 * programs that it runs (go generate) do not have both. */
static int check_go(struct arena *arena, const struct plan_request *request, struct error *err)
{
    const char *const *environment = request->environment;
    const char *variable = request->choice->is_cxx ? "CXX" : "CC";
    const char *value = environment_get(environment, variable);
    if (request->choice->source <= CHOICE_NAME || !value || !strpbrk(value, " \t") ||
        !environment_get(environment, "GOTOOLDIR") ||
        !edit_has_word(request->line, "-gno-record-gcc-switches"))
        return 0;
    struct strvec words = response_split(arena, value);
    const char *path = environment_get(environment, "PATH");
    if (words.count < 2 || is_abicc(arena, words.items[0], path) || sets_profile(&words))
        return 0;
    size_t own = 1;
    while (own < words.count && !is_abicc(arena, words.items[own], path))
        own++;
    if (own == words.count)
        return 0;
    return error_set(err,
                     "%s=%s: Go identifies the compiler by the first word alone, and its build "
                     "cache would mix the objects of two profiles\n"
                     "  set %s=%s and ABICC_LAUNCHER=%s, or name the profile: %s=\"%s "
                     "--abicc-profile=%s\"",
                     variable, value, variable, words.items[own], words.items[0], variable,
                     strvec_join(arena, &words, " "), profile_of(request));
}

/* A caller, by the name of its process. */
struct caller {
    const char *name;
    enum choice_source enough; /* the profile must be chosen by this, or by what outranks it */
    const char *fault;
    const char *remedy;
};

/* Caches that hash the preprocessed text without line markers, the arguments and the compiler's
 * file, but neither ABICC_PROFILE nor the program's name. */
static const struct caller caches[] = {
    {"sccache", CHOICE_OPTION,
     "sccache does not see which profile was chosen, and would mix the objects of two profiles",
     "ABICC_LAUNCHER=sccache"},
    {"buildcache", CHOICE_OPTION,
     "buildcache does not see which profile was chosen, and would mix the objects of two profiles",
     "ABICC_LAUNCHER=buildcache"},
};

/* Servers that compile text that another machine preprocessed, without that machine's environment.
 */
static const struct caller servers[] = {
    {"distccd", CHOICE_NAME,
     "distcc does not send ABICC_PROFILE to this machine, which would compile for its own default",
     "ABICC_LAUNCHER=distcc on the machine that builds"},
};

/* The kernel keeps 15 bytes of a process's name (proc(5), /proc/PID/comm); then a newline, and NUL.
 */
enum { COMM_SIZE = 17 };

/* Returns the caller among `callers`, or NULL. */
static const struct caller *caller_among(struct arena *arena, const struct caller *callers,
                                         size_t count)
{
    char name[COMM_SIZE] = "";
    FILE *file = fopen(arena_printf(arena, "/proc/%d/comm", (int)getppid()), "re");
    if (!file)
        return NULL;
    if (fgets(name, sizeof(name), file))
        name[strcspn(name, "\n")] = '\0';
    fclose(file);
    for (size_t i = 0; i < count; i++)
        if (strcmp(callers[i].name, name) == 0)
            return &callers[i];
    return NULL;
}

static bool has_preprocessed_input(const struct cmdline *line)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->words[i].kind == WORD_INPUT && (text_ends_with(line->words[i].text, ".i") ||
                                                  text_ends_with(line->words[i].text, ".ii")))
            return true;
    return false;
}

/* Looks for the caller only if the command line is one that it uses, so that other compiles cost
 * nothing. */
static int check_caller(struct arena *arena, const struct plan_request *request, struct error *err)
{
    const struct cmdline *line = request->line;
    const struct caller *caller = NULL;
    if (line->action == ACTION_PREPROCESS && cmdline_has_option(line, OPT_NO_LINE_MARKERS))
        caller = caller_among(arena, caches, sizeof(caches) / sizeof(*caches));
    else if (line->action == ACTION_COMPILE && has_preprocessed_input(line))
        caller = caller_among(arena, servers, sizeof(servers) / sizeof(*servers));
    if (!caller || request->choice->source <= caller->enough)
        return 0;
    return error_set(err,
                     "%s\n  set %s, or name the profile on the command line: --abicc-profile=%s",
                     caller->fault, caller->remedy, profile_of(request));
}

int callers_check(struct arena *arena, const struct plan_request *request, struct error *err)
{
    if (check_go(arena, request, err) < 0)
        return -1;
    return check_caller(arena, request, err);
}

/* Returns whether one of the words of the command is this program, be it behind a launcher. */
static bool runs_abicc(struct arena *arena, const char *command, const char *path)
{
    struct strvec words = response_split(arena, command);
    for (size_t i = 0; i < words.count; i++)
        if (is_abicc(arena, words.items[i], path))
            return true;
    return false;
}

const char *callers_lack_cxx(struct arena *arena, const struct plan_request *request)
{
    const char *const *environment = request->environment;
    const char *cc = environment_get(environment, "CC");
    const char *cxx = environment_get(environment, "CXX");
    const char *path = environment_get(environment, "PATH");
    const struct cmdline *line = request->line;
    if (request->choice->is_cxx || !line->has_cxx_input || line->action != ACTION_COMPILE || !cc ||
        environment_get(environment, "GOTOOLDIR") || !runs_abicc(arena, cc, path) ||
        (cxx && runs_abicc(arena, cxx, path)))
        return NULL;
    const char *family = toolchain_family(&request->state->toolchain);
    return arena_printf(arena,
                        "CC=%s compiles C++, but CXX%s%s: if the build links with that, the output "
                        "is for this machine\n  set CXX=abi-%s, too",
                        cc, cxx ? "=" : " is not set", cxx ? cxx : "",
                        strcmp(family, "gcc") == 0 ? "g++" : "clang++");
}
