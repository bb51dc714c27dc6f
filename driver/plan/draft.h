/* The command line while it is edited: the fate of each word, and what is added before and after.
 */
#ifndef PLAN_DRAFT_H
#define PLAN_DRAFT_H

#include "base/arena.h"
#include "base/strvec.h"
#include "cmdline/cmdline.h"
#include "plan/plan.h"
#include "target/state.h"

/* What happens to a word: nothing, it is dropped, or others take its place. */
struct fate {
    bool is_dropped;
    struct strvec now; /* what stands there instead; empty when unchanged */
};

struct draft {
    struct arena *arena;
    const struct cmdline *line;
    const struct state *state;
    const char *const *environment;
    const struct choice *choice;
    bool is_cxx;
    bool lacks_streams;          /* the request's */
    struct fate *fates;          /* one for each word of the line */
    struct fate *linker_fates;   /* one for each of line->linker; what is changed is dropped, too */
    struct strvec front;         /* words before the user's */
    struct strvec back;          /* words after the user's */
    struct strvec unset;         /* variables */
    struct strvec set;           /* "NAME=value" */
    const char *launcher;        /* the program that runs the compiler, or NULL */
    const struct linker *linker; /* the plan's */
    const char *listing;         /* the word that makes the linker list its files, or NULL */
    const char *listed;          /* the plan's */
    struct strvec depfiles;      /* the plan's */
    bool has_guard; /* a header of the identity is included, which no depfile may name */
    struct edit *edits;
    size_t edit_count;
    size_t edit_room;
};

void draft_begin(struct draft *draft, struct arena *arena, const struct plan_request *request);

void draft_note(struct draft *draft, enum edit_kind kind, const char *word, const char *now,
                const char *reason);

/* Adds a word before the user's words (or after them), with its reason. */
void draft_add(struct draft *draft, const char *word, const char *reason);
void draft_add_pair(struct draft *draft, const char *option, const char *value, const char *reason);
void draft_append(struct draft *draft, const char *word, const char *reason);

/* Drops the word at `index` and, when it has a separate argument, that too. */
void draft_drop(struct draft *draft, size_t index, const char *reason);

/* Drops each occurrence of the option. */
void draft_drop_option(struct draft *draft, enum option_id option, const char *reason);

/* Drop or change one linker word, by its index in line->linker. */
void draft_drop_linker_word(struct draft *draft, size_t index, const char *reason);
void draft_change_linker_word(struct draft *draft, size_t index, const struct strvec *now,
                              const char *reason);

/* Writes the fates of linker words into those of the words that contain them. */
void draft_write_linker_words(struct draft *draft);

/* Combines everything into plan->argv, plan->rewritten and plan->edits. */
void draft_finish(struct draft *draft, struct plan *plan);

#endif
