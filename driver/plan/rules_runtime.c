#include <string.h>

#include "plan/rules.h"
#include "sysroot/compiler_libraries.h"

/* Drops each word of the line that is `option`. */
static void drop_option(struct draft *draft, enum option_id option, const char *reason)
{
    for (size_t i = 0; i < draft->line->count; i++)
        if (draft->line->words[i].kind == WORD_OPTION && draft->line->words[i].option == option)
            draft_drop(draft, i, reason);
}

/* clang warns of -static-libgcc where it adds no library: -Werror would make it an error. */
static bool refuses_static_libgcc(const struct draft *draft)
{
    return draft->state->toolchain.family == COMPILER_CLANG &&
           (rules_has_word(draft->line, "-nostdlib") ||
            rules_has_word(draft->line, "-nodefaultlibs"));
}

static void add_runtime_libraries(struct draft *draft)
{
    const struct profile *profile = &draft->state->profile;
    if (profile->static_libgcc != TRISTATE_NO && !refuses_static_libgcc(draft)) {
        drop_option(draft, OPT_SHARED_LIBGCC, "static_libgcc of the profile");
        draft_add(draft, "-static-libgcc",
                  "the compiler's libgcc_s may be newer than the target's: static_libgcc");
    }
    if (profile->libc == LIBC_GLIBC)
        drop_option(draft, OPT_STATIC_LIBSTDCXX,
                    "-lstdc++ is static in the sysroot already, with what it needs on an old libc");
}

/* A shared library offers its own names, not those of the compiler's archives inside it: another
 * module would bind to them, and with them to this one's release of libstdc++. abicc's own archives
 * hold hidden names alone. One option for each archive, because mold 1.10 never comes to the end of
 * a list. */
static void add_hidden_archives(struct draft *draft)
{
    static const char reason[] =
        "a shared library exports its own names, none of the compiler's archives";
    if (!draft->line->is_shared || draft->state->profile.libc != LIBC_GLIBC)
        return;
    const char *word = "-Wl";
    for (size_t i = 0; i < compiler_library_count; i++)
        word =
            arena_printf(draft->arena, "%s,--exclude-libs=%s.a", word, compiler_libraries[i].name);
    draft_add(draft, word, reason);
    if (*draft->state->toolchain.libcxx)
        draft_add(draft,
                  "-Wl,--exclude-libs=libc++.a,--exclude-libs=libc++abi.a,"
                  "--exclude-libs=libc++experimental.a",
                  reason);
}

void rules_runtime(struct draft *draft)
{
    add_runtime_libraries(draft);
    add_hidden_archives(draft);
}
