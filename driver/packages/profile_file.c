/* The key `packages` of a profile's file. */
#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "packages/session.h"

/* Returns whether the line goes on with the value of the key above it. */
static bool goes_on(const char *line)
{
    return *line == ' ' || *line == '\t' || *line == '-' || *line == ']';
}

/* Returns the text with `value` as the value of the key, in the place where it was. */
static const char *replace_key(struct arena *arena, const char *text, const char *value)
{
    static const char key[] = "packages:";
    const char *start = text_begins_with(text, key) ? text : strstr(text, "\npackages:");
    if (!start)
        return arena_printf(arena, "%s%s%s %s\n", text, text_ends_with(text, "\n") ? "" : "\n", key,
                            value);
    start += *start == '\n';
    const char *end = start;
    do {
        end += strcspn(end, "\n");
        end += *end == '\n';
    } while (goes_on(end));
    return arena_printf(arena, "%.*s%s %s\n%s", (int)(start - text), text, key, value, end);
}

int session_set_packages(struct session *session, const struct strvec *own, struct error *err)
{
    struct arena *arena = session->job->arena;
    const char *value = arena_printf(arena, "[%s]", strvec_join(arena, own, ", "));
    const char *text;
    size_t size;
    if (session->shipped) /* whose description and other names no child inherits */
        text = arena_printf(arena,
                            "# Written by `abictl packages`.\ndescription: \"%s\"\nextends: "
                            "%s\naliases: [%s]\n",
                            session->profile.description, session->shipped,
                            strvec_join(arena, &session->profile.aliases, ", "));
    else if (fs_read(arena, session->file, &text, &size, err) < 0)
        return -1;
    text = replace_key(arena, text, value);
    const char *path = session->shipped ? session->file : fs_real(arena, session->file);
    return fs_write_atomic(arena, path ? path : session->file, text, strlen(text), err);
}
