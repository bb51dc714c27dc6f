/* Names and English descriptions of signals by number, as in glibc. */
#ifndef SIGNAL_NAMES_H
#define SIGNAL_NAMES_H

#include "libc.h"

struct signal_name {
    const char *abbreviation, *description;
};

#if defined(__mips__)
#include "signals_mips64el.h"
#else
#include "signals_generic.h"
#endif

static inline const struct signal_name *signal_name_find(int signal)
{
    static const struct signal_name none;
    if (signal < 0 || (size_t)signal >= sizeof(signal_names) / sizeof(*signal_names))
        return &none;
    return &signal_names[signal];
}

#endif
