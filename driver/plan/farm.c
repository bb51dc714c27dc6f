#include "plan/farm.h"

#include <string.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/text.h"
#include "cmdline/language.h"

static bool is_farm(const char *path)
{
    return strcmp(text_file_name(path), "distcc") == 0 ||
           strcmp(text_file_name(path), "icecc") == 0;
}

/* Returns whether ccache runs compiles by a farm: CCACHE_PREFIX holds programs, separated by
 * blanks. */
static bool is_prefix_of_ccache(struct arena *arena, const char *prefix)
{
    struct strvec words = strvec_split(arena, prefix, ' ');
    for (size_t i = 0; i < words.count; i++)
        if (is_farm(words.items[i]))
            return true;
    return false;
}

/* Returns whether what runs the compile is a farm: the launcher, ccache's next one, or the compiler
 * that is a link to it (/usr/lib/distcc/gcc). */
static bool has_farm(const struct draft *draft)
{
    const struct toolchain *toolchain = &draft->state->toolchain;
    const char *prefix = environment_get(draft->environment, "CCACHE_PREFIX");
    if (is_farm(draft->state->launcher) || (prefix && is_prefix_of_ccache(draft->arena, prefix)))
        return true;
    if (strcmp(toolchain->path, toolchain->program) == 0)
        return false;
    const char *real = fs_real(draft->arena, toolchain->path);
    return real && is_farm(real);
}

/* Returns the source if it is the only input, or NULL. */
static const struct word *only_source(const struct cmdline *line)
{
    const struct word *source = NULL;
    for (size_t i = 0; i < line->count; i++) {
        if (line->words[i].kind != WORD_INPUT)
            continue;
        if (source)
            return NULL;
        source = &line->words[i];
    }
    return source;
}

bool farm_may_compile(const struct draft *draft)
{
    const struct cmdline *line = draft->line;
    if (line->action != ACTION_COMPILE || cmdline_has_option(line, OPT_ASSEMBLE) ||
        !has_farm(draft))
        return false;
    const struct word *source = only_source(line);
    if (!source || strcmp(source->text, "-") == 0)
        return false;
    struct language language = language_of(source->language, source->text);
    return language.is_compiled && language.is_preprocessed && !language.is_header;
}
