/* Precompiled headers of gcc, which compares options and its own version when it reads one, but not
 * the sysroot: the macros and types of another profile's headers, or of the host's, would come in
 * without a word. clang refuses such headers itself. */
#include <ctype.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/text.h"
#include "base/tree.h"
#include "cmdline/language.h"
#include "plan/edits.h"

enum {
    HEAD_SIZE = 8192, /* of a source, in which its first #include is looked for */
    MAX_HEADER = 1 << 30
};

/* Returns the mark, which has the digest in the sysroot's name: gcc and g++ may share a precompiled
 * header, and so may profiles with the same headers. An assertion (`info cpp`, "Obsolete Features")
 * changes nothing in what is compiled, and does not show up in preprocessed text nor among macros,
 * but its answer is among the names in the precompiled header. */
static const char *mark_of(const struct draft *draft)
{
    const char *digest = strrchr(draft->state->sysroot.path, '-');
    return arena_printf(draft->arena, "abicc_%s", digest ? digest + 1 : "");
}

/* Returns what follows spaces and comments, or NULL at the end. */
static const char *skip_space(const char *at)
{
    for (;;) {
        at += strspn(at, " \t\r\n\f\v");
        if (strncmp(at, "//", 2) == 0)
            at += strcspn(at, "\n");
        else if (strncmp(at, "/*", 2) != 0)
            return *at ? at : NULL;
        else if (!(at = strstr(at + 2, "*/")))
            return NULL;
        else
            at += 2;
    }
}

/* Returns what follows the directive, whose lines may go on. */
static const char *skip_directive(const char *at)
{
    do
        at += strcspn(at, "\n");
    while (at[-1] == '\\' && *at++);
    return at;
}

/* Returns the name in the first #include, if nothing but directives is before it: later ones are
 * not precompiled. With its opening quote. */
static const char *first_include(struct arena *arena, const char *text)
{
    for (const char *at = text; (at = skip_space(at)) && *at == '#'; at = skip_directive(at)) {
        const char *word = at + 1 + strspn(at + 1, " \t");
        const char *name = word + strlen("include") + strspn(word + strlen("include"), " \t");
        if (!text_begins_with(word, "include") || isalnum((unsigned char)word[strlen("include")]))
            continue;
        size_t length = *name == '"' || *name == '<' ? strcspn(name, "\">\n") : 0;
        length = *name == '"' ? 1 + strcspn(name + 1, "\"\n") : length;
        return length > 1 ? arena_strndup(arena, name, length) : NULL;
    }
    return NULL;
}

/* Returns the beginning of the file, until the next call. */
static const char *head_of(const char *path)
{
    static char text[HEAD_SIZE + 1];
    FS_CLOSE int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    ssize_t size = fd < 0 ? -1 : pread(fd, text, HEAD_SIZE, 0); /* a pipe is left as it is */
    text[size < 0 ? 0 : size] = '\0';
    return text;
}

/* Returns the precompiled header that gcc takes for the name, or NULL: it looks beside each file
 * that it would read. `first` is the directory to begin with. */
static const char *find_precompiled(const struct draft *draft, const char *name, const char *first)
{
    struct arena *arena = draft->arena;
    const struct cmdline *line = draft->line;
    if (first) {
        const char *path = arena_printf(arena, "%s%s", *name == '/' ? "" : first, name);
        if (fs_exists(arena_printf(arena, "%s.gch", path)))
            return arena_printf(arena, "%s.gch", path);
        if (*name == '/' || fs_exists(path))
            return NULL;
    }
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        bool is_quoted = word->option == OPT_QUOTE_DIR && first;
        if (word->kind != WORD_OPTION || !word->value ||
            (word->option != OPT_INCLUDE_DIR && word->option != OPT_SYSTEM_DIR && !is_quoted))
            continue;
        const char *path = arena_printf(arena, "%s/%s.gch", word->value, name);
        if (fs_exists(path))
            return path;
    }
    return NULL;
}

static bool has_mark(const struct draft *draft, const char *path)
{
    const char *bytes;
    size_t size;
    struct error ignored; /* gcc says what is wrong with it */
    const char *mark = mark_of(draft);
    if (fs_read(draft->arena, path, &bytes, &size, &ignored) < 0 || size > MAX_HEADER)
        return true;
    return memmem(bytes, size, mark, strlen(mark));
}

static int check_file(const struct draft *draft, const char *path, struct error *err)
{
    if (has_mark(draft, path))
        return 0;
    return error_set(err,
                     "%s: was precompiled for another profile or without abicc, and gcc would use "
                     "its macros and types\n"
                     "  remove it, or precompile the header again for profile %s",
                     path, draft->state->profile.name);
}

/* Checks the precompiled header of that name; of a directory gcc takes the first that fits. */
static int check(const struct draft *draft, const char *name, const char *first, struct error *err)
{
    const char *path = find_precompiled(draft, name, first);
    struct tree_list list = {0};
    struct error ignored;
    if (!path || !fs_is_dir(path))
        return path ? check_file(draft, path, err) : 0;
    if (tree_list(draft->arena, path, &list, &ignored) < 0)
        return 0;
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i].kind == TREE_FILE &&
            check_file(draft, arena_printf(draft->arena, "%s/%s", path, list.items[i].name), err) <
                0)
            return -1;
    return 0;
}

static int check_source(struct draft *draft, const char *source, struct error *err)
{
    struct arena *arena = draft->arena;
    const char *name = first_include(arena, head_of(source));
    const char *slash = strrchr(source, '/');
    if (!name)
        return 0;
    const char *beside = slash ? arena_strndup(arena, source, (size_t)(slash - source) + 1) : "";
    return check(draft, name + 1, *name == '"' ? beside : NULL, err);
}

/* Returns whether the word is -include, which shares its kind with -imacros. */
static bool is_included(const struct word *word)
{
    return word->kind == WORD_OPTION && word->option == OPT_INCLUDE && word->value &&
           !strstr(word->text, "imacros");
}

int edit_precompiled(struct draft *draft, struct error *err)
{
    const struct cmdline *line = draft->line;
    bool is_first = true; /* gcc takes one, and only as the first */
    bool is_marked = false;
    if (draft->state->toolchain.family != COMPILER_GCC || cmdline_is_freestanding(line))
        return 0;
    for (size_t i = 0; i < line->count; i++)
        if (is_first && is_included(&line->words[i])) {
            if (check(draft, line->words[i].value, "", err) < 0)
                return -1;
            is_first = false;
        }
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        struct language language = {0};
        if (word->kind == WORD_INPUT)
            language = language_of(word->language, word->text);
        if (language.is_header && !is_marked)
            draft_add(draft, arena_printf(draft->arena, "-Aabicc=%s", mark_of(draft)),
                      "marks the precompiled header with the sysroot's digest");
        is_marked |= language.is_header;
        if (is_first && !language.is_header && language.is_compiled && language.is_preprocessed &&
            check_source(draft, word->text, err) < 0)
            return -1;
    }
    return 0;
}
