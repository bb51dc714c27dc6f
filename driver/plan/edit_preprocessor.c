/* Edits for other ways to the host's headers than -I and its like: options for the preprocessor
 * itself (-Wp,a,b  -Xpreprocessor a  -Xclang a), -iwithprefix, and headers named by their path. */
#include <string.h>

#include "base/fs.h"
#include "plan/edits.h"
#include "toolchain/host.h"

static bool is_host_directory(const struct draft *draft, const char *directory)
{
    return host_is_include_directory(draft->arena, directory, &draft->state->toolchain);
}

/* Returns the directory in `text` when it is one of these options with its value in the same word,
 * and stores whether the value is the next word. */
static const char *directory_in(const char *text, bool *is_next)
{
    static const char *const options[] = {
        "-I",         "-isystem",     "-idirafter",       "-iquote", "-internal-externc-isystem",
        "-c-isystem", "-cxx-isystem", "-internal-isystem"};
    *is_next = false;
    for (size_t i = 0; i < sizeof(options) / sizeof(*options); i++) {
        size_t length = strlen(options[i]);
        if (strncmp(text, options[i], length) != 0)
            continue;
        *is_next = text[length] == '\0';
        return text + length;
    }
    return NULL;
}

struct reader {
    struct draft *draft;
    bool is_value; /* the word before was an option with this value */
};

static int read_piece(struct reader *reader, const char *option, const char *piece,
                      struct error *err)
{
    bool is_next = false;
    const char *directory = reader->is_value ? piece : directory_in(piece, &is_next);
    reader->is_value = is_next;
    if (!directory || is_next || !is_host_directory(reader->draft, directory))
        return 0;
    return error_set(
        err,
        "%s: an include directory of the host, whose headers describe a newer C library, "
        "passed to the preprocessor by %s\n"
        "  remove it: the headers of profile %s are found without it",
        directory, option, reader->draft->state->profile.name);
}

static int check_pieces(struct draft *draft, struct error *err)
{
    struct reader reader = {.draft = draft};
    for (size_t i = 0; i < draft->line->count; i++) {
        const struct word *word = &draft->line->words[i];
        if (word->kind != WORD_OPTION)
            continue;
        if (word->option == OPT_PREPROCESSOR_WORDS) {
            struct strvec pieces = strvec_split(draft->arena, word->value, ',');
            for (size_t j = 0; j < pieces.count; j++)
                if (read_piece(&reader, "-Wp,", pieces.items[j], err) < 0)
                    return -1;
        } else if (word->value && word->option == OPT_XPREPROCESSOR) {
            if (read_piece(&reader, word->text, word->value, err) < 0)
                return -1;
        }
    }
    return 0;
}

/* Drops host directories that -iprefix and -iwithprefix form (gcc manual, "Directory Options"). */
static void drop_prefixed(struct draft *draft)
{
    const char *prefix = "";
    for (size_t i = 0; i < draft->line->count; i++) {
        const struct word *word = &draft->line->words[i];
        if (word->kind != WORD_OPTION || !word->value)
            continue;
        if (word->option == OPT_HEADER_PREFIX)
            prefix = word->value;
        else if (word->option == OPT_PREFIXED_DIR &&
                 is_host_directory(draft, arena_printf(draft->arena, "%s%s", prefix, word->value)))
            draft_drop(
                draft, i,
                "an include directory of the host, whose headers describe a newer C library");
    }
}

/* Returns "sys/types.h" for /usr/include/sys/types.h where the sysroot has that header; else NULL.
 */
static const char *header_name(const struct draft *draft, const char *path)
{
    struct arena *arena = draft->arena;
    const char *real = *path == '/' ? fs_real(arena, path) : NULL;
    struct strvec directories = host_include_directories(arena, &draft->state->toolchain);
    for (size_t i = 0; real && i < directories.count; i++) {
        const char *directory = fs_real(arena, directories.items[i]);
        size_t length = directory ? strlen(directory) : 0;
        if (!directory || strncmp(real, directory, length) != 0 || real[length] != '/')
            continue;
        const char *name = real + length + 1;
        bool is_there =
            fs_exists(arena_printf(arena, "%s/usr/include/%s", draft->state->sysroot.path, name));
        return is_there ? name : NULL;
    }
    return NULL;
}

static void replace_headers(struct draft *draft)
{
    for (size_t i = 0; i < draft->line->count; i++) {
        const struct word *word = &draft->line->words[i];
        bool is_header = word->kind == WORD_OPTION && word->value && word->option == OPT_INCLUDE;
        const char *name = is_header ? header_name(draft, word->value) : NULL;
        if (!name)
            continue;
        bool is_separate =
            i + 1 < draft->line->count && draft->line->words[i + 1].kind == WORD_ARGUMENT;
        if (is_separate)
            strvec_push(draft->arena, &draft->fates[i + 1].now, name);
        else
            strvec_pushf(draft->arena, &draft->fates[i].now, "%.*s%s",
                         (int)(strlen(word->text) - strlen(word->value)), word->text, name);
        draft_note(draft, EDIT_CHANGED, word->value, name,
                   "a header of the host's C library, replaced by the sysroot's");
    }
}

int edit_preprocessor(struct draft *draft, struct error *err)
{
    if (check_pieces(draft, err) < 0)
        return -1;
    drop_prefixed(draft);
    replace_headers(draft);
    return 0;
}
