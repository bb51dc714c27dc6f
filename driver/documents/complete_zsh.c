/* Functions and specifications for `_arguments` in scripts/completions/_abicc and _abictl. */
#include <stdio.h>
#include <string.h>

#include "cmdline/own_options.h"
#include "documents/blocks.h"
#include "documents/completion.h"

/* Writes the text for a place between single quotes in a specification: what has a meaning there
 * gets a backslash. */
static void write_escaped(const char *text, FILE *out)
{
    for (; *text; text++) {
        if (*text == '\'')
            fputs("'\\''", out);
        else if (strchr("[]:\\", *text))
            fprintf(out, "\\%c", *text);
        else
            fputc(*text, out);
    }
}

static void write_action(struct arena *arena, const struct completion *completion, FILE *out)
{
    static const char *const actions[] = {
        [COMPLETION_NONE] = " ",
        [COMPLETION_PROFILES] = "_abicc_profiles",
        [COMPLETION_PROGRAMS] = "_command_names -e",
        [COMPLETION_FILES] = "_files",
        [COMPLETION_DIRECTORIES] = "_directories",
    };
    if (completion->kind == COMPLETION_WORDS)
        fprintf(out, "(%s)", strvec_join(arena, &completion->words, " "));
    else
        fputs(actions[completion->kind], out);
}

static void write_option(struct arena *arena, const struct ctl_option *option, FILE *out)
{
    fprintf(out, " \\\n        '%s%s[", option->name, option->value ? "=" : "");
    write_escaped(completion_describe(arena, option->help), out);
    fputc(']', out);
    if (option->value) {
        struct completion value =
            completion_of_value(arena, option->name, option->value, option->words);
        fprintf(out, ":%s:", option->value);
        write_action(arena, &value, out);
    }
    fputc('\'', out);
}

void zsh_write_abicc(struct arena *arena, FILE *out)
{
    size_t count;
    const struct own_option *own = own_option_list(&count);
    fputs("    _arguments", out);
    for (size_t i = 0; i < count; i++) {
        const struct ctl_option option = {
            .name = own[i].name, .value = own[i].argument, .help = own[i].help};
        write_option(arena, &option, out);
    }
    fputc('\n', out);
}

/* Writes the case of a group of commands, or with NULL of all: the next word of their names. */
static void write_group(struct arena *arena, const char *group, FILE *out)
{
    struct strvec words = completion_commands(arena, group);
    fprintf(out,
            "    '%s')\n        (( CURRENT == 2 )) || { _abictl_next \"$1\"; return }\n"
            "        commands=(",
            group ? group : "");
    for (size_t i = 0; i < words.count; i++) {
        const char *word = words.items[i];
        const char *name = group ? arena_printf(arena, "%s %s", group, word) : word;
        fprintf(out, "\n            '%s:", word);
        write_escaped(completion_summary(arena, name), out);
        fputc('\'', out);
    }
    fputs(")\n        _describe command commands ;;\n", out);
}

static void write_command(struct arena *arena, const struct ctl_command *command, FILE *out)
{
    struct completion operands = completion_of_operands(arena, command);
    fprintf(out, "    '%s')\n        _arguments", command->name);
    for (size_t i = 0; i < ctl_option_count(command); i++)
        write_option(arena, &command->options[i], out);
    write_option(arena, &(struct ctl_option){.name = "--help", .help = "print help"}, out);
    if (*command->operands) {
        fputs(" \\\n        '*:operand:", out);
        write_action(arena, &operands, out);
        fputc('\'', out);
    }
    fputs(" ;;\n", out);
}

void zsh_write_abictl(struct arena *arena, FILE *out)
{
    struct strvec words = completion_commands(arena, NULL);
    write_group(arena, NULL, out);
    for (size_t i = 0; i < words.count; i++)
        if (completion_commands(arena, words.items[i]).count)
            write_group(arena, words.items[i], out);
    for (const struct ctl_command *const *command = ctl_commands(); *command; command++)
        write_command(arena, *command, out);
}
