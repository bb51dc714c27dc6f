#include <string.h>

#include "plan/edits.h"

/* Keeps the cache's paths out of outputs: __FILE__, debug information, coverage notes. */
static void add_prefix_map(struct draft *draft)
{
    draft_add(draft,
              arena_printf(draft->arena, "-ffile-prefix-map=%s=", draft->state->sysroot.path),
              "no path of the cache may appear in an output");
}

static bool has_word(const struct cmdline *line, const char *text)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->words[i].kind == WORD_OPTION && strcmp(line->words[i].text, text) == 0)
            return true;
    return false;
}

static bool has_prefix(const struct cmdline *line, const char *prefix)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->words[i].kind == WORD_OPTION &&
            strncmp(line->words[i].text, prefix, strlen(prefix)) == 0)
            return true;
    return false;
}

/* Adds -pipe: the assembler starts while the compiler is still at work, which regains the time that
 * abicc itself takes. -save-temps needs files, and makes gcc warn about -pipe. */
static void add_pipe(struct draft *draft)
{
    const struct cmdline *line = draft->line;
    bool assembles = line->action == ACTION_COMPILE || line->action == ACTION_LINK;
    if (assembles && draft->state->toolchain.family == COMPILER_GCC &&
        !has_prefix(line, "-save-temps") && !has_word(line, "-pipe"))
        draft_add(draft, "-pipe", "saves a temporary file between compiler and assembler");
}

int edit_compile(struct draft *draft, struct error *err)
{
    (void)err;
    const struct profile *profile = &draft->state->profile;
    const struct cmdline *line = draft->line;
    add_prefix_map(draft);
    add_pipe(draft);
    if (profile->pinning == PINNING_HEADERS && line->action != ACTION_PREPROCESS)
        draft_add_pair(draft, "-include", PINS_HEADER,
                       "pinning: headers ties objects to the floor's symbol versions in any link");
    return 0;
}
