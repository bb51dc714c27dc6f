/* sigabbrev_np (glibc 2.32) */
#include "signal_names.h"

const char *sigabbrev_np(int signal)
{
    return signal_name_find(signal)->abbreviation;
}
