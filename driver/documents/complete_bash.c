/* Cases of the functions in scripts/completions/bash: `_abicc_candidates OPTION` and
 * `_abictl_candidates COMMAND [OPTION]`. An option alone stands for its value. */
#include <stdio.h>
#include <string.h>

#include "cmdline/own_options.h"
#include "documents/blocks.h"
#include "documents/completion.h"

static void write_case(struct arena *arena, const char *pattern,
                       const struct completion *completion, FILE *out)
{
    static const char *const answers[] = {
        [COMPLETION_NONE] = ":",
        [COMPLETION_PROFILES] = "_abicc_profiles",
        [COMPLETION_PROGRAMS] = "compgen -c",
        [COMPLETION_FILES] = "return 1",
        [COMPLETION_DIRECTORIES] = "return 1",
    };
    if (completion->kind == COMPLETION_WORDS)
        fprintf(out, "    %s) echo '%s' ;;\n", pattern,
                strvec_join(arena, &completion->words, " "));
    else
        fprintf(out, "    %s) %s ;;\n", pattern, answers[completion->kind]);
}

void bash_write_abicc(struct arena *arena, FILE *out)
{
    size_t count;
    const struct own_option *options = own_option_list(&count);
    struct completion all = {.kind = COMPLETION_WORDS};
    for (size_t i = 0; i < count; i++)
        strvec_pushf(arena, &all.words, "%s%s", options[i].name, options[i].argument ? "=" : "");
    write_case(arena, "''", &all, out);
    for (size_t i = 0; i < count; i++) {
        if (!options[i].argument)
            continue;
        struct completion value =
            completion_of_value(arena, options[i].name, options[i].argument, NULL);
        write_case(arena, options[i].name, &value, out);
    }
}

static void write_command(struct arena *arena, const struct ctl_command *command, FILE *out)
{
    struct completion all = {.kind = COMPLETION_WORDS};
    for (size_t i = 0; i < ctl_option_count(command); i++) {
        const struct ctl_option *option = &command->options[i];
        strvec_push(arena, &all.words, option->name);
        if (!option->value)
            continue;
        struct completion value =
            completion_of_value(arena, option->name, option->value, option->words);
        write_case(arena, arena_printf(arena, "'%s %s'", command->name, option->name), &value, out);
    }
    strvec_push(arena, &all.words, "--help");
    write_case(arena, arena_printf(arena, "'%s -'", command->name), &all, out);
    struct completion operands = completion_of_operands(arena, command);
    write_case(arena, arena_printf(arena, "'%s '", command->name), &operands, out);
}

void bash_write_abictl(struct arena *arena, FILE *out)
{
    struct completion words = {COMPLETION_WORDS, completion_commands(arena, NULL)};
    write_case(arena, "' '", &words, out);
    for (size_t i = 0; i < words.words.count; i++) {
        struct completion group = {COMPLETION_WORDS,
                                   completion_commands(arena, words.words.items[i])};
        if (group.words.count)
            write_case(arena, arena_printf(arena, "'%s '", words.words.items[i]), &group, out);
    }
    write_case(arena, "' -'",
               &(struct completion){COMPLETION_WORDS, strvec_split(arena, "--help|--version", '|')},
               out);
    for (const struct ctl_command *const *command = ctl_commands(); *command; command++)
        write_command(arena, *command, out);
}
