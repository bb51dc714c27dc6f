/* std::string, std::list and what holds them have two layouts since GCC 5, and its libraries both
 * (libstdc++ manual, "Dual ABI"). One from before has none of the new ones: its streams, locales
 * and exceptions know the old strings alone. The archive of what it lacks could bring the new ones
 * along, but not into the objects that it makes: std::locale::classic() would have no facet that
 * gives a new string. Red Hat's compilers for such systems have the old ones alone, too. */
#include <string.h>

#include "base/text.h"
#include "plan/edits.h"

#define MACRO "_GLIBCXX_USE_CXX11_ABI"

/* What -D or -U says of the macro: "1", "" of a bare -D or of -U; NULL of any other word. */
static const char *said(const struct word *word)
{
    bool is_defined = text_begins_with(word->text, "-D");
    if (word->kind != WORD_OPTION || !(is_defined || text_begins_with(word->text, "-U")))
        return NULL;
    const char *name = word->text[2] ? word->text + 2 : word->value;
    if (!name || !text_begins_with(name, MACRO))
        return NULL;
    const char *rest = name + strlen(MACRO);
    if (*rest != '=' && *rest)
        return NULL;
    return is_defined && *rest ? rest + 1 : "";
}

static int refuse(const struct profile *profile, const struct word *word, struct error *err)
{
    char version[VERSION_TEXT_SIZE];
    bool is_joined = word->text[2];
    return error_set(
        err,
        "%s%s%s: profile %s shares the libstdc++.so.6 of GCC %s (cxx: hybrid), which is older than "
        "the new std::string\n"
        "  take the word away: such programs use the old one, as -D" MACRO "=0 says; for the new "
        "one, choose cxx: static or a target of GCC 5 or newer",
        word->text, is_joined ? "" : " ", is_joined ? "" : word->value, profile->name,
        version_text(profile->gcc, version));
}

int edit_strings(struct draft *draft, struct error *err)
{
    const struct cmdline *line = draft->line;
    const struct profile *profile = &draft->state->profile;
    if (!draft->state->sysroot.cxx.has_old_strings || !line->has_preprocessed_language ||
        !(draft->is_cxx || line->has_cxx_input))
        return 0;
    for (size_t i = 0; i < line->count; i++) {
        const char *value = said(&line->words[i]);
        if (value && strcmp(value, "0") != 0)
            return refuse(profile, &line->words[i], err);
    }
    draft_add(draft, "-D" MACRO "=0",
              "cxx: hybrid: the target's libstdc++.so.6 has the old std::string alone");
    return 0;
}
