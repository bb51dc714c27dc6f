#include "ctl/quote.h"

#include <stdbool.h>
#include <string.h>

/* Returns whether no shell, make or Go would split or change the text. */
static bool is_plain(const char *text)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "/._+-=:,@%";
    return *text && strspn(text, plain) == strlen(text);
}

/* Returns `text` with `escape` before each byte in `special`, between two of `quote`. */
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

/* Quotes with single quotes; those in the text are written outside of them. */
static const char *quote_single(struct arena *arena, const char *text)
{
    return escape(arena, text, "'", "'\\'", "'");
}

/* Go knows quotes but no backslashes: single quotes where they will do, double quotes where the
 * path has a single quote. Go cannot read a path with a single quote and one of $ ` \ ". */
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

/* GitHub's file has lines NAME=value, and for several lines NAME<<END, the lines, END. */
const char *quote_for_github(struct arena *arena, const char *name, const char *value)
{
    if (!strpbrk(value, "\r\n"))
        return arena_printf(arena, "%s=%s", name, value);
    const char *end = "ABICC_END";
    while (strstr(value, end))
        end = arena_printf(arena, "%s_", end);
    return arena_printf(arena, "%s<<%s\n%s\n%s", name, end, value, end);
}

/* make expands $, and # starts a comment unless a backslash precedes it; of the backslashes before
 * a # half remain (GNU make manual, "Makefile Contents"). */
int quote_for_make(struct arena *arena, const char *name, const char *value, const char **line,
                   struct error *err)
{
    if (strchr(value, '\n'))
        return error_set(err, "%s: a makefile cannot hold a value of several lines", name);
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
