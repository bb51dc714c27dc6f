#include "plan/listing.h"

#include <string.h>

#include "base/digest.h"
#include "base/environment.h"
#include "base/fs.h"
#include "base/pack.h"
#include "base/search_path.h"
#include "base/text.h"
#include "target/cache.h"
#include "target/witness.h"

static const char option[] = "--dependency-file";

/* Returns whether the option chooses the linker: -fuse-ld=lld, clang's --ld-path=, and -B where the
 * directory has a linker (/usr/libexec/mold). */
static bool chooses_linker(struct arena *arena, const char *word)
{
    if (text_begins_with(word, "-B"))
        return fs_exists(arena_printf(arena, "%s/ld", word + 2));
    return text_begins_with(word, "-fuse-ld=") || text_begins_with(word, "--ld-path=");
}

/* Returns the options by which the command line, or the profile, chooses the linker. */
static struct strvec choosing_words(struct arena *arena, const struct cmdline *line,
                                    const struct state *state)
{
    struct strvec words = {0};
    const struct strvec *added = &state->profile.ldflags.add;
    for (size_t i = 0; i < added->count; i++)
        if (chooses_linker(arena, added->items[i]))
            strvec_push(arena, &words, added->items[i]);
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_OPTION)
            continue;
        const char *text = word->option == OPT_PREFIX && word->value
                               ? arena_printf(arena, "-B%s", word->value)
                               : word->text;
        if (chooses_linker(arena, text))
            strvec_push(arena, &words, text);
    }
    return words;
}

/* Returns where the answer is kept. */
static const char *place_of(struct arena *arena, const struct strvec *words,
                            const struct state *state, const char *const *environment)
{
    struct packer packer = {.arena = arena};
    pack_text(&packer, option);
    pack_text(&packer, state->toolchain.path);
    pack_text(&packer, state->toolchain.signature);
    pack_text(&packer, environment_get(environment, "PATH"));
    pack_texts(&packer, words);
    struct digest_text digest = digest_bytes(packer.bytes, packer.size);
    return cache_entry(arena, state->cache, CACHE_STATES, digest.hex);
}

/* Returns what may be the linker, by its usual names: when one of them changes, it is asked again.
 */
static struct strvec witnesses(struct arena *arena, const struct strvec *words,
                               const char *const *environment)
{
    struct strvec paths = {0};
    struct strvec names = {0};
    strvec_push(arena, &names, "ld");
    for (size_t i = 0; i < words->count; i++) {
        const char *value = strchr(words->items[i], '=');
        if (text_begins_with(words->items[i], "-B"))
            strvec_pushf(arena, &paths, "%s/ld", words->items[i] + 2);
        else if (value[1] == '/')
            strvec_push(arena, &paths, value + 1);
        else
            strvec_pushf(arena, &names, "ld.%s", value + 1);
    }
    const char *search = environment_get(environment, "PATH");
    for (size_t i = 0; i < names.count; i++) {
        struct strvec candidates = search_path_candidates(arena, search, names.items[i]);
        for (size_t j = 0; j < candidates.count; j++) {
            strvec_push(arena, &paths, candidates.items[j]);
            if (fs_exists(candidates.items[j]))
                break;
        }
    }
    return paths;
}

/* Asks the compiler for its linker's help; `answer` is false too when it has none. */
static bool ask(struct arena *arena, const struct strvec *words, const struct state *state,
                const char *const *environment, bool *answer)
{
    struct strvec question = *words;
    strvec_push(arena, &question, "-Wl,--help");
    struct process_output output =
        toolchain_ask(arena, state->toolchain.path, environment, &question);
    *answer = strstr(output.out, option) != NULL;
    return output.status == 0;
}

static bool recall(struct arena *arena, const char *place, bool *answer)
{
    struct error ignored;
    struct unpacker unpacker = {0};
    if (fs_read(arena, place, &unpacker.bytes, &unpacker.size, &ignored) < 0 ||
        !witness_unpack_and_check(&unpacker))
        return false;
    *answer = unpack_number(&unpacker) != 0;
    return !unpacker.is_damaged;
}

static void keep(struct arena *arena, const char *place, const struct strvec *paths, bool answer)
{
    struct packer packer = {.arena = arena};
    struct error ignored; /* if it was not written, the linker is asked again */
    witness_pack(&packer, paths);
    pack_number(&packer, answer);
    (void)fs_write_atomic(arena, place, packer.bytes, packer.size, &ignored);
}

bool linker_lists_files(struct arena *arena, const struct cmdline *line, const struct state *state,
                        const char *const *environment)
{
    struct strvec words = choosing_words(arena, line, state);
    const char *place = place_of(arena, &words, state, environment);
    bool answer;
    if (recall(arena, place, &answer))
        return answer;
    struct strvec paths = witnesses(arena, &words, environment);
    if (ask(arena, &words, state, environment, &answer))
        keep(arena, place, &paths, answer);
    return answer;
}

const char *linker_list_of_line(const struct cmdline *line)
{
    const struct linker_word *word = linker_words_last(&line->linker, LINKER_DEPENDENCY_FILE);
    return word ? word->value : NULL;
}
