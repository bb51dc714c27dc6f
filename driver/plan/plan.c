#include "plan/plan.h"

#include <string.h>

#include "base/environment.h"
#include "base/text.h"
#include "plan/draft.h"
#include "plan/edits.h"
#include "plan/go.h"
#include "plan/listing.h"
#include "sysroot/glibc/specs.h"
#include "sysroot/musl/musl.h"

static void unset_variables(struct draft *draft, const char *const *environment, struct plan *plan)
{
    for (size_t i = 0; i < toolchain_leaking_variable_count; i++) {
        const char *name = toolchain_leaking_variables[i];
        if (!environment_get(environment, name))
            continue;
        strvec_push(draft->arena, &plan->unset, name);
        draft_note(draft, EDIT_UNSET, name, NULL,
                   "it would put directories of the host before the sysroot");
    }
}

/* Makes the linker list the files that it opens. Outputs are checked together with their inputs,
 * and this list is right also where linker scripts, specs or environment variables lead to files
 * that the command line does not name. Returns the added word, or NULL. */
static const char *list_inputs(struct draft *draft, const char *const *environment,
                               struct plan *plan)
{
    const struct state *state = draft->state;
    if (state->profile.check == CHECK_OFF || draft->line->is_relocatable)
        return NULL;
    const char *listed = linker_list_of_line(draft->line);
    bool is_discarded = listed && strcmp(listed, "/dev/null") == 0;
    if (listed && !is_discarded) {
        plan->listed = listed;
        return NULL;
    }
    if (!linker_lists_files(draft->arena, draft->line, state, environment))
        return NULL;
    const char *word = arena_printf(draft->arena, LISTING_OPTION "%d", LISTING_FD);
    const char *reason = "makes the linker list the files that it opens, to check the output";
    if (is_discarded) /* of two lists the last one is written */
        draft_append(draft, word, reason);
    else
        draft_add(draft, word, reason);
    return word;
}

/* Returns the index of this very word; 0 when it is not there. */
static size_t index_of(const struct strvec *argv, const char *word)
{
    for (size_t i = 1; word && i < argv->count; i++)
        if (argv->items[i] == word)
            return i;
    return 0;
}

static enum correction correction_for(const struct cmdline *line, const struct profile *profile)
{
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_OPTION)
            continue;
        switch (word->option) {
        case OPT_DRY_RUN:
            return CORRECT_VERSION_LINE;
        case OPT_PRINT_FILE_NAME:
            return CORRECT_FILE_NAME;
        case OPT_PRINT_SEARCH_DIRS:
            return CORRECT_SEARCH_DIRS;
        case OPT_PRINT_MACHINE:
            return profile->libc == LIBC_MUSL ? CORRECT_MACHINE : CORRECT_NOTHING;
        default:
            break;
        }
    }
    return CORRECT_NOTHING;
}

static void add_sysroot(struct draft *draft)
{
    const struct state *state = draft->state;
    draft_add(draft, arena_printf(draft->arena, "--sysroot=%s", state->sysroot.path),
              "headers and libraries come from the profile's sysroot");
    if (state->toolchain.family == COMPILER_GCC) {
        if (state->profile.libc == LIBC_MUSL) /* compiles too: the order of header directories */
            draft_add(draft,
                      arena_printf(draft->arena, "-specs=%s/%s", state->sysroot.path, SPECS_FILE),
                      "musl's headers, start files and loader instead of glibc's");
        return;
    }
    if (state->profile.libc == LIBC_GLIBC) {
        const char *prefix = toolchain_gcc_prefix(draft->arena, &state->toolchain);
        if (prefix)
            draft_add(draft, arena_printf(draft->arena, "--gcc-toolchain=%s", prefix),
                      "clang keeps using gcc's libgcc and C++ headers");
        return;
    }
    struct strvec options = {0};
    musl_clang_options(draft->arena, state->profile.arch, state->sysroot.path, &options);
    for (size_t i = 0; i < options.count; i++)
        draft_add(draft, options.items[i], "makes clang compile for musl");
}

/* The edits in the order in which they are made. Those that follow see the arguments as typed, not
 * what an earlier one made of them. */
static const struct {
    int (*make)(struct draft *draft, struct error *err);
    bool is_for_links; /* and for queries, whose answers tell of links */
} edits[] = {
    {edit_stdlib, false},           /* which C++ library clang takes */
    {edit_strings, false},          /* which std::string */
    {edit_host_directories, false}, /* -I, -L, -B ... of the host */
    {edit_preprocessor, false},     /* other ways to the host's headers */
    {edit_linker_words, true},      /* what the linker itself is told */
    {edit_host_libraries, true},    /* shared libraries of the host */
    {edit_link, true},              /* what every link is told */
    {edit_compile, false},          /* what every compile is told */
    {edit_removals, false},         /* what the profile removes */
};

/* -v alone, --version and the like must not look like a link: with a -Wl, gcc would run ld. */
static int apply_edits(struct draft *draft, struct error *err)
{
    enum cmdline_action action = draft->line->action;
    if (edit_refusals(draft, err) < 0)
        return -1;
    if (action == ACTION_NOTHING)
        return 0;
    bool is_link = action == ACTION_LINK || action == ACTION_QUERY;
    for (size_t i = 0; i < sizeof(edits) / sizeof(*edits); i++)
        if ((is_link || !edits[i].is_for_links) && edits[i].make(draft, err) < 0)
            return -1;
    return 0;
}

int plan_make(struct arena *arena, const struct plan_request *request, struct plan *plan,
              struct error *err)
{
    const struct cmdline *line = request->line;
    const struct state *state = request->state;
    const char *const *environment = request->environment;
    *plan = (struct plan){.mode = RUN_EXEC};
    struct draft draft;
    draft_begin(&draft, arena, line, state, request->is_cxx);
    if (line->count && line->words[0].option == OPT_CC1) {
        draft_finish(&draft, plan); /* a compiler calls itself: its arguments are complete */
        return 0;
    }
    if (state->profile.link_mode != LINK_DYNAMIC && go_is_import_link(line)) {
        plan->mode = RUN_LEAVE_TO_GO;
        return 0;
    }
    if (state->profile.check != CHECK_OFF && go_check_package(arena, line, environment, err) < 0)
        return -1;
    add_sysroot(&draft);
    if (apply_edits(&draft, err) < 0)
        return -1;
    const char *listing =
        line->action == ACTION_LINK ? list_inputs(&draft, environment, plan) : NULL;
    unset_variables(&draft, environment, plan);
    draft_finish(&draft, plan);
    if (line->action == ACTION_LINK) {
        plan->listing = index_of(&plan->argv, listing);
        plan->mode = RUN_LINK;
        plan->output = line->output ? line->output : "a.out";
    } else if (line->action == ACTION_QUERY) {
        plan->correction = correction_for(line, &state->profile);
        plan->mode = plan->correction == CORRECT_NOTHING ? RUN_EXEC : RUN_CORRECT;
    }
    return 0;
}
