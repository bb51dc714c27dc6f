#include "toolchain/libcxx.h"

#include <string.h>

#include "base/fs.h"
#include "base/text.h"

#define HEADERS "/include/c++/v1"

/* Returns the prefix below which clang reads libc++'s headers whatever the sysroot is: that of its
 * own installation. Headers in the host's /usr/include may belong to the archives of another
 * release. NULL when there are none. */
static const char *find_prefix(struct arena *arena, const char *const *environment,
                               const struct toolchain *toolchain)
{
    static const char *const question[] = {"-stdlib=libc++", "-###", "--sysroot=/nonexistent",
                                           "-fsyntax-only",  "-x",   "c++",
                                           "/dev/null"};
    struct strvec words = {0};
    for (size_t i = 0; i < sizeof(question) / sizeof(*question); i++)
        strvec_push(arena, &words, question[i]);
    struct process_output answer = toolchain_ask(arena, toolchain->path, environment, &words);
    const char *end = answer.status == 0 ? strstr(answer.err, HEADERS "\"") : NULL;
    if (!end)
        return NULL;
    const char *start = end;
    while (start > answer.err && start[-1] != '"')
        start--;
    return fs_real(arena, arena_strndup(arena, start, (size_t)(end - start)));
}

static bool holds_archives(struct arena *arena, const char *directory)
{
    return fs_exists(arena_printf(arena, "%s/libc++.a", directory)) &&
           fs_exists(arena_printf(arena, "%s/libc++abi.a", directory));
}

/* Returns clang's prefix by the name of its program, where a libc++ may be installed later. */
static const char *guess_prefix(struct arena *arena, const struct toolchain *toolchain)
{
    const char *real = fs_real(arena, toolchain->program);
    const char *directory = real ? real : toolchain->program;
    return arena_printf(arena, "%.*s..", (int)(text_file_name(directory) - directory), directory);
}

void libcxx_find(struct arena *arena, const char *const *environment, struct toolchain *toolchain,
                 struct witness *sources)
{
    toolchain->libcxx = "";
    if (toolchain->family != COMPILER_CLANG)
        return;
    const char *prefix = find_prefix(arena, environment, toolchain);
    if (!prefix) {
        witness_see(arena, sources,
                    arena_printf(arena, "%s" HEADERS, guess_prefix(arena, toolchain)));
        return;
    }
    /* The directories of LLVM_ENABLE_PER_TARGET_RUNTIME_DIR, of LLVM_LIBDIR_SUFFIX, and of Debian
     * for its default release. */
    const char *const directories[] = {
        arena_printf(arena, "%s/lib/%s", prefix, toolchain->target),
        arena_printf(arena, "%s/lib", prefix),
        arena_printf(arena, "%s/lib64", prefix),
        arena_printf(arena, "%s/lib/%.*s-linux-gnu", prefix, (int)strcspn(toolchain->target, "-"),
                     toolchain->target),
    };
    for (size_t i = 0; i < sizeof(directories) / sizeof(*directories); i++) {
        witness_see(arena, sources, arena_printf(arena, "%s/libc++.a", directories[i]));
        witness_see(arena, sources, arena_printf(arena, "%s/libc++abi.a", directories[i]));
        if (holds_archives(arena, directories[i])) {
            witness_see(arena, sources, arena_printf(arena, "%s/libunwind.a", directories[i]));
            toolchain->libcxx = directories[i];
            return;
        }
    }
}
