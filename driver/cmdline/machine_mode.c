/* What a command line says about the machine that it is for. */
#include <string.h>

#include "base/text.h"
#include "cmdline/cmdline.h"
#include "cmdline/language.h"

bool cmdline_has_option(const struct cmdline *line, enum option_id option)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->words[i].kind == WORD_OPTION && line->words[i].option == option)
            return true;
    return false;
}

const char *cmdline_machine_mode(const struct word *word)
{
    static const char long_name[] = "--machine";
    if (!text_begins_with(word->text, long_name))
        return word->text + strlen("-m");
    return word->value ? word->value : word->text + sizeof(long_name);
}

const struct word *cmdline_machine(const struct cmdline *line)
{
    const struct word *found = NULL;
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind == WORD_OPTION &&
            (word->option == OPT_MACHINE_MODE || (word->option == OPT_TARGET && word->value)))
            found = word;
    }
    return found;
}

/* Returns whether the input may include headers of the system. */
static bool is_program_text(const struct word *word)
{
    return word->kind == WORD_INPUT && strcmp(word->text, "-") != 0 &&
           strcmp(word->text, "/dev/null") != 0 &&
           language_of(word->language, word->text).is_preprocessed;
}

bool cmdline_is_freestanding(const struct cmdline *line)
{
    bool is_any = false;
    if (line->action == ACTION_QUERY || line->action == ACTION_NOTHING)
        return true;
    if (line->action == ACTION_LINK && !line->is_relocatable &&
        !(line->is_static && cmdline_has_option(line, OPT_NO_LIBRARIES)))
        return false;
    for (size_t i = 0; i < line->count; i++)
        is_any = is_any || is_program_text(&line->words[i]);
    return !is_any || cmdline_has_option(line, OPT_FREESTANDING) ||
           cmdline_has_option(line, OPT_NOSTDINC) || cmdline_has_option(line, OPT_NO_LIBRARIES);
}
