/* std::string, std::list and what contains them have two layouts since GCC 5, and its libraries
 * have both (libstdc++ manual, "Dual ABI"). An older library has none of the new ones: its streams,
 * locales and exceptions use only the old strings. The archive with what it lacks could add the new
 * ones, but not to the objects that the library makes: std::locale::classic() would have no facet
 * that returns a new string. Red Hat's compilers for such systems have only the old ones, too. */
#include <string.h>

#include "base/text.h"
#include "plan/edits.h"

#define MACRO "_GLIBCXX_USE_CXX11_ABI"

/* Returns the value that -D or -U gives the macro: "1", or "" for a bare -D or for -U; else NULL.
 */
static const char *said(const struct word *word)
{
    bool is_defined = word->option == OPT_DEFINE;
    if (word->kind != WORD_OPTION || !(is_defined || word->option == OPT_UNDEFINE) ||
        !word->value || !text_begins_with(word->value, MACRO))
        return NULL;
    const char *rest = word->value + strlen(MACRO);
    if (*rest != '=' && *rest)
        return NULL;
    return is_defined && *rest ? rest + 1 : "";
}

static int refuse(const struct profile *profile, const struct word *word, struct error *err)
{
    char version[VERSION_TEXT_SIZE];
    bool is_joined = text_ends_with(word->text, word->value);
    return error_set(
        err,
        "%s%s%s: profile %s shares the libstdc++.so.6 of GCC %s (cxx: hybrid), which is older than "
        "the new std::string\n"
        "  remove the option: such programs use the old std::string, as with -D" MACRO
        "=0; for the "
        "new one, choose cxx: static or a target with GCC 5 or newer",
        word->text, is_joined ? "" : " ", is_joined ? "" : word->value, profile->name,
        version_text(profile->gcc, version));
}

int edit_strings(struct draft *draft, struct error *err)
{
    const struct cmdline *line = draft->line;
    const struct profile *profile = &draft->state->profile;
    if (!draft->state->sysroot.cxx.has_old_strings || !(draft->is_cxx || line->has_cxx_input))
        return 0;
    for (size_t i = 0; i < line->count; i++) {
        const char *value = said(&line->words[i]);
        if (value && strcmp(value, "0") != 0)
            return refuse(profile, &line->words[i], err);
    }
    draft_add(draft, "-D" MACRO "=0",
              "cxx: hybrid: the target's libstdc++.so.6 has only the old std::string");
    return 0;
}
