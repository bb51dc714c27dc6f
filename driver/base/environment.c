#include "base/environment.h"

#include <stdbool.h>
#include <string.h>

/* Returns whether the entry "NAME=value" sets the variable at `name`, which ends in NUL or '='.
 * Nearly all entries differ in the first letters, so a function call would cost too much. */
static bool is_variable(const char *entry, const char *name)
{
    while (*name && *name != '=' && *name == *entry) {
        name++;
        entry++;
    }
    return (!*name || *name == '=') && *entry == '=';
}

const char *environment_get(const char *const *environment, const char *name)
{
    char first = *name;
    for (; *environment; environment++)
        if (**environment == first && is_variable(*environment, name))
            return strchr(*environment, '=') + 1;
    return NULL;
}

static bool is_any(const char *entry, const struct strvec *names)
{
    for (size_t i = 0; i < names->count; i++)
        if (is_variable(entry, names->items[i]))
            return true;
    return false;
}

struct strvec environment_edit(struct arena *arena, const char *const *environment,
                               const struct strvec *removed, const struct strvec *set)
{
    struct strvec edited = {0};
    for (; *environment; environment++)
        if (!is_any(*environment, removed) && !is_any(*environment, set))
            strvec_push(arena, &edited, *environment);
    strvec_extend(arena, &edited, set);
    return edited;
}
