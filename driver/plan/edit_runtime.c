#include <string.h>

#include "plan/archives.h"
#include "plan/edits.h"
#include "toolchain/compiler_libraries.h"

/* clang warns of -static-libgcc where it links no library, which -Werror makes an error. */
static bool refuses_static_libgcc(const struct draft *draft)
{
    return draft->state->toolchain.family == COMPILER_CLANG && edit_takes_no_libraries(draft->line);
}

bool edit_is_libgcc_static(const struct draft *draft)
{
    enum tristate wanted = draft->state->profile.static_libgcc;
    return wanted == TRISTATE_YES ||
           (wanted == TRISTATE_UNSET && draft->state->sysroot.cxx.library != CXX_LIBRARY_HYBRID);
}

int edit_libgcc(struct draft *draft, struct error *err)
{
    (void)err;
    if (!edit_is_libgcc_static(draft) || refuses_static_libgcc(draft))
        return 0;
    draft_drop_option(draft, OPT_SHARED_LIBGCC, "the profile's static_libgcc");
    draft_add(draft, "-static-libgcc",
              "static_libgcc: the compiler's libgcc_s may be newer than the target's");
    return 0;
}

/* Hides the symbols of the compiler's archives: if a module exported them, other modules would bind
 * to them, and with them to this module's release of libstdc++. abicc's own archives have only
 * hidden symbols. A program exports all of its symbols with -rdynamic, and otherwise those that a
 * library of the link defines too: libstdc++.so.6 does, and any C++ library has templates. The
 * other runtimes depend on exported symbols: sanitizers replace those of libc, OpenMP serves the
 * program's libraries. There is one option for each archive, because of linkers that hang on lists
 * (hangs_on_library_lists).
 */
int edit_hidden_archives(struct draft *draft, struct error *err)
{
    (void)err;
    static const char reason[] =
        "the output exports its own symbols, and none of the compiler's archives";
    const struct state *state = draft->state;
    if (state->profile.link_mode != LINK_DYNAMIC)
        return 0;
    if (state->sysroot.cxx.library == CXX_LIBRARY_HYBRID)
        draft_add(draft, "-Wl,--exclude-libs=libstdc++_nonshared.a",
                  "this output has a copy of its own of what the target's libstdc++.so.6 lacks");
    if (!draft->line->is_shared && !draft->line->is_exporting && !draft->is_cxx &&
        !archives_have_cxx(draft))
        return 0;
    const char *word = "-Wl";
    for (size_t i = 0; i < compiler_library_count; i++)
        if (draft->line->is_shared || compiler_library_is_of_cxx(&compiler_libraries[i]))
            word = arena_printf(draft->arena, "%s,--exclude-libs=%s.a", word,
                                compiler_libraries[i].name);
    draft_add(draft, word, reason);
    if (*state->toolchain.libcxx)
        draft_add(draft,
                  "-Wl,--exclude-libs=libc++.a,--exclude-libs=libc++abi.a,"
                  "--exclude-libs=libc++experimental.a,--exclude-libs=libunwind.a",
                  reason);
    return 0;
}
