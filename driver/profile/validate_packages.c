/* The keys that name packages and where they come from. */
#include <ctype.h>
#include <string.h>

#include "profile/repository_entry.h"
#include "profile/validate.h"

int check_package(const char *name, struct error *err)
{
    bool is_name = isalnum((unsigned char)*name) != 0;
    for (const char *p = name; *p && is_name; p++)
        is_name = isalnum((unsigned char)*p) || strchr("+-._", *p);
    if (is_name)
        return 0;
    return error_set(err,
                     "\"%s\" is not a package's name: write it as the distribution does, without "
                     "version and architecture: libssl-dev",
                     name);
}

int check_repository(const char *text, struct error *err)
{
    struct arena arena = {0};
    struct repository_entry entry;
    int status = repository_entry_read(&arena, text, &entry, err);
    arena_release(&arena);
    return status;
}
