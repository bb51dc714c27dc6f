#include "cmdline/response.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "base/error.h"
#include "base/fs.h"

static bool is_space(char c)
{
    return c && strchr(" \t\n\v\f\r", c);
}

/* Copies one word from `text` to `word` without its quotes; returns the rest of the text. */
static const char *read_word(const char *text, char *word)
{
    char quote = '\0';
    for (; *text && (quote || !is_space(*text)); text++) {
        if (*text == '\\') {
            if (!*++text)
                break;
            *word++ = *text;
        } else if (*text == quote) {
            quote = '\0';
        } else if (!quote && (*text == '\'' || *text == '"')) {
            quote = *text;
        } else {
            *word++ = *text;
        }
    }
    *word = '\0';
    return text;
}

struct strvec response_split(struct arena *arena, const char *text)
{
    struct strvec words = {0};
    char *room = arena_alloc(arena, strlen(text) + 1);
    for (;;) {
        while (is_space(*text))
            text++;
        if (!*text)
            return words;
        text = read_word(text, room);
        strvec_push(arena, &words, room);
        room += strlen(room) + 1;
    }
}

bool response_read(struct arena *arena, const char *path, struct strvec *words)
{
    struct stat st;
    bool is_there = stat(path, &st) == 0;
    if (is_there && S_ISCHR(st.st_mode) && st.st_rdev == makedev(1, 3)) { /* /dev/null */
        *words = (struct strvec){0};
        return true;
    }
    if (!is_there || !S_ISREG(st.st_mode))
        return false;
    struct error unread;
    const char *text;
    size_t size;
    if (fs_read(arena, path, &text, &size, &unread) < 0)
        return false;
    *words = response_split(arena, text);
    return true;
}
