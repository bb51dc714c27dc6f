#include "plan/program_runtime.h"

#include <string.h>

#include "base/text.h"
#include "sysroot/glibc/runtime_archives.h"

bool program_runtime_is_openmp(const struct word *word)
{
    return word->kind == WORD_OPTION && word->option == OPT_OPENMP;
}

bool program_runtime_is_openmp_library(const struct draft *draft, const struct linker_word *word)
{
    if (!word->value)
        return false;
    if (word->id == LINKER_LIBRARY)
        return strcmp(word->value, "gomp") == 0 || strcmp(word->value, "omp") == 0;
    const char *name = text_file_name(word->value);
    return word->id == LINKER_FILE &&
           (strcmp(name, "libgomp.a") == 0 || strcmp(name, "libomp.a") == 0) &&
           text_begins_with(word->value, draft->state->sysroot.path);
}

/* gcc links the runtime of `undefined` into shared libraries; clang links none there. */
static bool is_left_sanitizer(const struct draft *draft, const struct word *word)
{
    if (word->kind != WORD_OPTION || word->option != OPT_SANITIZE)
        return false;
    struct strvec names = strvec_split(draft->arena, word->value, ',');
    return draft->state->toolchain.family == COMPILER_CLANG || strvec_contains(&names, "address") ||
           strvec_contains(&names, "thread") || strvec_contains(&names, "leak");
}

bool program_runtime_is_left(const struct draft *draft)
{
    const struct cmdline *line = draft->line;
    if (!line->is_shared || draft->state->profile.libc != LIBC_GLIBC)
        return false;
    for (size_t i = 0; i < line->count; i++)
        if (program_runtime_is_openmp(&line->words[i]) || is_left_sanitizer(draft, &line->words[i]))
            return true;
    for (size_t i = 0; i < line->linker.count; i++)
        if (program_runtime_is_openmp_library(draft, &line->linker.items[i]))
            return true;
    return false;
}

void program_runtime_offer(struct draft *draft)
{
    if (!draft->line->is_shared)
        draft_add(draft,
                  arena_printf(draft->arena, "-Wl,--dynamic-list=%s/usr/lib/" RUNTIME_NAMES,
                               draft->state->sysroot.path),
                  "the program's libraries use its copy of the compiler's runtime");
}
