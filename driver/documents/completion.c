#include "documents/completion.h"

#include <string.h>

#include "base/text.h"
#include "tables/rule.h"

struct completion completion_of_value(struct arena *arena, const char *option, const char *argument,
                                      const char *words)
{
    if (words)
        return (struct completion){COMPLETION_WORDS, strvec_split(arena, words, '|')};
    if (text_ends_with(option, "-profile") || (argument && strstr(argument, "PROFILE")))
        return (struct completion){.kind = COMPLETION_PROFILES};
    if (argument && strcmp(argument, "PROGRAM") == 0)
        return (struct completion){.kind = COMPLETION_PROGRAMS};
    if (argument && (strcmp(option, "-o") == 0 || strcmp(argument, "LIBRARY") == 0))
        return (struct completion){.kind = COMPLETION_FILES};
    if (argument && strcmp(argument, "DIR") == 0)
        return (struct completion){.kind = COMPLETION_DIRECTORIES};
    return (struct completion){.kind = COMPLETION_NONE};
}

struct completion completion_of_operands(struct arena *arena, const struct ctl_command *command)
{
    struct completion completion = {.kind = COMPLETION_NONE};
    if (strstr(command->operands, "FILE"))
        completion.kind = COMPLETION_FILES;
    else if (strstr(command->operands, "DIR"))
        completion.kind = COMPLETION_DIRECTORIES;
    else if (strstr(command->operands, "CODE")) {
        size_t count;
        const struct rule *rules = rule_list(&count);
        completion.kind = COMPLETION_WORDS;
        for (size_t i = 0; i < count; i++)
            strvec_push(arena, &completion.words, rules[i].code);
    }
    return completion;
}

struct strvec completion_commands(struct arena *arena, const char *group)
{
    struct strvec words = {0};
    for (const struct ctl_command *const *command = ctl_commands(); *command; command++) {
        struct strvec name = strvec_split(arena, (*command)->name, ' ');
        const char *word = group ? name.items[1] : name.items[0];
        bool is_wanted = !group || (word && strcmp(name.items[0], group) == 0);
        if (is_wanted && !strvec_contains(&words, word))
            strvec_push(arena, &words, word);
    }
    return words;
}

const char *completion_summary(struct arena *arena, const char *name)
{
    for (const struct ctl_command *const *command = ctl_commands(); *command; command++)
        if (strcmp((*command)->name, name) == 0)
            return (*command)->summary;
    struct strvec words = completion_commands(arena, name);
    return arena_printf(arena, "commands: %s", strvec_join(arena, &words, " "));
}

const char *completion_describe(struct arena *arena, const char *help)
{
    char *line = arena_strdup(arena, help);
    for (char *at = line; *at; at++)
        if (*at == '\n')
            *at = ' ';
    struct strvec words = strvec_split(arena, line, ' ');
    return strvec_join(arena, &words, " ");
}
