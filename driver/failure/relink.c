#include "failure/relink.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/process.h"
#include "base/text.h"
#include "cmdline/language.h"
#include "elf/symbols.h"

/* --- the edited line --------------------------------------------------------------------------*/

enum { WHOLE_LINK = -1 };

/* The line being rewritten. */
struct rewrite {
    const struct relink *relink;
    ptrdiff_t only; /* the word whose source alone is compiled, or WHOLE_LINK */
    const struct strvec *absent;
    size_t cursor; /* the next word of the line to be met in the plan */
    bool drops_argument;
    bool has_map; /* the user wants files that tell of the link */
    bool has_dependencies;
    struct strvec argv;
    const struct strvec *back;
};

/* The typed word that the plan's `text` is, or NULL of one that the plan made: unchanged words keep
 * their memory. */
static const struct word *typed_word(struct rewrite *rewrite, const char *text)
{
    const struct cmdline *line = rewrite->relink->line;
    for (size_t i = rewrite->cursor; i < line->count; i++)
        if (line->words[i].text == text) {
            rewrite->cursor = i + 1;
            return &line->words[i];
        }
    return NULL;
}

/* Options that write files beside the output: -MD and its kin, -save-temps. */
static bool writes_beside(const char *text)
{
    return text_begins_with(text, "-save-temps") || text_begins_with(text, "-Wp,-M") ||
           (text_begins_with(text, "-M") && text[2] && strchr("DMFTQPJ", text[2]));
}

static const char *object_of(const struct relink *relink, const char *source)
{
    for (size_t i = 0; i < relink->source_count; i++)
        if (relink->sources[i].name == source)
            return relink->sources[i].object;
    return NULL;
}

static void push(struct rewrite *rewrite, const char *text)
{
    strvec_push(rewrite->relink->arena, &rewrite->argv, text);
}

/* An object takes the place of its source. The linker is told by -Xlinker, so that a -x before it
 * does not make it C again. */
static void push_input(struct rewrite *rewrite, const struct word *word)
{
    const struct cmdline *line = rewrite->relink->line;
    const char *object = object_of(rewrite->relink, word->text);
    if (rewrite->only != WHOLE_LINK) {
        if (word == &line->words[rewrite->only])
            push(rewrite, word->text);
    } else if (object) {
        push(rewrite, "-Xlinker");
        push(rewrite, object);
    } else {
        push(rewrite, word->text);
    }
}

static bool is_absent(const struct rewrite *rewrite, const char *library)
{
    return rewrite->absent && library && strvec_contains(rewrite->absent, library);
}

/* Of the linker's words, those that strip names are left out. */
static void push_linker_words(struct rewrite *rewrite, const char *text)
{
    struct arena *arena = rewrite->relink->arena;
    struct strvec parts = strvec_split(arena, text + strlen("-Wl,"), ',');
    const char *kept = "-Wl";
    for (size_t i = 0; i < parts.count; i++) {
        const char *part = parts.items[i];
        if (strcmp(part, "-s") != 0 && strcmp(part, "--strip-all") != 0 &&
            !(text_begins_with(part, "-l") && is_absent(rewrite, part + 2)))
            kept = arena_printf(arena, "%s,%s", kept, part);
    }
    if (strchr(kept, ','))
        push(rewrite, kept);
}

static void push_option(struct rewrite *rewrite, const struct word *word)
{
    const char *text = word->text;
    bool is_dropped = word->option == OPT_OUTPUT || writes_beside(text) ||
                      strcmp(text, "-s") == 0 ||
                      (word->option == OPT_LIBRARY && is_absent(rewrite, word->value));
    rewrite->drops_argument = is_dropped;
    if (word->option == OPT_END_OF_OPTIONS && rewrite->back) {
        strvec_extend(rewrite->relink->arena, &rewrite->argv, rewrite->back);
        rewrite->back = NULL;
    }
    if (!is_dropped)
        push(rewrite, text);
}

static void push_word(struct rewrite *rewrite, const char *text)
{
    const struct word *word = typed_word(rewrite, text);
    if (word && word->kind == WORD_ARGUMENT && rewrite->drops_argument)
        return;
    rewrite->drops_argument = false;
    if (text_begins_with(text, "-Wl,"))
        push_linker_words(rewrite, text);
    else if (word && word->kind == WORD_INPUT)
        push_input(rewrite, word);
    else if (word && word->kind == WORD_OPTION)
        push_option(rewrite, word);
    else
        push(rewrite, text);
}

static void note_linker_word(struct rewrite *rewrite, const char *text)
{
    rewrite->has_map = rewrite->has_map || strstr(text, "-Map");
    rewrite->has_dependencies = rewrite->has_dependencies || strstr(text, "-dependency-file");
}

/* Options for the linker's other files stand in -Wl, too, but also behind -Xlinker and in response
 * files, which are handed on as they are. */
static void note_linker_files(struct rewrite *rewrite)
{
    const struct cmdline *line = rewrite->relink->line;
    const struct strvec *planned = &rewrite->relink->plan->argv;
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->value && (word->option == OPT_LINKER_WORDS || word->option == OPT_XLINKER))
            note_linker_word(rewrite, word->value);
    }
    for (size_t i = 0; i < planned->count; i++) /* the profile's own words */
        if (text_begins_with(planned->items[i], "-Wl,"))
            note_linker_word(rewrite, planned->items[i]);
}

/* What comes behind all words, but before a "--": of two outputs, maps or lists the last one
 * counts, and the first may come from a response file. */
static struct strvec last_words(struct rewrite *rewrite, const char *output,
                                const struct strvec *others)
{
    struct arena *arena = rewrite->relink->arena;
    struct strvec words = {0};
    strvec_push(arena, &words, "-o");
    strvec_push(arena, &words, output);
    if (rewrite->only == WHOLE_LINK) { /* -Wl,-o counts more than -o */
        strvec_push(arena, &words, "-Xlinker");
        strvec_push(arena, &words, "-o");
        strvec_push(arena, &words, "-Xlinker");
        strvec_push(arena, &words, output);
    }
    if (rewrite->has_map)
        strvec_push(arena, &words, "-Wl,-Map=/dev/null");
    if (rewrite->has_dependencies)
        strvec_push(arena, &words, "-Wl,--dependency-file=/dev/null");
    strvec_extend(arena, &words, others);
    return words;
}

/* The plan's line with another output, and `others` behind its words. */
static struct strvec rewrite_line(struct rewrite *rewrite, const char *output,
                                  const struct strvec *others)
{
    const struct strvec *planned = &rewrite->relink->plan->argv;
    note_linker_files(rewrite);
    const struct strvec back = last_words(rewrite, output, others);
    rewrite->back = &back;
    push(rewrite, planned->items[0]);
    for (size_t i = 1; i < planned->count; i++)
        if (i != rewrite->relink->plan->listing) /* its file is closed by now */
            push_word(rewrite, planned->items[i]);
    if (rewrite->back)
        strvec_extend(rewrite->relink->arena, &rewrite->argv, rewrite->back);
    rewrite->back = NULL;
    return rewrite->argv;
}

/* Does the program end with 0 and without a word. */
static bool succeeds(const struct relink *relink, const struct strvec *argv)
{
    struct error ignored;
    int status;
    return process_run_quietly(argv, &relink->env, &status, &ignored) == 0 && status == 0;
}

/* --- the directory
 * -------------------------------------------------------------------------------*/

void relink_begin(struct arena *arena, const struct cmdline *line, const struct plan *plan,
                  const struct state *state, const char *const *environment, struct relink *relink)
{
    struct strvec set = {0};
    const char *parent = environment_get(environment, "TMPDIR");
    char *directory = arena_printf(arena, "%s/abicc-XXXXXX", parent && *parent ? parent : "/tmp");
    *relink = (struct relink){.arena = arena,
                              .line = line,
                              .plan = plan,
                              .state = state,
                              .directory = mkdtemp(directory)};
    strvec_push(arena, &set, "ABICC_DEPTH=1");
    if (relink->directory) /* what a compiler leaves behind goes too */
        strvec_pushf(arena, &set, "TMPDIR=%s", relink->directory);
    relink->env = environment_edit(arena, environment, &plan->unset, &set);
}

void relink_end(struct relink *relink)
{
    struct error ignored;
    if (relink->directory)
        fs_remove_tree(relink->directory, &ignored);
}

/* --- sources ----------------------------------------------------------------------------------*/

/* Is the word a source that gcc compiles: by -x, by its suffix, or preprocessed or assembler text.
 */
static bool is_source(const struct word *word)
{
    static const char *const others[] = {".i", ".s"};
    const char *dot = strrchr(word->text, '.');
    struct language language = language_of(word->language, word->text);
    if (word->kind != WORD_INPUT)
        return false;
    if (word->language || language.is_preprocessed || language.is_cxx)
        return true;
    for (size_t i = 0; dot && i < sizeof(others) / sizeof(*others); i++)
        if (strcmp(dot, others[i]) == 0)
            return true;
    return false;
}

static bool compile(struct relink *relink, size_t index)
{
    struct arena *arena = relink->arena;
    const char *source = relink->line->words[index].text;
    const char *object = arena_printf(arena, "%s/%zu.o", relink->directory, relink->source_count);
    struct rewrite rewrite = {.relink = relink, .only = (ptrdiff_t)index};
    struct strvec back = {0};
    strvec_push(arena, &back, "-c");
    strvec_push(arena, &back, "-g");
    if (relink->state->toolchain.family == COMPILER_CLANG)
        strvec_push(arena, &back, "-Qunused-arguments");
    else
        strvec_push(arena, &back, "-ffat-lto-objects"); /* so that -flto leaves names to read */
    struct strvec argv = rewrite_line(&rewrite, object, &back);
    if (!succeeds(relink, &argv))
        return false;
    relink->sources[relink->source_count++] =
        (struct relink_source){.name = source, .object = object};
    return true;
}

bool relink_compile(struct relink *relink)
{
    const struct cmdline *line = relink->line;
    relink->sources = arena_alloc(relink->arena, (line->count + 1) * sizeof(*relink->sources));
    for (size_t i = 0; i < line->count; i++)
        if (is_source(&line->words[i])) {
            relink->has_hidden_sources |= line->words[i].response != 0;
            relink->has_read_input |= strcmp(line->words[i].text, "-") == 0;
        }
    if (relink->has_hidden_sources || relink->has_read_input || !relink->directory)
        return true;
    for (size_t i = 0; i < line->count; i++)
        if (is_source(&line->words[i]) && !compile(relink, i))
            return false;
    return true;
}

/* --- the link ---------------------------------------------------------------------------------*/

/* `bound` gets the names that a version ties to a library. */
static int read_names(struct arena *arena, const struct elf_file *file, enum elf_symbol_table table,
                      struct relinked *relinked, struct strvec *bound)
{
    struct error ignored;
    struct elf_symbol *symbols;
    size_t count;
    if (elf_file_symbols(arena, file, table, &symbols, &count, &ignored) < 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        const struct elf_symbol *symbol = &symbols[i];
        struct strvec *list = &relinked->defined;
        /* GNU ld writes name@VERSION into the table that is not for the loader. */
        if (!*symbol->name || (symbol->is_undefined && strchr(symbol->name, '@')))
            continue;
        if (symbol->is_undefined)
            list = symbol->version > 1 ? bound : &relinked->undefined;
        if (!symbol->is_undefined || !symbol->is_weak) /* mold makes what it let through local */
            strvec_push(arena, list, arena_strdup(arena, symbol->name));
    }
    return 0;
}

/* What is undefined is often listed twice, and a version stands in one table only. */
static void settle(struct relinked *relinked, struct strvec *bound)
{
    struct strvec *names = &relinked->undefined;
    size_t kept = 0;
    strvec_sort(&relinked->defined);
    strvec_sort(names);
    strvec_sort(bound);
    for (size_t i = 0; i < names->count; i++)
        if ((!kept || strcmp(names->items[kept - 1], names->items[i]) != 0) &&
            !strvec_contains_sorted(bound, names->items[i]))
            names->items[kept++] = names->items[i];
    names->count = kept;
}

static int read_output(struct arena *arena, const char *path, struct relinked *relinked)
{
    struct elf_file *file;
    struct error ignored;
    struct strvec bound = {0};
    *relinked = (struct relinked){.path = path};
    if (elf_file_open(arena, path, &file, &ignored) < 0)
        return -1;
    int status = elf_file_content(file) == ELF_CONTENT_ELF ? 0 : -1;
    if (status == 0 && (read_names(arena, file, ELF_SYMBOLS_STATIC, relinked, &bound) < 0 ||
                        read_names(arena, file, ELF_SYMBOLS_DYNAMIC, relinked, &bound) < 0))
        status = -1;
    elf_file_close(file);
    settle(relinked, &bound);
    return status;
}

bool relink_link(const struct relink *relink, const struct strvec *absent,
                 struct relinked *relinked)
{
    /* GNU ld drops what it let through from an executable's tables, unless relocations that stay
     * (-q) or --gc-sections keep it; gold cannot do both. */
    static const char *const ways[] = {"-Wl,-q", NULL};
    const char *output = arena_printf(relink->arena, "%s/out", relink->directory);
    if (!relink->directory || relink->has_read_input)
        return false;
    for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
        struct rewrite rewrite = {.relink = relink, .only = WHOLE_LINK, .absent = absent};
        struct strvec back = {0};
        strvec_push(relink->arena, &back,
                    "-Wl,--unresolved-symbols=ignore-all,--allow-shlib-undefined");
        /* lld would stop at what it cannot relocate against nothing. */
        strvec_push(relink->arena, &back, "-Wl,--noinhibit-exec");
        if (ways[i])
            strvec_push(relink->arena, &back, ways[i]);
        struct strvec argv = rewrite_line(&rewrite, output, &back);
        if (succeeds(relink, &argv))
            return read_output(relink->arena, output, relinked) == 0;
    }
    return false;
}
