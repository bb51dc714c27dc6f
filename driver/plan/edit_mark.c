/* Marks the objects with the identity, by means that leave preprocessed text, diagnostics and
 * dependency files alone. */
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/text.h"
#include "cmdline/language.h"
#include "plan/edits.h"

static const char reason[] =
    "marks objects with the profile's identity, so that build caches tell profiles apart";

/* Returns whether this argument of as lists what it reads: -a, --MD. It would name the mark. */
static bool is_listing(const char *argument)
{
    return text_begins_with(argument, "-a") || text_begins_with(argument, "--MD");
}

/* Returns whether as would show the mark: in a listing, or in stabs of a source of its own. */
static bool is_shown_by_assembler(const struct draft *draft)
{
    const struct cmdline *line = draft->line;
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_OPTION)
            continue;
        if (text_begins_with(word->text, "-Wa,")) {
            struct strvec pieces = strvec_split(draft->arena, word->text + 4, ',');
            for (size_t j = 0; j < pieces.count; j++)
                if (is_listing(pieces.items[j]) || text_begins_with(pieces.items[j], "--gstabs"))
                    return true;
        } else if (word->value && is_listing(word->value) &&
                   (strcmp(word->text, "-Xassembler") == 0 ||
                    text_begins_with(word->text, "--for-assembler"))) {
            return true;
        }
    }
    return false;
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
    if (edit_has_word(line, "-S") || edit_has_word(line, "--assemble"))
        return 0;
    if (draft->state->toolchain.family == COMPILER_GCC)
        mark_by_gcc(draft);
    else
        mark_by_clang(draft);
    return 0;
}
