/* Marks the objects with the identity, by means that leave preprocessed text, diagnostics and
 * dependency files alone. */
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/text.h"
#include "cmdline/language.h"
#include "plan/edits.h"
#include "plan/farm.h"

static const char reason[] =
    "marks objects with the profile's identity, so that build caches tell profiles apart";

/* Returns whether an argument of as makes it show the mark: it lists what it reads, by -a or --MD,
 * or describes it in stabs. as takes long options with one dash too. A response file may have any.
 */
static bool is_showing(const struct strvec *arguments)
{
    for (size_t i = 0; i < arguments->count; i++) {
        const char *argument = arguments->items[i];
        const char *name = argument + strspn(argument, "-");
        if (text_begins_with(argument, "-a") || *argument == '@' ||
            (*argument == '-' &&
             (text_begins_with(name, "MD") || text_begins_with(name, "gstabs"))))
            return true;
    }
    return false;
}

static bool is_shown_by_assembler(const struct draft *draft)
{
    const struct cmdline *line = draft->line;
    struct strvec arguments = {0};
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_OPTION || !word->value)
            continue;
        if (word->option == OPT_ASSEMBLER_WORDS) {
            struct strvec pieces = strvec_split(draft->arena, word->value, ',');
            strvec_extend(draft->arena, &arguments, &pieces);
        } else if (word->option == OPT_XASSEMBLER)
            strvec_push(draft->arena, &arguments, word->value);
    }
    return is_showing(&arguments);
}

/* Returns whether as cannot read this input: what it says of that names the file before. */
static bool is_unreadable_assembler(const struct word *word)
{
    if (word->kind != WORD_INPUT || strcmp(word->text, "-") == 0)
        return false;
    struct language language = language_of(word->language, word->text);
    return language.is_assembler && !language.is_preprocessed &&
           (access(word->text, R_OK) < 0 || fs_is_dir(word->text));
}

static bool lacks_source(const struct cmdline *line)
{
    for (size_t i = 0; i < line->count; i++)
        if (is_unreadable_assembler(&line->words[i]))
            return true;
    return false;
}

static void mark_by_gcc(struct draft *draft)
{
    if (farm_may_compile(draft)) {
        draft_add_pair(
            draft, "-include",
            arena_printf(draft->arena, "%s/" MARK_HEADER, draft->state->identity.directory),
            reason);
        draft->has_guard = true;
        return;
    }
    if (is_shown_by_assembler(draft) || lacks_source(draft->line))
        return;
    draft_add(draft,
              arena_printf(draft->arena, "-specs=%s/" MARK_SPECS, draft->state->identity.directory),
              reason);
}

/* Returns whether clang's compiler proper has an input; without one it warns of unused words. */
static bool is_compiling(const struct cmdline *line)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->words[i].kind == WORD_INPUT &&
            language_of(line->words[i].language, line->words[i].text).is_compiled)
            return true;
    return false;
}

/* The text goes into the section .GCC.command.line. */
static void mark_by_clang(struct draft *draft)
{
    if (!is_compiling(draft->line))
        return;
    draft_add_pair(draft, "-Xclang", "-record-command-line", reason);
    draft_add_pair(draft, "-Xclang", draft->state->identity.comment, reason);
}

int edit_mark(struct draft *draft, struct error *err)
{
    (void)err;
    const struct cmdline *line = draft->line;
    if (cmdline_has_option(line, OPT_ASSEMBLE))
        return 0;
    if (draft->state->toolchain.family == COMPILER_GCC)
        mark_by_gcc(draft);
    else
        mark_by_clang(draft);
    return 0;
}
