/* Edits for -static-libstdc++. Between the -Bstatic and -Bdynamic of the compiler, linkers would
 * look only for archives, and find the compiler's without what it needs. The linker script
 * libstdc++.so is static too. */
#include "plan/edits.h"
#include "sysroot/cxx/cxx.h"

int edit_static_cxx(struct draft *draft, struct error *err)
{
    static const char already[] =
        "-lstdc++ is static in the sysroot already, with what it needs on an old C library";
    static const char in_directory[] =
        "-lstdc++ is static in a directory of its own, with what it needs on an old C library";
    (void)err;
    const struct state *state = draft->state;
    bool is_hybrid = state->sysroot.cxx.library == CXX_LIBRARY_HYBRID;
    if (state->profile.libc != LIBC_GLIBC || !cmdline_has_option(draft->line, OPT_STATIC_LIBSTDCXX))
        return 0;
    draft_drop_option(draft, OPT_STATIC_LIBSTDCXX, is_hybrid ? in_directory : already);
    if (is_hybrid)
        draft_add(draft,
                  arena_printf(draft->arena, "-L%s/" CXX_STATIC_DIRECTORY, state->sysroot.path),
                  in_directory);
    return 0;
}
