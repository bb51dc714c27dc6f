#include "toolchain/toolchain.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/search_path.h"
#include "base/text.h"
#include "toolchain/cross.h"
#include "toolchain/libcxx.h"

const struct toolchain_variable toolchain_variables[] = {
    {"CPATH", VARIABLE_HEADERS},
    {"C_INCLUDE_PATH", VARIABLE_HEADERS},
    {"CPLUS_INCLUDE_PATH", VARIABLE_HEADERS},
    {"OBJC_INCLUDE_PATH", VARIABLE_HEADERS},
    {"OBJCPLUS_INCLUDE_PATH", VARIABLE_HEADERS},
    {"LIBRARY_PATH", VARIABLE_LIBRARIES},
    {"LD_RUN_PATH", VARIABLE_RUN_PATH},
    {"GCC_EXEC_PREFIX", VARIABLE_PARTS},
};
const size_t toolchain_variable_count = sizeof(toolchain_variables) / sizeof(*toolchain_variables);

bool toolchain_is_abicc(const char *path)
{
    struct stat self, st;
    return stat("/proc/self/exe", &self) == 0 && stat(path, &st) == 0 && self.st_dev == st.st_dev &&
           self.st_ino == st.st_ino;
}

struct process_output toolchain_ask(struct arena *arena, const char *path,
                                    const char *const *environment, const struct strvec *words)
{
    struct strvec argv = {0};
    strvec_push(arena, &argv, path);
    strvec_extend(arena, &argv, words);
    struct strvec removed = {0};
    for (size_t i = 0; i < toolchain_variable_count; i++)
        strvec_push(arena, &removed, toolchain_variables[i].name);
    struct strvec set = {0};
    strvec_push(arena, &set, "LC_ALL=C");
    strvec_push(arena, &set, "ABICC_DEPTH=1"); /* makes a copy of abicc refuse */
    struct strvec env = environment_edit(arena, environment, &removed, &set);
    struct process_output output = {0};
    struct error ignored;
    if (process_capture(arena, &argv, &env, &output, &ignored) < 0)
        return (struct process_output){.out = "", .err = "", .status = -1};
    return output;
}

/* Returns the word after `label` in `text`; NULL without the label. */
static const char *word_after(struct arena *arena, const char *text, const char *label)
{
    const char *found = strstr(text, label);
    if (!found)
        return NULL;
    found += strlen(label);
    return arena_strndup(arena, found, strcspn(found, " \t\n-+~"));
}

static const char *line_after(struct arena *arena, const char *text, const char *label)
{
    const char *found = strstr(text, label);
    if (!found)
        return NULL;
    found += strlen(label);
    return arena_strndup(arena, found, strcspn(found, "\n"));
}

/* Reads family, version and target from the answer to -v; returns false for another compiler. */
static bool read_identity(struct arena *arena, const char *answer, struct toolchain *toolchain)
{
    const char *version = word_after(arena, answer, "gcc version ");
    toolchain->family = COMPILER_GCC;
    if (!version) {
        version = word_after(arena, answer, "clang version ");
        toolchain->family = COMPILER_CLANG;
    }
    if (!version || !version_parse(version, strlen(version), &toolchain->version))
        return false;
    toolchain->target = line_after(arena, answer, "Target: ");
    toolchain->has_ieee_long_double = strstr(answer, " --with-long-double-format=ieee") != NULL;
    toolchain->signature = line_after(arena, answer, " version ");
    return toolchain->target != NULL;
}

/* Returns the text before its last `count` slashes; NULL when it has fewer. */
static const char *parent_of(struct arena *arena, const char *path, int count)
{
    size_t length = strlen(path);
    while (count-- > 0) {
        while (length > 0 && path[length - 1] != '/')
            length--;
        if (length == 0)
            return NULL;
        length--;
    }
    return arena_strndup(arena, path, length);
}

/* clang searches lib/gcc and lib/gcc-cross, and the same below lib32 and lib64 (its Gnu.cpp). */
const char *toolchain_gcc_prefix(struct arena *arena, const struct toolchain *toolchain)
{
    const char *all = parent_of(arena, toolchain->install_dir, 2);
    const char *libraries = all ? parent_of(arena, all, 1) : NULL;
    const char *prefix = libraries ? parent_of(arena, libraries, 1) : NULL;
    if (!prefix || strncmp(strrchr(all, '/'), "/gcc", 4) != 0 ||
        strncmp(strrchr(libraries, '/'), "/lib", 4) != 0)
        return NULL;
    return *prefix ? prefix : "/";
}

/* Asks with the words that choose the architecture before the question. */
static struct process_output ask(struct arena *arena, const char *path,
                                 const char *const *environment, const struct toolchain *toolchain,
                                 const char *question, const char *more)
{
    struct strvec words = {0};
    strvec_extend(arena, &words, &toolchain->words);
    strvec_push(arena, &words, question);
    if (more)
        strvec_push(arena, &words, more);
    return toolchain_ask(arena, path, environment, &words);
}

static bool identify(struct arena *arena, const char *path, const char *const *environment,
                     struct toolchain *toolchain)
{
    struct process_output answer = ask(arena, path, environment, toolchain, "-v", NULL);
    return answer.status == 0 &&
           read_identity(arena, arena_printf(arena, "%s%s", answer.err, answer.out), toolchain);
}

/* Stores the directory of libgcc.a. The option keeps clang from answering with compiler-rt's file.
 */
static void find_libgcc(struct arena *arena, const char *path, const char *const *environment,
                        struct toolchain *toolchain)
{
    bool is_clang = toolchain->family == COMPILER_CLANG;
    struct process_output answer =
        ask(arena, path, environment, toolchain, "-print-libgcc-file-name",
            is_clang ? "--rtlib=libgcc" : NULL);
    const char *file = arena_strndup(arena, answer.out, strcspn(answer.out, "\n"));
    const char *directory = strchr(file, '/') ? text_directory(arena, file) : "";
    const char *real = fs_real(arena, directory);
    toolchain->install_dir = real ? real : directory;
}

const struct arch *toolchain_arch_of(struct arena *arena, const struct toolchain *toolchain)
{
    return arch_of_triplet(arena, toolchain->target);
}

/* A search for a compiler. */
struct search {
    struct arena *arena;
    const char *const *environment;
    const struct arch *arch;
    const struct toolchain_wish *wish;
    struct toolchain *toolchain;
    struct witness *sources;
    const char *refused;        /* the programs found, with what is wrong with them */
    struct strvec refused_ones; /* each as its name, file and reason */
};

const char *toolchain_family(const struct toolchain *toolchain)
{
    return toolchain->family == COMPILER_CLANG ? "clang" : "gcc";
}

/* Returns why the compiler is not of the family that is asked for, or NULL. */
static const char *check_family(const struct search *search)
{
    const struct toolchain_wish *wish = search->wish;
    const char *family = toolchain_family(search->toolchain);
    if (!wish->family || strcmp(wish->family, family) == 0)
        return NULL;
    return arena_printf(search->arena, "is %s, but %s asks for %s%s", family, wish->asker,
                        wish->family,
                        wish->wanted ? "; call abi-cc and abi-c++, which take either" : "");
}

/* Makes the compiler one for the architecture; returns why that is impossible, or NULL. */
static const char *turn_to(const struct search *search, const char *path)
{
    struct arena *arena = search->arena;
    struct toolchain *toolchain = search->toolchain;
    const struct arch *arch = search->arch;
    const struct arch *own = toolchain_arch_of(arena, toolchain);
    bool is_own = own == arch;
    if (!is_own && toolchain->family == COMPILER_CLANG) {
        strvec_pushf(arena, &toolchain->words, "--target=%s", arch_compiler_triplet(arch));
        if (!identify(arena, path, search->environment, toolchain))
            return arena_printf(arena, "this clang cannot compile for %s", arch->name);
    } else if (!is_own && own && arch->biarch && strcmp(arch->biarch, own->name) == 0) {
        strvec_push(arena, &toolchain->words, arch->machine_option);
    } else if (!is_own) {
        return arena_printf(arena, "makes code for %s, not for %s", toolchain->target, arch->name);
    }
    find_libgcc(arena, path, search->environment, toolchain);
    if (!is_own && search->wish->needs_libgcc && !*toolchain->install_dir)
        return arena_printf(arena, "found no libgcc for %s", arch->name);
    /* Of a compiler for two architectures, the parts for the second come in packages of their own.
     */
    if (!is_own && search->wish->needs_libgcc && search->wish->is_cxx &&
        toolchain->family == COMPILER_GCC &&
        !fs_exists(arena_printf(arena, "%s/libstdc++.a", toolchain->install_dir)))
        return arena_printf(arena, "has no C++ library for %s", arch->name);
    toolchain->cross = cross_directory(arena, toolchain);
    return NULL;
}

/* Returns the compiler that a link to a launcher stands for (/usr/lib/ccache/gcc): the next file of
 * that name on PATH, as the launcher itself finds it; `path` where that is no such link. */
static const char *beneath(struct arena *arena, const char *path, const char *const *environment,
                           struct witness *sources)
{
    static const char *const launchers[] = {"ccache", "distcc", "icecc", "sccache"};
    const char *real = fs_real(arena, path);
    bool is_launcher = false;
    for (size_t i = 0; real && i < sizeof(launchers) / sizeof(*launchers); i++)
        is_launcher |= strcmp(text_file_name(real), launchers[i]) == 0;
    if (!is_launcher)
        return path;
    struct program_search search =
        program_search(arena, environment_get(environment, "PATH"), text_file_name(path), sources);
    for (const char *other; (other = program_search_next(&search));) {
        const char *other_real = fs_real(arena, other);
        if (other_real && strcmp(other_real, real) != 0 && !toolchain_is_abicc(other))
            return other;
    }
    return path;
}

/* Returns the signature. `path` may be a launcher that finds its compiler otherwise, hence the
 * words. */
static const char *sign(struct arena *arena, const char *path, const char *words)
{
    struct stat st = {0};
    const char *real = fs_real(arena, path);
    (void)stat(path, &st);
    return arena_printf(arena, "%s %lld %lld.%09ld %s", real ? real : path, (long long)st.st_size,
                        (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec, words);
}

/* Adds the program to those that are refused, once where /bin is /usr/bin; returns false. */
static bool refuse(struct search *search, const char *path, const char *reason)
{
    const char *real = fs_real(search->arena, path);
    const char *one =
        arena_printf(search->arena, "%s %s: %s", text_file_name(path), real ? real : path, reason);
    if (strvec_contains(&search->refused_ones, one))
        return false;
    strvec_push(search->arena, &search->refused_ones, one);
    search->refused = arena_printf(search->arena, "%s\n  %s: %s", search->refused, path, reason);
    return false;
}

/* Tries one program; returns false when it is abicc, is no known compiler, or none for the
 * architecture. */
static bool try_file(struct search *search, const char *path)
{
    struct arena *arena = search->arena;
    struct toolchain *toolchain = search->toolchain;
    if (toolchain_is_abicc(path))
        return refuse(search, path, "this is abicc itself");
    *toolchain = (struct toolchain){.path = path, .arch = search->arch->name, .cross = ""};
    toolchain->program = beneath(arena, path, search->environment, search->sources);
    if (!identify(arena, path, search->environment, toolchain))
        return refuse(search, path, "its answer to -v is not that of gcc or clang");
    const char *reason = check_family(search);
    if (!reason)
        reason = turn_to(search, path);
    if (reason)
        return refuse(search, path, reason);
    libcxx_find(arena, search->environment, toolchain, search->sources);
    toolchain->signature = sign(arena, toolchain->program, toolchain->signature);
    return true;
}

static bool try_name(struct search *search, const char *name)
{
    /* Symbolic links are kept: ccache tells by its name for which compiler it stands. */
    struct program_search programs = program_search(
        search->arena, environment_get(search->environment, "PATH"), name, search->sources);
    for (const char *path; (path = program_search_next(&programs));)
        if (try_file(search, path))
            return true;
    return false;
}

/* Tries the compiler itself and the cross compilers of that name, in one order or the other. */
static bool try_candidate(struct search *search, const char *name, bool is_own_first)
{
    if (is_own_first && try_name(search, name))
        return true;
    struct strvec names = cross_names(search->arena, search->arch, name);
    for (size_t i = 0; i < names.count; i++)
        if (try_name(search, names.items[i]))
            return true;
    return !is_own_first && try_name(search, name);
}

int toolchain_find(struct arena *arena, const struct toolchain_wish *wish,
                   const char *const *environment, struct toolchain *toolchain,
                   struct witness *sources, struct error *err)
{
    const struct strvec *candidates = wish->candidates;
    const struct arch *arch = arch_find(wish->arch);
    struct search search = {.arena = arena,
                            .environment = environment,
                            .arch = arch,
                            .wish = wish,
                            .toolchain = toolchain,
                            .sources = sources,
                            .refused = ""};
    if (wish->wanted) {
        if (try_candidate(&search, wish->wanted, true))
            return 0;
        if (wish->family && *search.refused)
            return error_set(err, "%s: not a compiler that may be used here%s",
                             text_visible(arena, wish->wanted), search.refused);
        return error_set(err, "%s: %s%s%s%s", text_visible(arena, wish->wanted),
                         *search.refused ? "no compiler for " : "compiler not found",
                         *search.refused ? arch->name : "", search.refused,
                         cross_advice(arena, arch));
    }
    /* What this machine's own compiler can do with an option, it shall do. */
    bool is_own_first = arch->biarch && strcmp(arch->biarch, arch_of_host()->name) == 0;
    for (size_t i = 0; i < candidates->count; i++)
        if (try_candidate(&search, candidates->items[i], is_own_first))
            return 0;
    const char *advice = cross_advice(arena, arch);
    return error_set(err,
                     "none of the profile's compilers is on PATH%s%s (%s)%s%s\n"
                     "  %s, or name yours with --abicc-cc= or ABICC_CC (for C++: "
                     "--abicc-cxx=, ABICC_CXX)",
                     *advice ? " for " : "", *advice ? arch->name : "",
                     strvec_join(arena, candidates, ", "), search.refused, advice,
                     *advice ? "install that" : "install one");
}
