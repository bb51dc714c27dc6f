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

int quote_for_sh(struct arena *arena, const char *name, const char *value, const char **line,
                 struct error *err)
{
    (void)err;
    *line = arena_printf(arena, "export %s=%s", name,
                         is_plain(value) ? value : quote_single(arena, value));
    return 0;
}

/* Between single quotes fish knows \\ and \' alone (fish's "Language", Quotes). */
int quote_for_fish(struct arena *arena, const char *name, const char *value, const char **line,
                   struct error *err)
{
    (void)err;
    *line = arena_printf(arena, "set -gx %s %s", name,
                         is_plain(value) ? value : escape(arena, value, "'\\", "\\", "'"));
    return 0;
}

/* GitHub's file has lines NAME=value, and for several lines NAME<<END, the lines, END. */
int quote_for_github(struct arena *arena, const char *name, const char *value, const char **line,
                     struct error *err)
{
    (void)err;
    *line = arena_printf(arena, "%s=%s", name, value);
    if (!strpbrk(value, "\r\n"))
        return 0;
    const char *end = "ABICC_END";
    while (strstr(value, end))
        end = arena_printf(arena, "%s_", end);
    *line = arena_printf(arena, "%s<<%s\n%s\n%s", name, end, value, end);
    return 0;
}

static int refuse_lines(const char *name, const char *value, const char *file, struct error *err)
{
    if (!strpbrk(value, "\r\n"))
        return 0;
    return error_set(err, "%s: %s cannot hold a value of several lines", name, file);
}

/* A quoted scalar of YAML, in which GitLab expands $NAME ($$ stands for $). */
int quote_for_gitlab(struct arena *arena, const char *name, const char *value, const char **line,
                     struct error *err)
{
    if (refuse_lines(name, value, ".gitlab-ci.yml", err) < 0)
        return -1;
    value = escape(arena, value, "$", "$", "");
    *line = arena_printf(arena, "  %s: %s", name, escape(arena, value, "\\\"", "\\", "\""));
    return 0;
}

/* The readers of these files (dotenv, Docker Compose, node --env-file) agree on a plain word, on
 * single quotes between which all stands for itself, and on double quotes where nothing is between
 * that some of them expand. */
int quote_for_dotenv(struct arena *arena, const char *name, const char *value, const char **line,
                     struct error *err)
{
    if (refuse_lines(name, value, "a .env file", err) < 0)
        return -1;
    bool has_quote = strchr(value, '\'') != NULL;
    if (has_quote && strpbrk(value, "\"$\\`"))
        return error_set(err,
                         "%s: the readers of .env files do not agree on this value: %s\n"
                         "  put the directory on PATH, or use one with a plain name",
                         name, value);
    const char *format = is_plain(value) ? "%s=%s" : has_quote ? "%s=\"%s\"" : "%s='%s'";
    *line = arena_printf(arena, format, name, value);
    return 0;
}

/* make expands $, and # starts a comment unless a backslash precedes it; of the backslashes before
 * a # half remain (GNU make manual, "Makefile Contents"). */
int quote_for_make(struct arena *arena, const char *name, const char *value, const char **line,
                   struct error *err)
{
    if (refuse_lines(name, value, "a makefile", err) < 0)
        return -1;
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
