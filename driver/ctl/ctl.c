#include "ctl/ctl.h"

#include <string.h>
#include <unistd.h>

#include "base/suggest.h"

enum { STATUS_DONE = 0, STATUS_FAILED = 1, STATUS_MISUSED = 2 };

static const struct ctl_command *const commands[] = {&ctl_profiles,        &ctl_env,
                                                     &ctl_sysroot_path,    &ctl_sysroot_list,
                                                     &ctl_sysroot_export,  &ctl_sysroot_clean,
                                                     &ctl_packages_add,    &ctl_packages_remove,
                                                     &ctl_packages_update, &ctl_packages_fetch,
                                                     &ctl_packages_list,   &ctl_packages_why,
                                                     &ctl_packages_search, &ctl_packages_export,
                                                     &ctl_packages_import, &ctl_packages_runtime,
                                                     &ctl_root_make,       &ctl_root_fill,
                                                     &ctl_links,           &ctl_check,
                                                     &ctl_explain,         &ctl_run,
                                                     &ctl_doctor,          &ctl_self_test,
                                                     &ctl_lower,           NULL};

const struct ctl_command *const *ctl_commands(void)
{
    return commands;
}

static int print_error(struct ctl *ctl, const struct error *err, int status)
{
    fprintf(ctl->notes, "abictl: error: %s\n", err->text);
    return status;
}

/* Returns whether the command's name begins with the whole word. */
static bool begins_with(const struct ctl_command *command, const char *word)
{
    size_t length = strlen(word);
    return length && strncmp(command->name, word, length) == 0 &&
           (command->name[length] == ' ' || !command->name[length]);
}

/* Returns the words that follow `group` in the commands' names; with NULL, their first words. */
static struct strvec command_words(struct ctl *ctl, const char *group)
{
    struct strvec words = {0};
    for (size_t i = 0; commands[i]; i++) {
        if (group && !begins_with(commands[i], group))
            continue;
        const char *start = commands[i]->name + (group ? strlen(group) + 1 : 0);
        const char *word = arena_strndup(ctl->arena, start, strcspn(start, " "));
        if (!strvec_contains(&words, word))
            strvec_push(ctl->arena, &words, word);
    }
    return words;
}

/* Prints all commands, or those of one group. */
static void print_help(const char *group, FILE *out)
{
    if (!group)
        fputs("abictl: tool for the profiles, sysroots and checks of abicc\n\n", out);
    fprintf(out, "usage: abictl %s ...\n\n", group ? group : "COMMAND");
    for (size_t i = 0; commands[i]; i++)
        if (!group || begins_with(commands[i], group))
            fprintf(out, "  %-14s %s\n", commands[i]->name, commands[i]->summary);
    fputs("\n`abictl COMMAND --help` describes a command. `abictl --version` prints the version.\n"
          "Exit status: 0 success, 1 failure, 2 wrong command line. `check`, `doctor`, "
          "`run`\n"
          "and `self-test` have their own.\n",
          out);
}

size_t ctl_option_count(const struct ctl_command *command)
{
    size_t count = 0;
    while (count < CTL_MAX_OPTIONS && command->options[count].name)
        count++;
    return count;
}

static void print_command_help(const struct ctl_command *command, FILE *out)
{
    size_t count = ctl_option_count(command);
    fprintf(out, "usage: abictl %s%s%s%s\n\n%s\n\n%s", command->name, count ? " [OPTION]..." : "",
            *command->operands ? " " : "", command->operands, command->summary, command->help);
    if (count && *command->help)
        fputs("\n", out);
    for (size_t i = 0; i < count; i++) {
        const struct ctl_option *option = &command->options[i];
        fprintf(out, "  %s%s%s\n        %s", option->name, option->value ? " " : "",
                option->value ? option->value : "", option->help);
        fprintf(out, option->words ? " (%s)\n" : "\n", option->words);
    }
    if (command->status)
        fprintf(out, "\n%s", command->status);
}

static int fail_unknown(struct ctl *ctl, const char *what, const char *given,
                        const struct strvec *known, const char *remedy, struct error *err)
{
    const char *near = suggest_nearest(given, known->items, known->count);
    const char *hint = near ? arena_printf(ctl->arena, "did you mean %s?", near) : remedy;
    return error_set(err, "%s: no such %s; %s", given, what, hint);
}

/* Returns the index of the option that `word` is, and stores what follows its '=' (else NULL); -1
 * when there is no such option. */
static int find_option(const struct ctl_command *command, const char *word, const char **joined)
{
    for (size_t i = 0; i < ctl_option_count(command); i++) {
        size_t length = strlen(command->options[i].name);
        if (strncmp(word, command->options[i].name, length) != 0)
            continue;
        *joined = word[length] == '=' ? word + length + 1 : NULL;
        if (!word[length] || *joined)
            return (int)i;
    }
    return -1;
}

static int check_value(struct ctl *ctl, const struct ctl_option *option, const char *value,
                       struct error *err)
{
    if (!value || !*value)
        return error_set(err, "%s: %s is missing", option->name, option->value);
    if (!option->words)
        return 0;
    struct strvec words = strvec_split(ctl->arena, option->words, '|');
    if (strvec_contains(&words, value))
        return 0;
    return fail_unknown(ctl, arena_printf(ctl->arena, "value of %s", option->name), value, &words,
                        option->words, err);
}

static int read_option(struct ctl *ctl, const struct ctl_command *command, const char *const *argv,
                       int *next, struct error *err)
{
    const char *word = argv[*next];
    const char *value = NULL;
    int index = find_option(command, word, &value);
    if (index < 0) {
        struct strvec known = {0};
        for (size_t i = 0; i < ctl_option_count(command); i++)
            strvec_push(ctl->arena, &known, command->options[i].name);
        const char *remedy = arena_printf(ctl->arena, "see abictl %s --help", command->name);
        return fail_unknown(ctl, "option", word, &known, remedy, err);
    }
    const struct ctl_option *option = &command->options[index];
    if (!option->value) {
        ctl->values[index] = "";
        return value ? error_set(err, "%s takes no value", option->name) : 0;
    }
    if (!value && argv[*next + 1])
        value = argv[++*next];
    ctl->values[index] = value;
    strvec_push(ctl->arena, &ctl->given[index], value);
    return check_value(ctl, option, value, err);
}

static int read_line(struct ctl *ctl, const struct ctl_command *command, const char *const *argv,
                     struct error *err)
{
    bool has_only_operands = false;
    for (int i = 0; argv[i]; i++) {
        if (!has_only_operands && strcmp(argv[i], "--") == 0)
            has_only_operands = true;
        else if (has_only_operands || argv[i][0] != '-') {
            strvec_push(ctl->arena, &ctl->operands, argv[i]);
            has_only_operands |= command->has_command_line;
        } else if (read_option(ctl, command, argv, &i, err) < 0)
            return -1;
    }
    if (ctl->operands.count < command->least)
        return error_set(err, "%s is missing; see abictl %s --help", command->operands,
                         command->name);
    if (ctl->operands.count > command->most)
        return error_set(err, "%s: too many arguments; see abictl %s --help",
                         ctl->operands.items[command->most], command->name);
    return 0;
}

/* Returns whether the word is an option whose value is the next word. */
static bool takes_next(const struct ctl_command *command, const char *word)
{
    const char *joined = NULL;
    int index = find_option(command, word, &joined);
    return index >= 0 && command->options[index].value && !joined;
}

/* `command` is NULL before it is known. What follows the name of a program that the command runs is
 * that program's. */
static bool asks_for_help(const struct ctl_command *command, const char *const *words)
{
    bool runs_another = command && command->has_command_line;
    for (; *words && strcmp(*words, "--") != 0; words++) {
        if (strcmp(*words, "--help") == 0 || strcmp(*words, "-h") == 0)
            return true;
        if (runs_another && **words != '-')
            return false;
        if (runs_another && takes_next(command, *words) && words[1])
            words++;
    }
    return false;
}

/* Flushes the output. It is of use only when all of it was written. */
static int finish(struct ctl *ctl, int status, int failure)
{
    if (fflush(ctl->out) == 0 && !ferror(ctl->out))
        return status;
    struct error err;
    error_set(&err, "cannot write the output");
    return print_error(ctl, &err, failure);
}

static int run_command(struct ctl *ctl, const struct ctl_command *command, const char *const *argv)
{
    struct error err;
    int failure = command->failure ? command->failure : STATUS_FAILED;
    if (asks_for_help(command, argv)) {
        print_command_help(command, ctl->out);
        return finish(ctl, STATUS_DONE, failure);
    }
    if (read_line(ctl, command, argv, &err) < 0)
        return print_error(ctl, &err, STATUS_MISUSED);
    if (command->run(ctl, &err) < 0) {
        fflush(ctl->out);
        return print_error(ctl, &err, ctl->failure ? ctl->failure : failure);
    }
    return finish(ctl, ctl->verdict, failure);
}

/* Returns the command at the start of the words, and stores how many they are; NULL for none. */
static const struct ctl_command *find_command(const char *const *words, int *used)
{
    for (size_t i = 0; commands[i]; i++) {
        const char *space = strchr(commands[i]->name, ' ');
        if (!begins_with(commands[i], words[0]) ||
            (space && (!words[1] || strcmp(space + 1, words[1]) != 0)))
            continue;
        *used = space ? 2 : 1;
        return commands[i];
    }
    return NULL;
}

/* Reports which command is missing or wrong; `group` is the first word, if that is a group. */
static int fail_command(struct ctl *ctl, const char *group, const char *word)
{
    struct error err;
    struct strvec words = command_words(ctl, group);
    const char *topic = group ? arena_printf(ctl->arena, "%s ", group) : "";
    if (word) {
        fail_unknown(ctl, "command", word, &words,
                     arena_printf(ctl->arena, "`abictl %s--help` lists all", topic), &err);
    } else {
        error_set(&err, "%sneeds a command: %s", group ? topic : "abictl ",
                  strvec_join(ctl->arena, &words, ", "));
    }
    return print_error(ctl, &err, STATUS_MISUSED);
}

int ctl_main(struct ctl *ctl, int argc, const char *const *argv)
{
    if (argc < 2)
        return fail_command(ctl, NULL, NULL);
    int used;
    const struct ctl_command *command = find_command(argv + 1, &used);
    if (command)
        return run_command(ctl, command, argv + 1 + used);
    bool is_group = false;
    for (size_t i = 0; commands[i]; i++)
        is_group = is_group || begins_with(commands[i], argv[1]);
    if (strcmp(argv[1], "--version") == 0)
        fputs("abictl " ABICC_VERSION "\n", ctl->out);
    else if (is_group ? argv[2] && asks_for_help(NULL, argv + 2) : asks_for_help(NULL, argv + 1))
        print_help(is_group ? argv[1] : NULL, ctl->out);
    else
        return is_group ? fail_command(ctl, argv[1], argv[2]) : fail_command(ctl, NULL, argv[1]);
    return finish(ctl, STATUS_DONE, STATUS_FAILED);
}

int ctl_choose(struct ctl *ctl, const char *profile, struct choice *choice, struct error *err)
{
    const struct choice_options options = {.profile = profile};
    if (choice_read(ctl->arena, "abictl", ctl->environ, &options, choice, err) < 0)
        return -1;
    if (profile)
        choice->reason = "--profile";
    return 0;
}

int ctl_misused(struct ctl *ctl, int result)
{
    ctl->failure = STATUS_MISUSED;
    return result;
}

int ctl_program(struct ctl *ctl, const char *name, const char **path, struct error *err)
{
    *path = arena_printf(ctl->arena, "%s/%s", ctl->directory, name);
    if (access(*path, X_OK) == 0)
        return 0;
    return error_set(err, "%s: not found; abictl needs this program in its own directory", *path);
}
