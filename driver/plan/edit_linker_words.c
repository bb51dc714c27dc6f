/* The words that go to the linker itself: -Wl,a,b  -Xlinker a  -z keyword. Options may be spread
 * over several of them (-Wl,-rpath-link -Wl,/usr/lib), so they are looked at in one row. */
#include <string.h>

#include "cmdline/response.h"
#include "plan/edits.h"
#include "plan/program_runtime.h"
#include "toolchain/host.h"

struct piece {
    const char *text;
    size_t word; /* of the line */
    bool is_dropped;
    const char *changed; /* another text, or NULL */
};

struct row {
    struct piece *pieces;
    size_t count;
    size_t room;
};

static void push_piece(struct arena *arena, struct row *row, const char *text, size_t word)
{
    if (row->count == row->room) {
        row->room = row->room * 2 + 32;
        struct piece *pieces = arena_alloc(arena, row->room * sizeof(*pieces));
        if (row->count)
            memcpy(pieces, row->pieces, row->count * sizeof(*pieces));
        row->pieces = pieces;
    }
    row->pieces[row->count++] = (struct piece){.text = text, .word = word};
}

/* A word, or those of the response file that it names: the linker reads such files too. One with a
 * comma in a word cannot be written as -Wl,... and stays as it is. */
static void add_piece(struct arena *arena, struct row *row, const char *text, size_t word)
{
    struct strvec words;
    bool is_file = *text == '@' && response_read(arena, text + 1, &words);
    for (size_t i = 0; is_file && i < words.count; i++)
        is_file = !strchr(words.items[i], ',');
    for (size_t i = 0; is_file && i < words.count; i++)
        push_piece(arena, row, words.items[i], word);
    if (!is_file)
        push_piece(arena, row, text, word);
}

static struct row read_row(struct draft *draft)
{
    const struct cmdline *line = draft->line;
    struct row row = {0};
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_OPTION || !word->value || draft->fates[i].is_dropped)
            continue;
        if (word->option == OPT_LINKER_WORDS) {
            struct strvec parts = strvec_split(draft->arena, word->value, ',');
            for (size_t j = 0; j < parts.count; j++)
                add_piece(draft->arena, &row, parts.items[j], i);
        } else if (word->option == OPT_XLINKER) {
            add_piece(draft->arena, &row, word->value, i);
        } else if (word->option == OPT_Z) {
            add_piece(draft->arena, &row, "-z", i);
            add_piece(draft->arena, &row, word->value, i);
        }
    }
    return row;
}

/* The value of option `name` when the piece is -name=value, or -name with the value in the next
 * piece (then `*length` is 2), with one dash or two; NULL otherwise. */
static const char *value_of(const struct row *row, size_t i, const char *name, size_t *length)
{
    const char *text = row->pieces[i].text;
    if (*text != '-')
        return NULL;
    text += text[1] == '-' ? 2 : 1;
    size_t size = strlen(name);
    if (strncmp(text, name, size) != 0)
        return NULL;
    *length = 1;
    if (text[size] == '=')
        return text + size + 1;
    *length = 2;
    return text[size] == '\0' && i + 1 < row->count ? row->pieces[i + 1].text : NULL;
}

static void drop(struct draft *draft, struct row *row, size_t i, size_t length, const char *reason)
{
    const char *text = row->pieces[i].text;
    if (length == 2)
        text = arena_printf(draft->arena, "%s %s", text, row->pieces[i + 1].text);
    for (size_t j = i; j < i + length && j < row->count; j++)
        row->pieces[j].is_dropped = true;
    draft_note(draft, EDIT_DROPPED, arena_printf(draft->arena, "linker option %s", text), NULL,
               reason);
}

/* The directories of a colon-separated list that are not the host's. */
static struct strvec foreign_directories(struct draft *draft, const char *list, size_t *count)
{
    struct strvec all = strvec_split(draft->arena, list, ':');
    struct strvec kept = {0};
    for (size_t i = 0; i < all.count; i++)
        if (!host_is_library_directory(draft->arena, all.items[i],
                                       draft->state->toolchain.install_dir))
            strvec_push(draft->arena, &kept, all.items[i]);
    *count = all.count;
    return kept;
}

static void look_at_rpath_link(struct draft *draft, struct row *row, size_t i, const char *list,
                               size_t length)
{
    static const char reason[] =
        "library directories of the host: the link must not look into them";
    size_t count;
    struct strvec kept = foreign_directories(draft, list, &count);
    if (kept.count == count)
        return;
    if (kept.count == 0) {
        drop(draft, row, i, length, reason);
        return;
    }
    const char *joined = kept.items[0];
    for (size_t j = 1; j < kept.count; j++)
        joined = arena_printf(draft->arena, "%s:%s", joined, kept.items[j]);
    const char *now = arena_printf(draft->arena, "-rpath-link=%s", joined);
    draft_note(draft, EDIT_CHANGED, row->pieces[i].text, now, reason);
    row->pieces[i].changed = now;
    if (length == 2)
        row->pieces[i + 1].is_dropped = true;
}

static void look_at_directory(struct draft *draft, struct row *row, size_t i, const char *directory,
                              size_t length)
{
    if (host_is_library_directory(draft->arena, directory, draft->state->toolchain.install_dir))
        drop(draft, row, i, length,
             "a library directory of the host: its libraries are newer than the target");
}

/* Keywords of -z that need a loader of glibc 2.36 or newer (glibc 2.36 release notes, DT_RELR;
 * binutils 2.44 for mark-plt). */
static bool is_newer_keyword(const char *keyword)
{
    return strcmp(keyword, "pack-relative-relocs") == 0 || strcmp(keyword, "mark-plt") == 0;
}

static void look_at_loader_needs(struct draft *draft, struct row *row, size_t i)
{
    static const struct version relr_release = {{2, 36, 0}};
    const struct profile *profile = &draft->state->profile;
    if (profile->libc != LIBC_GLIBC || version_compare(profile->libc_version, relr_release) >= 0)
        return;
    static const char reason[] =
        "the loader of the target's glibc, older than 2.36, cannot read it";
    const char *text = row->pieces[i].text;
    size_t length;
    const char *keyword = value_of(row, i, "z", &length);
    if (keyword && is_newer_keyword(keyword))
        drop(draft, row, i, length, reason);
    else if ((strncmp(text, "-z", 2) == 0 && is_newer_keyword(text + 2)) ||
             (strncmp(text, "--pack-dyn-relocs=", 18) == 0 && strstr(text, "relr")))
        drop(draft, row, i, 1, reason);
}

/* -z defs, --no-undefined: not where the program brings names. */
static void look_at_undefined(struct draft *draft, struct row *row, size_t i)
{
    size_t length = 1;
    const char *text = row->pieces[i].text;
    const char *keyword = value_of(row, i, "z", &length);
    bool wants_all = (keyword && strcmp(keyword, "defs") == 0) || strcmp(text, "-zdefs") == 0 ||
                     strcmp(text, "--no-undefined") == 0 || strcmp(text, "-no-undefined") == 0;
    if (wants_all && program_runtime_is_left(draft))
        drop(draft, row, i, length, "names of the compiler's runtime come from the program");
}

/* Does the piece belong to an option before it that names a library without linking it? */
static bool is_value(const struct row *row, size_t i)
{
    static const char *const options[] = {
        "dynamic-linker", "I", "soname", "h",      "plugin", "audit",       "P", "depaudit", "f",
        "auxiliary",      "F", "R",      "filter", "o",      "just-symbols"};
    size_t length;
    for (size_t j = 0; i && j < sizeof(options) / sizeof(*options); j++)
        if (value_of(row, i - 1, options[j], &length) && length == 2)
            return true;
    return false;
}

static int look_at(struct draft *draft, struct row *row, size_t i, struct error *err)
{
    size_t length;
    const char *value = value_of(row, i, "rpath-link", &length);
    if (value) {
        look_at_rpath_link(draft, row, i, value, length);
        return 0;
    }
    value = value_of(row, i, "library-path", &length);
    if (!value)
        value = value_of(row, i, "L", &length);
    if (!value && strncmp(row->pieces[i].text, "-L", 2) == 0) {
        value = row->pieces[i].text + 2;
        length = 1;
    }
    if (value) {
        look_at_directory(draft, row, i, value, length);
        return 0;
    }
    if (value_of(row, i, "sysroot", &length))
        return error_set(err, "%s for the linker: the sysroot is the profile's (%s); take it away",
                         row->pieces[i].text, draft->state->profile.name);
    look_at_loader_needs(draft, row, i);
    look_at_undefined(draft, row, i);
    return row->pieces[i].text[0] == '-' || is_value(row, i)
               ? 0
               : edit_refuse_host_library(draft, row->pieces[i].text, err);
}

/* Writes what is left of each word that lost or changed a piece back to the draft. */
static void write_back(struct draft *draft, const struct row *row)
{
    for (size_t i = 0, end; i < row->count; i = end) {
        size_t word = row->pieces[i].word;
        bool is_changed = false;
        const char *left = "";
        for (end = i; end < row->count && row->pieces[end].word == word; end++) {
            const struct piece *piece = &row->pieces[end];
            is_changed |= piece->is_dropped || piece->changed;
            if (!piece->is_dropped)
                left = arena_printf(draft->arena, "%s,%s", left,
                                    piece->changed ? piece->changed : piece->text);
        }
        if (!is_changed)
            continue;
        const struct word *typed = &draft->line->words[word];
        struct fate *fate = &draft->fates[word];
        bool has_argument = word + 1 < draft->line->count && typed[1].kind == WORD_ARGUMENT;
        if (*left)
            fate->changed = arena_printf(draft->arena, "-Wl%s", left);
        else
            fate->is_dropped = true;
        if (has_argument)
            draft->fates[word + 1].is_dropped = true;
    }
}

int edit_linker_words(struct draft *draft, struct error *err)
{
    struct row row = read_row(draft);
    for (size_t i = 0; i < row.count; i++)
        if (!row.pieces[i].is_dropped && look_at(draft, &row, i, err) < 0)
            return -1;
    write_back(draft, &row);
    return 0;
}
