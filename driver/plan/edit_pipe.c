/* -pipe: the assembler starts while the compiler is still at work, which regains the time that
 * abicc itself takes. The compiler's standard output is then the assembler's input, and the
 * assembler has created the object before the compiler reports an error. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/text.h"
#include "plan/edits.h"

/* Returns whether gcc refuses -pipe beside this option or warns of it, needs the files between
 * compiler and assembler, or runs what may write to standard output. The assembler's own could make
 * it end before the compiler does, which changes the exit status. */
static bool is_excluding(enum option_id option)
{
    return option == OPT_UNPIPED || option == OPT_SAVE_TEMPS || option == OPT_ASSEMBLE ||
           option == OPT_ASSEMBLER_WORDS || option == OPT_XASSEMBLER;
}

/* Returns whether a failing compile would leave the same files as without -pipe: the object does
 * not exist yet, and the assembler can create it. */
static bool is_new_object(struct arena *arena, const char *object)
{
    return access(object, F_OK) < 0 && errno == ENOENT &&
           access(text_directory(arena, object), W_OK) == 0;
}

static bool are_objects_new(const struct draft *draft)
{
    const struct cmdline *line = draft->line;
    struct strvec objects = {0};
    if (line->action == ACTION_LINK)
        return true; /* they are temporary files */
    if (line->output)
        return is_new_object(draft->arena, line->output);
    for (size_t i = 0; i < line->count; i++) {
        if (line->words[i].kind != WORD_INPUT)
            continue;
        const char *name = text_file_name(line->words[i].text);
        const char *object = arena_printf(draft->arena, "%s.o", text_stem(draft->arena, name));
        if (strvec_contains(&objects, object) || !is_new_object(draft->arena, object))
            return false;
        strvec_push(draft->arena, &objects, object);
    }
    return true;
}

int edit_pipe(struct draft *draft, struct error *err)
{
    (void)err;
    const struct cmdline *line = draft->line;
    /* Where a standard stream is closed, the pipe would get its number, and gcc waits for itself.
     */
    if (draft->state->toolchain.family != COMPILER_GCC || draft->lacks_streams ||
        (line->action != ACTION_COMPILE && line->action != ACTION_LINK) ||
        environment_get(draft->environment, "DEPENDENCIES_OUTPUT") ||
        environment_get(draft->environment, "SUNPRO_DEPENDENCIES") ||
        environment_get(draft->environment, "GCC_COMPARE_DEBUG"))
        return 0;
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_INPUT && (word_may_be_standard_output(word) ||
                                         (word->kind == WORD_OPTION && is_excluding(word->option))))
            return 0;
    }
    if (are_objects_new(draft))
        draft_add(draft, "-pipe", "saves a temporary file between compiler and assembler");
    return 0;
}
