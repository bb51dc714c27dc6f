#include "base/environment.h"

#include <stdbool.h>
#include <string.h>

/* Does the entry "NAME=value" set the variable at `name`, which ends in NUL or '='? */
static bool is_variable(const char *entry, const char *name)
{
    size_t length = strcspn(name, "=");
    return strncmp(entry, name, length) == 0 && entry[length] == '=';
}

const char *environment_get(const char *const *environ, const char *name)
{
    for (; *environ; environ++)
        if (is_variable(*environ, name))
            return strchr(*environ, '=') + 1;
    return NULL;
}

static bool is_any(const char *entry, const struct strvec *names)
{
    for (size_t i = 0; i < names->count; i++)
        if (is_variable(entry, names->items[i]))
            return true;
    return false;
}

struct strvec environment_edit(struct arena *arena, const char *const *environ,
                               const struct strvec *removed, const struct strvec *set)
{
    struct strvec edited = {0};
    for (; *environ; environ++)
        if (!is_any(*environ, removed) && !is_any(*environ, set))
            strvec_push(arena, &edited, *environ);
    strvec_extend(arena, &edited, set);
    return edited;
}
