#include "plan/draft.h"

#include <string.h>

void draft_begin(struct draft *draft, struct arena *arena, const struct plan_request *request)
{
    const struct cmdline *line = request->line;
    *draft = (struct draft){.arena = arena,
                            .line = line,
                            .state = request->state,
                            .environment = request->environment,
                            .choice = request->choice,
                            .is_cxx = request->choice->is_cxx,
                            .lacks_streams = request->lacks_streams};
    draft->fates = arena_alloc(arena, (line->count + 1) * sizeof(*draft->fates));
    draft->linker_fates =
        arena_alloc(arena, (line->linker.count + 1) * sizeof(*draft->linker_fates));
}

void draft_note(struct draft *draft, enum edit_kind kind, const char *word, const char *now,
                const char *reason)
{
    draft->edits = arena_grow(draft->arena, draft->edits, draft->edit_count, &draft->edit_room,
                              sizeof(*draft->edits));
    draft->edits[draft->edit_count++] =
        (struct edit){.kind = kind, .word = word, .now = now, .reason = reason};
}

void draft_add(struct draft *draft, const char *word, const char *reason)
{
    strvec_push(draft->arena, &draft->front, word);
    draft_note(draft, EDIT_ADDED, word, NULL, reason);
}

void draft_add_pair(struct draft *draft, const char *option, const char *value, const char *reason)
{
    strvec_push(draft->arena, &draft->front, option);
    strvec_push(draft->arena, &draft->front, value);
    draft_note(draft, EDIT_ADDED, arena_printf(draft->arena, "%s %s", option, value), NULL, reason);
}

void draft_append(struct draft *draft, const char *word, const char *reason)
{
    strvec_push(draft->arena, &draft->back, word);
    draft_note(draft, EDIT_ADDED, word, NULL, reason);
}

void draft_drop(struct draft *draft, size_t index, const char *reason)
{
    const struct word *words = draft->line->words;
    if (draft->fates[index].is_dropped)
        return;
    draft->fates[index].is_dropped = true;
    const char *text = words[index].text;
    if (index + 1 < draft->line->count && words[index + 1].kind == WORD_ARGUMENT) {
        draft->fates[index + 1].is_dropped = true;
        text = arena_printf(draft->arena, "%s %s", text, words[index + 1].text);
    }
    draft_note(draft, EDIT_DROPPED, text, NULL, reason);
}

void draft_drop_option(struct draft *draft, enum option_id option, const char *reason)
{
    for (size_t i = 0; i < draft->line->count; i++)
        if (draft->line->words[i].kind == WORD_OPTION && draft->line->words[i].option == option)
            draft_drop(draft, i, reason);
}

/* Returns the index of the word on the command line itself: a response file, or the word. */
static size_t top_of(const struct cmdline *line, size_t index)
{
    while (line->words[index].response)
        index = line->words[index].response - 1;
    return index;
}

/* Quotes for libiberty's buildargv (gcc manual, "@file"): a backslash keeps the next character. */
static const char *quote(struct arena *arena, const char *text)
{
    char *quoted = arena_alloc(arena, strlen(text) * 2 + 4);
    char *at = quoted;
    *at++ = '"';
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            *at++ = '\\';
        *at++ = *text;
    }
    *at++ = '"';
    *at = '\n';
    return quoted;
}

/* Adds the words that take the place of the word `index`. */
static void push_now(struct draft *draft, size_t index, struct strvec *words)
{
    const struct fate *fate = &draft->fates[index];
    if (fate->now.count)
        strvec_extend(draft->arena, words, &fate->now);
    else if (!fate->is_dropped)
        strvec_push(draft->arena, words, draft->line->words[index].text);
}

/* Adds the words of a response file in which a word was edited, and of the files that it names: as
 * one new file, or one by one for a launcher, whose server may run the compiler and does not
 * inherit the file. */
static void push_edited(struct draft *draft, size_t response, struct plan *plan)
{
    const struct cmdline *line = draft->line;
    struct strvec words = {0};
    for (size_t i = response + 1; i < line->count && top_of(line, i) == response; i++)
        if (line->words[i].kind != WORD_RESPONSE)
            push_now(draft, i, &words);
    if (draft->launcher) {
        strvec_extend(draft->arena, &plan->argv, &words);
        return;
    }
    for (size_t i = 0; i < words.count; i++)
        words.items[i] = quote(draft->arena, words.items[i]);
    plan->rewritten[plan->rewritten_count++] = (struct rewritten){
        .index = plan->argv.count, .content = strvec_join(draft->arena, &words, "")};
    strvec_push(draft->arena, &plan->argv, line->words[response].text);
}

static bool is_edited_inside(const struct draft *draft, size_t response)
{
    const struct cmdline *line = draft->line;
    for (size_t i = response + 1; i < line->count && top_of(line, i) == response; i++)
        if (draft->fates[i].is_dropped || draft->fates[i].now.count)
            return true;
    return false;
}

/* Adds the user's words and those that come after them, before a "--", after which clang takes
 * every word for a file. */
static void push_user_words(struct draft *draft, struct plan *plan)
{
    const struct cmdline *line = draft->line;
    bool is_back_pushed = false;
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->response || draft->fates[i].is_dropped)
            continue;
        if (word->option == OPT_END_OF_OPTIONS && !is_back_pushed) {
            strvec_extend(draft->arena, &plan->argv, &draft->back);
            is_back_pushed = true;
        }
        if (word->kind == WORD_RESPONSE && is_edited_inside(draft, i))
            push_edited(draft, i, plan);
        else
            push_now(draft, i, &plan->argv);
    }
    if (!is_back_pushed)
        strvec_extend(draft->arena, &plan->argv, &draft->back);
}

/* Returns the index of this very word; 0 when it is not there. */
static size_t index_of(const struct strvec *argv, const char *word)
{
    for (size_t i = 1; word && i < argv->count; i++)
        if (argv->items[i] == word)
            return i;
    return 0;
}

void draft_finish(struct draft *draft, struct plan *plan)
{
    struct arena *arena = draft->arena;
    draft_write_linker_words(draft);
    plan->rewritten = arena_alloc(arena, (draft->line->count + 1) * sizeof(*plan->rewritten));
    plan->has_launcher = draft->launcher != NULL;
    if (plan->has_launcher)
        strvec_push(arena, &plan->argv, draft->launcher);
    strvec_push(arena, &plan->argv, draft->state->toolchain.path);
    strvec_extend(arena, &plan->argv, &draft->front);
    push_user_words(draft, plan);
    plan->listing = index_of(&plan->argv, draft->listing);
    plan->listed = draft->listed;
    plan->linker = draft->linker;
    plan->depfiles = draft->depfiles;
    plan->unset = draft->unset;
    plan->set = draft->set;
    plan->edits = draft->edits;
    plan->edit_count = draft->edit_count;
}
