#include "target/state_name.h"

#include <string.h>

#include "base/data.h"
#include "base/digest.h"
#include "base/environment.h"
#include "base/fs.h"
#include "base/pack.h"
#include "profile/variables.h"
#include "target/state.h"

/* Packs the name of a program; a relative path names another one in each directory. */
static void pack_program(struct packer *packer, const char *name)
{
    pack_text(packer, name);
    if (name && name[0] != '/' && strchr(name, '/'))
        pack_text(packer, fs_absolute(packer->arena, name));
}

const char *state_name(struct arena *arena, const struct choice *choice,
                       const char *const *environment)
{
    struct packer packer = {.arena = arena};
    pack_text(&packer, data_digest());
    pack_text(&packer, choice->profile);
    pack_number(&packer, choice->is_cxx);
    pack_program(&packer, choice->compiler);
    pack_text(&packer, choice->family);
    pack_program(&packer, choice->preferred);
    pack_program(&packer, choice->launcher);
    struct strvec asked = variables_of_question(arena);
    for (size_t i = 0; i < asked.count; i++)
        pack_text(&packer, environment_get(environment, asked.items[i]));
    struct digest_text digest = digest_bytes(packer.bytes, packer.size);
    return arena_strdup(arena, digest.hex);
}

bool state_is_name(const char *name)
{
    return digest_is_text(name, DIGEST_DIGITS);
}
