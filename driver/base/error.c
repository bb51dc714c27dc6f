#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int error_set(struct error *err, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(err->text, sizeof(err->text), format, args);
    va_end(args);
    return -1;
}

int error_wrap(struct error *err, const char *format, ...)
{
    char cause[sizeof(err->text)];
    memcpy(cause, err->text, sizeof(cause));
    va_list args;
    va_start(args, format);
    int length = vsnprintf(err->text, sizeof(err->text), format, args);
    va_end(args);
    if (length >= 0 && (size_t)length + 2 < sizeof(err->text)) {
        size_t room = sizeof(err->text) - (size_t)length - 2;
        memcpy(err->text + length, ": ", 2);
        memcpy(err->text + length + 2, cause, room - 1); /* a long story loses its end */
        err->text[sizeof(err->text) - 1] = '\0';
    }
    return -1;
}
