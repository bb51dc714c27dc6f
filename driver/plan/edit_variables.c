#include "base/environment.h"
#include "plan/edits.h"

int edit_variables(struct draft *draft, struct error *err)
{
    (void)err;
    for (size_t i = 0; i < toolchain_leaking_variable_count; i++) {
        const char *name = toolchain_leaking_variables[i];
        if (!environment_get(draft->environment, name))
            continue;
        strvec_push(draft->arena, &draft->unset, name);
        draft_note(draft, EDIT_UNSET, name, NULL,
                   "it would put directories of the host before the sysroot");
    }
    return 0;
}
