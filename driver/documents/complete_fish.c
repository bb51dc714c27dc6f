/* `complete` lines of scripts/completions/abicc.fish and abictl.fish. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "cmdline/own_options.h"
#include "documents/blocks.h"
#include "documents/completion.h"

/* Writes the text between single quotes. */
static void write_quoted(const char *text, FILE *out)
{
    fputc('\'', out);
    for (; *text; text++) {
        if (strchr("'\\", *text))
            fputc('\\', out);
        fputc(*text, out);
    }
    fputc('\'', out);
}

static void write_candidates(struct arena *arena, const struct completion *completion, FILE *out)
{
    static const char *const answers[] = {
        [COMPLETION_NONE] = " -x",
        [COMPLETION_PROFILES] = " -x -a '(abictl profiles --names 2>/dev/null)'",
        [COMPLETION_PROGRAMS] = " -x -a '(__fish_complete_command)'",
        [COMPLETION_FILES] = " -F",
        [COMPLETION_DIRECTORIES] = " -x -a '(__fish_complete_directories)'",
    };
    if (completion->kind == COMPLETION_WORDS)
        fprintf(out, " -x -a '%s'", strvec_join(arena, &completion->words, " "));
    else
        fputs(answers[completion->kind], out);
}

/* Writes the rest of a line that begins with the command and its condition. */
static void write_option(struct arena *arena, const struct ctl_option *option, FILE *out)
{
    bool is_short = option->name[1] != '-';
    fprintf(out, is_short ? " -s %s" : " -l %s", option->name + strspn(option->name, "-"));
    if (option->value) {
        struct completion value =
            completion_of_value(arena, option->name, option->value, option->words);
        write_candidates(arena, &value, out);
    }
    fputs(" -d ", out);
    write_quoted(completion_describe(arena, option->help), out);
    fputc('\n', out);
}

void fish_write_abicc(struct arena *arena, FILE *out)
{
    size_t count;
    const struct own_option *own = own_option_list(&count);
    for (size_t i = 0; i < count; i++) {
        fputs("complete -c abicc", out);
        write_option(arena,
                     &(struct ctl_option){
                         .name = own[i].name, .value = own[i].argument, .help = own[i].help},
                     out);
    }
}

/* Writes a line for each word that may follow `group`; with NULL, for each first word. */
static void write_group(struct arena *arena, const char *group, FILE *out)
{
    struct strvec words = completion_commands(arena, group);
    for (size_t i = 0; i < words.count; i++) {
        const char *word = words.items[i];
        const char *name = group ? arena_printf(arena, "%s %s", group, word) : word;
        fprintf(out, "complete -c abictl -n '__abictl_is %s' -a %s -d ", group ? group : "", word);
        write_quoted(completion_summary(arena, name), out);
        fputc('\n', out);
    }
}

static void write_command(struct arena *arena, const struct ctl_command *command, FILE *out)
{
    const char *start =
        arena_printf(arena, "complete -c abictl -n '__abictl_begins %s'", command->name);
    for (size_t i = 0; i < ctl_option_count(command); i++) {
        fputs(start, out);
        write_option(arena, &command->options[i], out);
    }
    if (!*command->operands)
        return;
    struct completion operands = completion_of_operands(arena, command);
    fputs(start, out);
    write_candidates(arena, &operands, out);
    fputc('\n', out);
}

void fish_write_abictl(struct arena *arena, FILE *out)
{
    struct strvec words = completion_commands(arena, NULL);
    write_group(arena, NULL, out);
    for (size_t i = 0; i < words.count; i++)
        write_group(arena, words.items[i], out);
    for (const struct ctl_command *const *command = ctl_commands(); *command; command++)
        write_command(arena, *command, out);
}
