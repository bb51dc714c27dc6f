#include "failure/complaints.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/text.h"

/* A message: "main.c:12:5: error: ...". */
struct message {
    const char *file;
    unsigned long line;
    const char *text; /* behind the place */
    bool is_english;
};

/* --- lines ------------------------------------------------------------------------------------*/

/* Returns what follows an escape sequence: a color (ESC [ ... letter), or one end of a link (ESC ]
 * ... ESC \, or BEL at the end). */
static const char *skip_escape(const char *text)
{
    if (text[1] == '[') {
        text += 2;
        text += strcspn(text, "mKm\033\n");
        return *text == 'm' || *text == 'K' ? text + 1 : text;
    }
    if (text[1] != ']')
        return text + 1;
    text += 2;
    text += strcspn(text, "\033\a\n");
    if (*text == '\033' && text[1] == '\\')
        return text + 2;
    return *text == '\a' ? text + 1 : text;
}

static char *without_escapes(struct arena *arena, const char *text)
{
    char *plain = arena_alloc(arena, strlen(text) + 1);
    char *end = plain;
    while (*text)
        if (*text == '\033')
            text = skip_escape(text);
        else
            *end++ = *text++;
    return plain;
}

/* Returns what follows ":NUMBER:", or NULL where that does not stand. */
static const char *after_number(const char *colon, unsigned long *number)
{
    char *end;
    if (colon[0] != ':' || !isdigit((unsigned char)colon[1]))
        return NULL;
    *number = strtoul(colon + 1, &end, 10);
    return *end == ':' ? end : NULL;
}

static bool read_message(struct arena *arena, const char *line, struct message *message)
{
    unsigned long column;
    const char *text = NULL;
    if (*line == ' ' || *line == '\t')
        return false;
    const char *colon = line;
    do
        colon = strchr(colon + 1, ':');
    while (colon && !(text = after_number(colon, &message->line)));
    if (!colon)
        return false;
    message->file = arena_strndup(arena, line, (size_t)(colon - line));
    const char *behind = after_number(text, &column);
    message->text = (behind ? behind : text) + 1;
    return true;
}

/* --- headers ----------------------------------------------------------------------------------*/

/* Returns the line of the source, or "". */
static const char *source_line(struct arena *arena, const char *file, unsigned long number)
{
    struct error ignored; /* standard input, or a name that #line made up */
    const char *text;
    size_t size;
    if (fs_read(arena, file, &text, &size, &ignored) < 0)
        return "";
    for (unsigned long i = 1; i < number && text; i++) {
        text = strchr(text, '\n');
        text = text ? text + 1 : NULL;
    }
    return text ? arena_strndup(arena, text, strcspn(text, "\n")) : "";
}

/* Returns the name in a line #include <NAME> or "NAME", or NULL. */
static const char *included_name(struct arena *arena, const char *line)
{
    line += strspn(line, " \t");
    if (*line != '#')
        return NULL;
    line += 1 + strspn(line + 1, " \t");
    if (!text_begins_with(line, "include") && !text_begins_with(line, "import"))
        return NULL;
    line += strcspn(line, "<\"");
    if (!*line)
        return NULL;
    size_t length = strcspn(line + 1, *line == '<' ? ">" : "\"");
    return line[length + 1] ? arena_strndup(arena, line + 1, length) : NULL;
}

/* Returns what stands in `text` between two texts, the last of which ends it; or NULL. */
static const char *between(struct arena *arena, const char *text, const char *before,
                           const char *last)
{
    const char *start = strstr(text, before);
    if (!start || !text_ends_with(text, last))
        return NULL;
    start += strlen(before);
    size_t length = strlen(start);
    return length > strlen(last) ? arena_strndup(arena, start, length - strlen(last)) : NULL;
}

/* Returns the header that the message says is missing, or NULL. In other languages gcc's message
 * has the header's name too, and stands at its #include. */
static const char *missing_header(struct arena *arena, const struct message *message)
{
    const char *name =
        between(arena, message->text, "fatal error: ", ": No such file or directory");
    if (!name)
        name = between(arena, message->text, "fatal error: '", "' file not found");
    if (name || message->is_english)
        return name;
    name = included_name(arena, source_line(arena, message->file, message->line));
    return name && strstr(message->text, name) ? name : NULL;
}

/* --- names ------------------------------------------------------------------------------------*/

static bool is_of_name(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* Returns whether a quote ends right before `at`: one of those that gcc's translations have before
 * a name, in UTF-8. French has a no-break space behind it. */
static bool has_quote_before(const char *text, const char *at)
{
    static const char *const quotes[] = {"'",        "`",      "\"",     "\u2018",   "\u2019",
                                         "\u201a",   "\u201c", "\u201d", "\u201e",   "\xc2\xab",
                                         "\xc2\xbb", "\u2039", "\u203a", "\xc2\xa0", "\u202f",
                                         "\u300c",   "\u300e"};
    for (size_t i = 0; i < sizeof(quotes) / sizeof(*quotes); i++) {
        size_t length = strlen(quotes[i]);
        if ((size_t)(at - text) >= length && memcmp(at - length, quotes[i], length) == 0)
            return true;
    }
    return false;
}

static bool is_quote(char c)
{
    return c == '\'' || c == '"' || (unsigned char)c >= 0x80;
}

/* Returns where the name begins with what belongs to it: `::`, or the kind of a type. */
static const char *with_prefix(const char *text, const char *name)
{
    static const char *const prefixes[] = {"::", "struct ", "union ", "enum "};
    for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++) {
        size_t length = strlen(prefixes[i]);
        if ((size_t)(name - text) >= length && memcmp(name - length, prefixes[i], length) == 0)
            return name - length;
    }
    return name;
}

/* Returns the first name that stands in quotes, or NULL. */
static const char *quoted_name(struct arena *arena, const char *text)
{
    for (const char *at = text; *at; at++) {
        if (!is_of_name(*at) || isdigit((unsigned char)*at) || (at > text && is_of_name(at[-1])))
            continue;
        size_t length = 0;
        while (is_of_name(at[length]))
            length++;
        if (has_quote_before(text, with_prefix(text, at)) && is_quote(at[length]))
            return arena_strndup(arena, at, length);
    }
    return NULL;
}

/* Returns the name behind the first `struct` or `union` of the line, or NULL. */
static const char *type_in(struct arena *arena, const char *line)
{
    static const char *const kinds[] = {"struct ", "union "};
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        const char *kind = strstr(line, kinds[i]);
        const char *name = kind ? kind + strlen(kinds[i]) : "";
        size_t length = 0;
        while (is_of_name(name[length]))
            length++;
        if (length)
            return arena_strndup(arena, name, length);
    }
    return NULL;
}

/* The words of gcc and clang about a name that nothing declares; a warning's option is the same in
 * all languages. */
static const char *const wordings[] = {
    " undeclared",
    "undeclared ",
    "implicit declaration of function",
    "not declared in this scope",
    "has not been declared",
    "in the global namespace",
    "so a declaration of ",
    " type name ", /* of a type that is not declared */
    "does not name a type",
    "implicit-function-declaration]",
    "incomplete type",
    "undefined type ",
    "incomplete definition of type ",
};

/* gcc's words about a variable of a type that nothing defines. They name the variable. */
static const char *const variable_wordings[] = {"storage size of ", "error: aggregate "};

/* Returns the name that the message may be about, or NULL. */
static const char *undeclared_name(struct arena *arena, const struct message *message,
                                   bool *is_certain)
{
    const char *text = message->text;
    *is_certain = strstr(text, variable_wordings[0]) || strstr(text, variable_wordings[1]);
    if (*is_certain)
        return type_in(arena, source_line(arena, message->file, message->line));
    for (size_t i = 0; i < sizeof(wordings) / sizeof(*wordings) && !*is_certain; i++)
        *is_certain = strstr(text, wordings[i]) != NULL;
    return *is_certain || !message->is_english ? quoted_name(arena, text) : NULL;
}

/* --- all --------------------------------------------------------------------------------------*/

static struct complaint *find(struct complaints *complaints, const char *name, bool is_header)
{
    for (size_t i = 0; i < complaints->count; i++)
        if (complaints->items[i].is_header == is_header &&
            strcmp(complaints->items[i].name, name) == 0)
            return &complaints->items[i];
    return NULL;
}

static struct complaint *add(struct arena *arena, struct complaints *complaints, const char *name,
                             const struct message *message)
{
    complaints->items = arena_grow(arena, complaints->items, complaints->count, &complaints->room,
                                   sizeof(*complaints->items));
    struct complaint *complaint = &complaints->items[complaints->count++];
    *complaint = (struct complaint){.name = name, .file = message->file};
    return complaint;
}

static void note(struct arena *arena, struct complaints *complaints, const struct message *message)
{
    const char *header = missing_header(arena, message);
    bool is_certain = header != NULL;
    const char *name = header ? header : undeclared_name(arena, message, &is_certain);
    if (!name)
        return;
    struct complaint *complaint = find(complaints, name, header != NULL);
    if (!complaint)
        complaint = add(arena, complaints, name, message);
    complaint->is_header = header != NULL;
    complaint->is_certain |= is_certain;
    const char *place = arena_printf(arena, "%s:%lu", message->file, message->line);
    if (!strvec_contains(&complaint->places, place))
        strvec_push(arena, &complaint->places, place);
}

struct complaints complaints_read(struct arena *arena, const char *messages, bool is_english)
{
    struct complaints complaints = {0};
    struct strvec lines = strvec_split(arena, without_escapes(arena, messages), '\n');
    for (size_t i = 0; i < lines.count; i++) {
        struct message message = {.is_english = is_english};
        if (read_message(arena, lines.items[i], &message))
            note(arena, &complaints, &message);
    }
    return complaints;
}
