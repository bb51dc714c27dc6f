#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Appends to `text`, of which `used` bytes are taken; returns how many are taken then. What has no
 * room is cut off. */
static size_t append_list(struct error *err, size_t used, const char *format, va_list args)
{
    size_t room = sizeof(err->text) - used;
    int length = vsnprintf(err->text + used, room, format, args);
    if (length < 0)
        return used;
    return used + ((size_t)length < room ? (size_t)length : room - 1);
}

static size_t append(struct error *err, size_t used, const char *text)
{
    size_t length = strnlen(text, sizeof(err->text) - used - 1);
    memcpy(err->text + used, text, length);
    err->text[used + length] = '\0';
    return used + length;
}

static size_t begin(struct error *err, int code, const char *subject)
{
    err->code = code;
    err->subject = subject ? append(err, append(err, 0, subject), ": ") : 0;
    return err->subject;
}

int error_set(struct error *err, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    append_list(err, begin(err, 0, NULL), format, args);
    va_end(args);
    return -1;
}

int error_about(struct error *err, const char *subject, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    append_list(err, begin(err, 0, subject), format, args);
    va_end(args);
    return -1;
}

int error_system(struct error *err, const char *subject, const char *format, ...)
{
    int code = errno;
    va_list args;
    va_start(args, format);
    size_t used = append_list(err, begin(err, code, subject), format, args);
    va_end(args);
    append(err, append(err, used, ": "), strerror(code));
    return -1;
}

int error_wrap(struct error *err, const char *format, ...)
{
    char cause[sizeof(err->text)];
    memcpy(cause, err->text, sizeof(cause));
    va_list args;
    va_start(args, format);
    size_t used = append_list(err, 0, format, args);
    va_end(args);
    err->subject = append(err, used, ": ");
    append(err, err->subject, cause); /* a long story loses its end */
    return -1;
}

const char *error_reason(const struct error *err, const char *named)
{
    size_t length = strlen(named);
    bool is_named = err->subject == length + 2 && memcmp(err->text, named, length) == 0;
    return is_named ? err->text + err->subject : err->text;
}
