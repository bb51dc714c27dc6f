/* The edits of arguments for the linker. Edits change the list of linker words; after the last edit
 * the list is written back into the arguments of the command line. */
#include "plan/draft.h"

static const char *text_of(struct draft *draft, const struct linker_word *item)
{
    bool is_library = item->id == LINKER_LIBRARY && !item->is_direct;
    if (!item->is_separate)
        return item->text;
    return arena_printf(draft->arena, is_library ? "%s%s" : "%s %s", item->text, item->value);
}

void draft_drop_linker_word(struct draft *draft, size_t index, const char *reason)
{
    draft->linker_fates[index].is_dropped = true;
    const struct linker_word *item = &draft->line->linker.items[index];
    const char *text = text_of(draft, item);
    if (item->id != LINKER_FILE)
        text = arena_printf(draft->arena, "linker option %s", text);
    draft_note(draft, EDIT_DROPPED, text, NULL, reason);
}

void draft_change_linker_word(struct draft *draft, size_t index, const struct strvec *now,
                              const char *reason)
{
    draft->linker_fates[index] = (struct fate){.is_dropped = true, .now = *now};
    const struct strvec words = linker_words_write(draft->arena, now);
    draft_note(draft, EDIT_CHANGED, text_of(draft, &draft->line->linker.items[index]),
               words.items[0], reason);
}

/* Writes anew the argument of which something was dropped or changed. */
static void write_word(struct draft *draft, size_t index)
{
    const struct linker_words *words = &draft->line->linker;
    struct strvec parts = {0};
    for (size_t i = 0; i < words->count; i++) {
        const struct fate *fate = &draft->linker_fates[i];
        if (!fate->is_dropped)
            linker_word_parts(draft->arena, &words->items[i], index, &parts);
        else if (words->items[i].word == index)
            strvec_extend(draft->arena, &parts, &fate->now);
    }
    struct fate *fate = &draft->fates[index];
    fate->now = linker_words_write(draft->arena, &parts);
    fate->is_dropped = !fate->now.count;
    if (index + 1 < draft->line->count && draft->line->words[index + 1].kind == WORD_ARGUMENT)
        draft->fates[index + 1].is_dropped = true;
}

void draft_write_linker_words(struct draft *draft)
{
    const struct linker_words *words = &draft->line->linker;
    if (!words->count)
        return;
    bool *is_edited = arena_alloc(draft->arena, (draft->line->count + 1) * sizeof(*is_edited));
    for (size_t i = 0; i < words->count; i++)
        if (draft->linker_fates[i].is_dropped) {
            is_edited[words->items[i].word] = true;
            is_edited[words->items[i].value_word] = true;
        }
    for (size_t i = 0; i < draft->line->count; i++)
        if (is_edited[i] && !draft->fates[i].is_dropped)
            write_word(draft, i);
}
