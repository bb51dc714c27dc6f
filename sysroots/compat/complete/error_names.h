/* Names and English descriptions of errors by number, as in glibc. */
#ifndef ERROR_NAMES_H
#define ERROR_NAMES_H

#include "libc.h"

struct error_name {
    const char *name, *description;
};

#if defined(__mips__)
#include "errors_mips64el.h"
#else
#include "errors_generic.h"
#endif

static inline const struct error_name *error_name_find(int error)
{
    static const struct error_name none;
    if (error < 0 || (size_t)error >= sizeof(error_names) / sizeof(*error_names))
        return &none;
    return &error_names[error];
}

#endif
