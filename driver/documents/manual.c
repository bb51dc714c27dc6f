/* Blocks of manual pages, in mdoc(7). */
#include <stdbool.h>
#include <string.h>

#include "base/strvec.h"
#include "base/text.h"
#include "cmdline/own_options.h"
#include "ctl/ctl.h"
#include "documents/blocks.h"
#include "profile/choice.h"
#include "profile/keys.h"
#include "profile/variables.h"
#include "tables/rule.h"

enum { LINE_LENGTH = 80 };

void manual_write_version(struct arena *arena, FILE *out)
{
    (void)arena;
    fputs(".Os abicc " ABICC_VERSION "\n", out);
}

/* Returns whether the '-' at `at` belongs to an option: such a one must be copied as it is typed,
 * where a plain one may be set as a hyphen. */
static bool is_dash(const char *text, const char *at)
{
    return at == text || strchr(" `-('\"[=/", at[-1]);
}

/* Returns the text for mdoc: what stands between backquotes is bold. */
static const char *escape(struct arena *arena, const char *text)
{
    bool is_literal = false;
    char *escaped = arena_alloc(arena, strlen(text) * strlen("\\fB") + sizeof("\\fR"));
    char *end = escaped;
    for (const char *at = text; *at; at++) {
        if (*at == '`') {
            is_literal = !is_literal;
            end = stpcpy(end, is_literal ? "\\fB" : "\\fR");
        } else if (*at == '\\') {
            end = stpcpy(end, "\\e");
        } else if (*at == '-' && (is_literal || is_dash(text, at))) {
            end = stpcpy(end, "\\-");
        } else {
            *end++ = *at;
        }
    }
    if (is_literal)
        end = stpcpy(end, "\\fR");
    *end = '\0';
    return escaped;
}

/* Writes a line that mdoc takes for text, whatever it begins with. */
static void write_line(const char *line, FILE *out)
{
    fprintf(out, "%s%s\n", strchr(".'", *line) ? "\\&" : "", line);
}

/* Writes a paragraph, each of its sentences on new lines, as mdoc(7) asks. */
static void write_paragraph(struct arena *arena, const char *text, FILE *out)
{
    struct strvec words = strvec_split(arena, escape(arena, text), ' ');
    const char *line = NULL;
    for (size_t i = 0; i < words.count; i++) {
        const char *word = words.items[i];
        if (line && (strlen(line) + strlen(word) >= LINE_LENGTH || text_ends_with(line, "."))) {
            write_line(line, out);
            line = NULL;
        }
        line = line ? arena_printf(arena, "%s %s", line, word) : word;
    }
    if (line)
        write_line(line, out);
}

/* Writes the preformatted text of a help: paragraphs end at empty lines, indented lines are
 * examples and stay as they are. */
static void write_help(struct arena *arena, const char *help, FILE *out)
{
    struct strvec paragraph = {0};
    bool is_example = false;
    while (*help || paragraph.count) {
        size_t length = strcspn(help, "\n");
        const char *line = arena_strndup(arena, help, length);
        bool is_indented = *line == ' ';
        if (paragraph.count && (!*line || is_indented)) {
            write_paragraph(arena, strvec_join(arena, &paragraph, " "), out);
            paragraph = (struct strvec){0};
        }
        if (is_indented != is_example)
            fputs(is_indented ? ".Bd -literal -offset indent\n" : ".Ed\n", out);
        is_example = is_indented;
        help += length + (help[length] == '\n');
        if (is_indented)
            write_line(escape(arena, line + strspn(line, " ")), out);
        else if (*line)
            strvec_push(arena, &paragraph, line);
        else if (*help)
            fputs(".Pp\n", out);
    }
    if (is_example)
        fputs(".Ed\n", out);
}

static void write_values(struct arena *arena, const char *words, FILE *out)
{
    struct strvec values = strvec_split(arena, words, '|');
    fputs("One of\n", out);
    for (size_t i = 0; i < values.count; i++) {
        bool is_last = i + 1 == values.count;
        bool is_next_last = i + 2 == values.count;
        fprintf(out, ".Cm %s%s\n", values.items[i], is_last ? " ." : is_next_last ? "\nor" : " ,");
    }
}

/* Writes the text as a sentence: helps of options are none. */
static void write_sentence(struct arena *arena, const char *text, FILE *out)
{
    char *sentence = arena_printf(arena, "%s%s", text, text_ends_with(text, ".") ? "" : ".");
    if (*sentence >= 'a' && *sentence <= 'z')
        *sentence = (char)(*sentence - 'a' + 'A');
    for (char *at = sentence; *at; at++)
        if (*at == '\n')
            *at = ' ';
    write_paragraph(arena, sentence, out);
}

/* The name of an option as .Fl takes it, which writes the first dash itself: "\-abicc\-cc". */
static const char *flag_name(struct arena *arena, const char *option)
{
    const char *name = "";
    for (const char *at = option + 1; *at; at++)
        name = arena_printf(arena, *at == '-' ? "%s\\-" : "%s%c", name, *at);
    return name;
}

void manual_write_abicc_options(struct arena *arena, FILE *out)
{
    size_t count;
    const struct own_option *options = own_option_list(&count);
    fputs(".Bl -tag -width Ds\n", out);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, ".It Fl %s", flag_name(arena, options[i].name));
        if (options[i].argument)
            fprintf(out, " Ns = Ns Ar %s", options[i].argument);
        fputc('\n', out);
        write_sentence(arena, options[i].help, out);
    }
    fputs(".El\n", out);
}

void manual_write_variables(struct arena *arena, FILE *out)
{
    size_t count;
    const struct variable *variables = variable_list(&count);
    fputs(".Bl -tag -width Ds\n", out);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, ".It Ev %s\n", variables[i].name);
        write_sentence(arena, variables[i].help, out);
        if (variables[i].values)
            write_values(arena, variables[i].values, out);
    }
    fputs(".El\n", out);
}

void manual_write_synopsis(struct arena *arena, FILE *out)
{
    (void)arena;
    for (const struct ctl_command *const *command = ctl_commands(); *command; command++) {
        fprintf(out, ".Nm\n.Cm %s\n", (*command)->name);
        if (ctl_option_count(*command))
            fputs(".Op Ar option ...\n", out);
        if (*(*command)->operands)
            fprintf(out, ".Ar %s\n", (*command)->operands);
    }
}

static void write_command_options(struct arena *arena, const struct ctl_command *command, FILE *out)
{
    fputs(".Bl -tag -width Ds\n", out);
    for (size_t i = 0; i < ctl_option_count(command); i++) {
        const struct ctl_option *option = &command->options[i];
        fprintf(out, ".It Fl %s", flag_name(arena, option->name));
        if (option->value)
            fprintf(out, " Ar %s", option->value);
        fputc('\n', out);
        write_sentence(arena, option->help, out);
        if (option->words)
            write_values(arena, option->words, out);
    }
    fputs(".El\n", out);
}

void manual_write_commands(struct arena *arena, FILE *out)
{
    for (const struct ctl_command *const *command = ctl_commands(); *command; command++) {
        fprintf(out, ".Ss %s\n", (*command)->name);
        write_sentence(arena, (*command)->summary, out);
        if (*(*command)->help) {
            fputs(".Pp\n", out);
            write_help(arena, (*command)->help, out);
        }
        if (ctl_option_count(*command))
            write_command_options(arena, *command, out);
        if ((*command)->status) {
            fputs(".Pp\n", out);
            write_help(arena, (*command)->status, out);
        }
    }
}

static const char *kind_of(const struct key *key)
{
    static const char *const kinds[] = {[KEY_TEXT] = "text",
                                        [KEY_VERSION] = "version",
                                        [KEY_WORD] = "word",
                                        [KEY_WORD_TEXT] = "word",
                                        [KEY_LIST] = "list"};
    return kinds[key->kind];
}

static void write_keys(struct arena *arena, const struct key_table *table, FILE *out)
{
    fputs(".Bl -tag -width Ds\n", out);
    for (size_t i = 0; i < table->count; i++) {
        const struct key *key = &table->keys[i];
        const char *words = "";
        fprintf(out, ".It Ic %s : Ar %s\n", key->path, kind_of(key));
        write_sentence(arena, key->help, out);
        for (size_t j = 0; key->words && key->words[j].text; j++)
            words = arena_printf(arena, "%s%s|", words, key->words[j].text);
        if (*words)
            write_values(arena, words, out);
    }
    fputs(".El\n", out);
}

void manual_write_profile_keys(struct arena *arena, FILE *out)
{
    write_keys(arena, &profile_keys, out);
}

void manual_write_config_keys(struct arena *arena, FILE *out)
{
    write_keys(arena, &config_keys, out);
}

void manual_write_rules(struct arena *arena, FILE *out)
{
    size_t count;
    const struct rule *rules = rule_list(&count);
    fputs(".Bl -tag -width Ds\n", out);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, ".It Cm %s , %s Pq %s\n", rules[i].code, rules[i].name,
                severity_name(rules[i].severity));
        write_sentence(arena, rules[i].title, out);
    }
    fputs(".El\n", out);
}
