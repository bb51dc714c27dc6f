#include "ctl/check_why.h"

#include <string.h>

struct strvec check_why(struct arena *arena, const struct elf_file *file, const struct facts *facts,
                        const char *symbol)
{
    struct strvec places = {0};
    (void)file;
    for (size_t i = 0; i < facts->import_count; i++) {
        const struct facts_import *import = &facts->imports[i];
        const struct facts_version *version = import->version;
        if (strcmp(import->name, symbol) == 0 || (version && strcmp(version->node, symbol) == 0))
            strvec_pushf(arena, &places, "%s", import->name);
    }
    return places;
}
