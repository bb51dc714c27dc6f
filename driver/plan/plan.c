#include "plan/plan.h"

#include "plan/callers.h"
#include "plan/draft.h"
#include "plan/edits.h"
#include "plan/go.h"

const struct plan_edit plan_edits[] = {
    {"machine", WHEN_ALWAYS, OF_ALL, edit_machine},
    {"sysroot", WHEN_ALWAYS, OF_TARGETS, edit_sysroot},
    {"refusals", WHEN_ALWAYS, OF_TARGETS, edit_refusals},
    {"stdlib", WHEN_WORKING, OF_TARGETS, edit_stdlib},
    {"strings", WHEN_PREPROCESSED, OF_TARGETS, edit_strings},
    {"formats", WHEN_WORKING, OF_TARGETS, edit_formats},
    {"host directories", WHEN_WORKING, OF_TARGETS, edit_host_directories},
    {"preprocessor", WHEN_WORKING, OF_TARGETS, edit_preprocessor},
    {"linker words", WHEN_LINKING, OF_TARGETS, edit_linker_words},
    {"host libraries", WHEN_LINKING, OF_TARGETS, edit_host_libraries},
    {"search", WHEN_SEARCHING, OF_TARGETS, edit_search},
    {"link mode", WHEN_LINKED, OF_ALL, edit_link_mode},
    {"libgcc", WHEN_LINKED, OF_ALL, edit_libgcc},
    {"static C++", WHEN_LINKED, OF_TARGETS, edit_static_cxx},
    {"archives", WHEN_LINKING, OF_TARGETS, edit_archives},
    {"hidden archives", WHEN_LINKED, OF_TARGETS, edit_hidden_archives},
    {"sanitizers", WHEN_LINKED, OF_TARGETS, edit_sanitizers},
    {"OpenMP", WHEN_LINKED, OF_TARGETS, edit_openmp},
    {"link flags", WHEN_LINKED, OF_ALL, edit_link_flags},
    {"mark", WHEN_COMPILED, OF_ALL, edit_mark},
    {"precompiled headers", WHEN_COMPILED, OF_TARGETS, edit_precompiled},
    {"ccache", WHEN_PREPROCESSED, OF_ALL, edit_ccache},
    {"compile", WHEN_PREPROCESSED, OF_TARGETS, edit_compile},
    {"languages", WHEN_PREPROCESSED, OF_TARGETS, edit_languages},
    {"compile flags", WHEN_PREPROCESSED, OF_ALL, edit_compile_flags},
    {"pipe", WHEN_PREPROCESSED, OF_TARGETS, edit_pipe},
    {"dependencies", WHEN_PREPROCESSED, OF_ALL, edit_dependencies},
    {"removals", WHEN_WORKING, OF_ALL, edit_removals},
    {"listing", WHEN_MADE, OF_TARGETS, edit_listing},
    {"variables", WHEN_ALWAYS, OF_TARGETS, edit_variables},
    {"launcher", WHEN_COMPILING, OF_ALL, edit_launcher},
};
const size_t plan_edit_count = sizeof(plan_edits) / sizeof(*plan_edits);

/* Returns whether the edit applies. -v alone, --version and the like must not look like a link:
 * with a -Wl, gcc runs the linker even there. */
static bool applies(enum edit_when when, const struct cmdline *line)
{
    bool is_linking = line->action == ACTION_LINK;
    switch (when) {
    case WHEN_ALWAYS:
        return true;
    case WHEN_WORKING:
        return line->action != ACTION_NOTHING;
    case WHEN_COMPILING:
        return line->action == ACTION_COMPILE;
    case WHEN_COMPILED:
        return line->action == ACTION_COMPILE || line->action == ACTION_LINK;
    case WHEN_PREPROCESSED:
        return line->action != ACTION_NOTHING && line->has_preprocessed_language;
    case WHEN_SEARCHING:
        return is_linking || line->action == ACTION_QUERY;
    case WHEN_LINKING:
        return is_linking;
    case WHEN_LINKED:
        return is_linking && !line->is_relocatable;
    case WHEN_MADE:
        return is_linking && !line->is_relocatable && !line->is_dry_run;
    }
    return false;
}

static int make_edits(struct draft *draft, struct error *err)
{
    bool has_target = profile_has_target(&draft->state->profile);
    for (size_t i = 0; i < plan_edit_count; i++)
        if ((has_target || plan_edits[i].whose == OF_ALL) &&
            applies(plan_edits[i].when, draft->line) && plan_edits[i].apply(draft, err) < 0)
            return -1;
    return 0;
}

static enum correction correction_for(const struct cmdline *line, const struct profile *profile,
                                      bool is_other)
{
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_OPTION)
            continue;
        switch (word->option) {
        case OPT_PRINT_FILE_NAME:
            return is_other ? CORRECT_OTHER_FILE : CORRECT_FILE_NAME;
        case OPT_PRINT_SEARCH_DIRS:
            return is_other ? CORRECT_OTHER_DIRS : CORRECT_SEARCH_DIRS;
        case OPT_PRINT_MACHINE:
            return profile->libc == LIBC_MUSL ? CORRECT_MACHINE : CORRECT_NOTHING;
        default:
            break;
        }
    }
    return CORRECT_NOTHING;
}

/* Chooses what to do with the compiler's answer or output. For a profile of this machine the answer
 * is the right one, except that it shows no identity, and outputs are not checked. */
static void choose_mode(const struct plan_request *request, const struct draft *draft,
                        struct plan *plan)
{
    const struct cmdline *line = request->line;
    const struct profile *profile = &request->state->profile;
    bool has_target = profile_has_target(profile);
    bool is_other = edit_is_for_other_machine(draft->arena, line, profile->arch);
    if (line->is_dry_run) {
        plan->correction = CORRECT_VERSION_LINE;
        plan->mode = RUN_CORRECT;
    } else if (line->action == ACTION_LINK && has_target && is_other) {
        plan->mode = RUN_EXEC; /* a boot loader: nothing of it is the profile's */
    } else if (line->action == ACTION_LINK && has_target) {
        plan->mode = RUN_LINK;
        plan->output = line->output ? line->output : "a.out";
    } else if (line->action == ACTION_QUERY && has_target) {
        plan->correction = correction_for(line, profile, is_other);
        plan->mode = plan->correction == CORRECT_NOTHING ? RUN_EXEC : RUN_CORRECT;
    } else if (strvec_contains(&plan->depfiles, "-")) {
        plan->correction = CORRECT_DEPENDENCIES;
        plan->mode = RUN_CORRECT;
    } else if (plan->depfiles.count) {
        plan->mode = RUN_COMPILE;
    }
}

int plan_make(struct arena *arena, const struct plan_request *request, struct plan *plan,
              struct error *err)
{
    const struct cmdline *line = request->line;
    const struct profile *profile = &request->state->profile;
    struct draft draft;
    *plan = (struct plan){.mode = RUN_EXEC};
    draft_begin(&draft, arena, request);
    if (line->count && line->words[0].option == OPT_CC1) {
        draft_finish(&draft, plan); /* a compiler calls itself: its arguments are complete */
        return 0;
    }
    if (callers_check(arena, request, err) < 0)
        return -1;
    if (profile->link_mode != LINK_DYNAMIC && go_is_import_link(line)) {
        plan->mode = RUN_LEAVE_TO_GO;
        return 0;
    }
    if (profile->check != CHECK_OFF && go_check_package(arena, line, request->environment, err) < 0)
        return -1;
    if (make_edits(&draft, err) < 0)
        return -1;
    draft_finish(&draft, plan);
    choose_mode(request, &draft, plan);
    return 0;
}
