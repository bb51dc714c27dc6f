#include "base/text.h"

#include <string.h>

int text_compare(struct text a, struct text b)
{
    int order = memcmp(a.start, b.start, a.length < b.length ? a.length : b.length);
    if (order)
        return order;
    return a.length < b.length ? -1 : a.length > b.length;
}

bool text_has_word(struct text text, const char *word)
{
    const char *end = text.start + text.length;
    for (const char *start = text.start; start < end;) {
        const char *blank = memchr(start, ' ', (size_t)(end - start));
        size_t length = (size_t)((blank ? blank : end) - start);
        if (text_equals((struct text){start, length}, word))
            return true;
        start += length + 1;
    }
    return false;
}

bool text_begins_with(const char *text, const char *beginning)
{
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

bool text_ends_with(const char *text, const char *ending)
{
    size_t length = strlen(text);
    size_t size = strlen(ending);
    return length >= size && strcmp(text + length - size, ending) == 0;
}

bool text_is_number(const char *text)
{
    return *text && !text[strspn(text, "0123456789")];
}

const char *text_visible(struct arena *arena, const char *text)
{
    static const char digits[] = "0123456789abcdef";
    char *visible = arena_alloc(arena, 4 * strlen(text) + 1);
    char *to = visible;
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c >= ' ' && c != 0x7f) {
            *to++ = *text;
            continue;
        }
        *to++ = '\\';
        *to++ = 'x';
        *to++ = digits[c >> 4];
        *to++ = digits[c & 15];
    }
    return visible;
}

const char *text_file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *text_stem(struct arena *arena, const char *path)
{
    const char *dot = strrchr(text_file_name(path), '.');
    return dot ? arena_strndup(arena, path, (size_t)(dot - path)) : path;
}

const char *text_directory(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_strndup(arena, path, (size_t)(slash - path)) : ".";
}
