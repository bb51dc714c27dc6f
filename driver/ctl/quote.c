#include "ctl/quote.h"

#include <stdbool.h>
#include <string.h>

/* Nothing that a shell, make or Go would take apart or change. */
static bool is_plain(const char *text)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "/._+-=:,@%";
    return *text && strspn(text, plain) == strlen(text);
}

/* `text` with `escape` before each byte that is one of `special`, between two of `quote`. */
static const char *escape(struct arena *arena, const char *text, const char *special,
                          const char *before, const char *quote)
{
    char *result = arena_alloc(arena, strlen(text) * (strlen(before) + 1) + strlen(quote) * 2 + 1);
    char *to = stpcpy(result, quote);
    for (; *text; text++) {
        if (strchr(special, *text))
            to = stpcpy(to, before);
        *to++ = *text;
    }
    stpcpy(to, quote);
    return result;
}

/* In single quotes; one inside is written outside of them. */
static const char *quote_single(struct arena *arena, const char *text)
{
    return escape(arena, text, "'", "'\\'", "'");
}

/* Go knows quotes but no backslashes: single quotes where they will do, double ones where the path
 * has a single quote. Only a path with a single quote beside one of $ ` \ " remains hard for it. */
const char *quote_word(struct arena *arena, const char *path)
{
    if (is_plain(path))
        return path;
    if (!strchr(path, '\''))
        return quote_single(arena, path);
    return escape(arena, path, "$`\\\"", "\\", "\"");
}

const char *quote_for_sh(struct arena *arena, const char *name, const char *value)
{
    return arena_printf(arena, "export %s=%s", name,
                        is_plain(value) ? value : quote_single(arena, value));
}

/* A file of GitHub's runner has NAME=value, and for more than one line NAME<<END, the lines, END.
 */
const char *quote_for_github(struct arena *arena, const char *name, const char *value)
{
    if (!strpbrk(value, "\r\n"))
        return arena_printf(arena, "%s=%s", name, value);
    const char *end = "ABICC_END";
    while (strstr(value, end))
        end = arena_printf(arena, "%s_", end);
    return arena_printf(arena, "%s<<%s\n%s\n%s", name, end, value, end);
}

/* make expands $, and takes # for a comment unless a backslash stands before it; backslashes before
 * a # stand for half as many (GNU make manual, "Makefile Contents"). */
int quote_for_make(struct arena *arena, const char *name, const char *value, const char **line,
                   struct error *err)
{
    if (strchr(value, '\n'))
        return error_set(err, "%s: a Makefile has no way to hold a value of more than one line",
                         name);
    char *quoted = arena_alloc(arena, strlen(value) * 2 + 1);
    char *to = quoted;
    for (const char *from = value; *from; from++) {
        size_t backslashes = strspn(from, "\\");
        if (*from == '$')
            *to++ = '$';
        else if (*from == '#' || (backslashes && from[backslashes] == '#'))
            *to++ = '\\';
        *to++ = *from;
    }
    *line = arena_printf(arena, "export %s := %s", name, quoted);
    return 0;
}
