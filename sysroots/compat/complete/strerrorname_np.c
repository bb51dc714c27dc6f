/* strerrorname_np (glibc 2.32) */
#include "error_names.h"

const char *strerrorname_np(int error)
{
    return error_name_find(error)->name;
}
