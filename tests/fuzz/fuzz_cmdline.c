/* libFuzzer: any words as a command line. The plan is made for gcc and clang and several profiles.
 * Words that no edit mentions stay as they are and in their order, and every other word of the plan
 * is one that an edit mentions. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plan/plan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAX_WORDS = 60 };

static const char *const profiles[] = {"centos7-glibc2.17", "debian12-glibc2.36", "alpine-musl",
                                       "alpine3.20-musl", "native"};
enum { PROFILES = sizeof(profiles) / sizeof(*profiles) };

/* A state as it would be resolved, of files that do not exist. Links are not checked: to ask the
 * linker what it can do would run it. */
static void load_state(struct arena *arena, const char *name, bool is_clang, struct state *state)
{
    static const struct strvec none = {0};
    struct error err;
    *state = (struct state){
        .cache = "/nowhere/cache",
        .launcher = "",
        .toolchain = {.path = is_clang ? "/usr/bin/clang" : "/usr/bin/gcc",
                      .program = is_clang ? "/usr/bin/clang" : "/usr/bin/gcc",
                      .family = is_clang ? COMPILER_CLANG : COMPILER_GCC,
                      .version = {{is_clang ? 14 : 12, 0, 0}},
                      .target = "x86_64-linux-gnu",
                      .install_dir = "/usr/lib/gcc/x86_64-linux-gnu/12",
                      .arch = "x86_64",
                      .cross = "",
                      .libcxx = "",
                      .signature = ""},
        .sysroot = {.path = "/nowhere/cache/sysroots/sysroot"},
        .identity = {.mark = "abicc/fuzz-0123456789abcdef",
                     .comment = "abicc fuzz 0123456789abcdef",
                     .directory = "/nowhere/cache/identity/fuzz-0123456789abcdef"},
    };
    if (profile_load(arena, &none, name, &state->profile, NULL, &err) < 0) {
        fprintf(stderr, "%s\n", err.text);
        abort();
    }
    state->profile.check = CHECK_OFF;
    state->sysroot.release = state->sysroot.host = state->profile.libc_version;
}

static const struct state *state_for(uint8_t choice)
{
    static struct arena arena;
    static struct state states[2][PROFILES];
    static bool is_loaded;
    for (size_t i = 0; !is_loaded && i < 2; i++)
        for (size_t j = 0; j < PROFILES; j++)
            load_state(&arena, profiles[j], i, &states[i][j]);
    is_loaded = true;
    return &states[choice & 1][(choice >> 1) % PROFILES];
}

/* Returns whether the edit's text is the word, or "word argument" and so on with the word in it. */
static bool is_part(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = text; at && (at = strstr(at, word)); at++) {
        bool begins = at == text || at[-1] == ' ';
        if (begins && (at[length] == ' ' || !at[length]))
            return true;
        if (!length)
            return false;
    }
    return false;
}

static bool is_mentioned(const struct plan *plan, const char *word, bool is_new)
{
    for (size_t i = 0; i < plan->edit_count; i++) {
        const struct edit *edit = &plan->edits[i];
        if (is_part(is_new && edit->kind == EDIT_CHANGED ? edit->now : edit->word, word) &&
            (edit->kind == EDIT_CHANGED || (edit->kind == EDIT_ADDED) == is_new))
            return true;
    }
    return false;
}

static bool has_edit(const struct plan *plan, enum edit_kind kind)
{
    for (size_t i = 0; i < plan->edit_count; i++)
        if (plan->edits[i].kind == kind)
            return true;
    return false;
}

/* Returns whether the word holds words for the linker, of which one may have been edited. */
static bool is_carrier(const struct word *word)
{
    return word->option == OPT_LINKER_WORDS || word->option == OPT_XLINKER ||
           word->option == OPT_LIBRARY || word->option == OPT_HANDED_ON ||
           word->option == OPT_LIBRARY_DIR;
}

static bool is_carried(const char *text)
{
    return text_begins_with(text, "-Wl,") || strcmp(text, "-Xlinker") == 0 || *text != '-' ||
           text_begins_with(text, "-l") || text_begins_with(text, "--");
}

static void fail(const struct cmdline *line, const struct plan *plan, const char *why,
                 const char *word)
{
    fprintf(stderr, "%s: \"%s\"\ntyped:", why, word);
    for (size_t i = 0; i < line->count; i++)
        fprintf(stderr, " \"%s\"", line->words[i].text);
    fprintf(stderr, "\nplan:");
    for (size_t i = 0; i < plan->argv.count; i++)
        fprintf(stderr, " \"%s\"", plan->argv.items[i]);
    for (size_t i = 0; i < plan->edit_count; i++)
        fprintf(stderr, "\nedit: %d %s -> %s: %s", (int)plan->edits[i].kind, plan->edits[i].word,
                plan->edits[i].now ? plan->edits[i].now : "", plan->edits[i].reason);
    fprintf(stderr, "\n");
    abort();
}

/* Returns whether the plan may lack the typed word. */
static bool may_be_gone(const struct plan *plan, const struct word *word, bool has_linker_edits)
{
    return is_mentioned(plan, word->text, false) || (has_linker_edits && is_carrier(word));
}

/* Walks along both: each word of the plan is the next one typed, or mentioned. A word that is typed
 * and also added can be either, so that all ways to read the plan are followed: `is_at[n]` tells
 * whether one of them has come to the n-th typed word. */
static void compare(const struct cmdline *line, const struct plan *plan)
{
    bool has_linker_edits =
        line->linker.count && (has_edit(plan, EDIT_CHANGED) || has_edit(plan, EDIT_DROPPED));
    bool is_at[MAX_WORDS + 1] = {true};
    for (size_t i = 1; i < plan->argv.count; i++) {
        const char *word = plan->argv.items[i];
        bool is_new = is_mentioned(plan, word, true) || (has_linker_edits && is_carried(word));
        bool is_next[MAX_WORDS + 1] = {false};
        bool is_any = false;
        for (size_t at = 0; at <= line->count; at++) {
            if (!is_at[at])
                continue;
            is_next[at] = is_next[at] || is_new;
            is_any = is_any || is_new;
            for (size_t next = at; next < line->count; next++) {
                if (strcmp(line->words[next].text, word) == 0)
                    is_next[next + 1] = is_any = true;
                if (!may_be_gone(plan, &line->words[next], has_linker_edits))
                    break;
            }
        }
        if (!is_any)
            fail(line, plan, "not typed, and no edit says that it is added", word);
        memcpy(is_at, is_next, sizeof(is_at));
    }
    size_t end = line->count; /* the first of the words of which all to the last may be gone */
    while (end && may_be_gone(plan, &line->words[end - 1], has_linker_edits))
        end--;
    bool is_whole = false;
    for (size_t at = end; at <= line->count; at++)
        is_whole = is_whole || is_at[at];
    if (!is_whole)
        fail(line, plan, "gone or moved, and no edit says so", line->words[end - 1].text);
    for (size_t i = 0; i < plan->edit_count; i++)
        if (!plan->edits[i].reason || !*plan->edits[i].reason)
            fail(line, plan, "an edit without a reason", plan->edits[i].word);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const environment[] = {"PATH=/nowhere", NULL};
    if (size < 2)
        return 0;
    struct arena arena = {0};
    const char *argv[MAX_WORDS + 2] = {"abicc"};
    int argc = 1;
    char *text = arena_alloc(&arena, size + 1);
    memcpy(text, data + 1, size - 1);
    for (char *at = text; at < text + size - 1 && argc <= MAX_WORDS; at += strlen(at) + 1)
        if (*at != '@') /* the words of files are not known here */
            argv[argc++] = at;
    struct cmdline line;
    struct plan plan;
    struct error err;
    const struct choice choice = {
        .profile = "fuzz", .source = CHOICE_OPTION, .reason = "", .is_cxx = data[0] & 0x80};
    const struct plan_request request = {.line = &line,
                                         .state = state_for(data[0] & 0x7f),
                                         .environment = environment,
                                         .choice = &choice};
    if (cmdline_read(&arena, argc, argv, &line, &err) == 0 &&
        plan_make(&arena, &request, &plan, &err) == 0 && plan.mode != RUN_LEAVE_TO_GO)
        compare(&line, &plan);
    arena_release(&arena);
    return 0;
}
