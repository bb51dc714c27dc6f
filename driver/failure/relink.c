#include "failure/relink.h"

#include <stdio.h>
#include <string.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/process.h"
#include "base/text.h"
#include "cmdline/language.h"
#include "elf/symbols.h"
#include "failure/relink_line.h"

/* Does the program end with 0 and without a word. */
static bool succeeds(const struct relink *relink, const struct strvec *argv)
{
    struct error ignored;
    int status;
    return process_run_quietly(argv, &relink->env, &status, &ignored) == 0 && status == 0;
}

/* --- the directory ----------------------------------------------------------------------------*/

void relink_begin(struct arena *arena, const struct failed_link *link, struct relink *relink)
{
    const struct plan *plan = link->plan;
    const char *const *environment = link->environment;
    struct error ignored; /* it was read before */
    struct strvec set = {0};
    *relink = (struct relink){
        .arena = arena,
        .plan = plan,
        .state = link->state,
        .heard = link->heard,
        .directory = fs_make_temporary(arena, environment_get(environment, "TMPDIR"), "abicc")};
    if (cmdline_read(arena, (int)plan->argv.count, plan->argv.items, &relink->planned, &ignored) <
        0)
        relink->planned = (struct cmdline){0};
    strvec_extend(arena, &set, &plan->set);
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
    const char *object = arena_printf(arena, "%s/%zu.o", relink->directory, relink->source_count);
    struct strvec last = {0};
    strvec_push(arena, &last, "-c");
    strvec_push(arena, &last, "-g");
    if (relink->state->toolchain.family == COMPILER_CLANG)
        strvec_push(arena, &last, "-Qunused-arguments");
    else
        strvec_push(arena, &last, "-ffat-lto-objects"); /* so that -flto leaves names to read */
    const struct relink_request request = {.only = index, .output = object, .last = &last};
    struct strvec argv = relink_line(relink, &request);
    if (!succeeds(relink, &argv))
        return false;
    relink->sources[relink->source_count++] = (struct relink_source){
        .name = relink->planned.words[index].text, .word = index, .object = object};
    return true;
}

bool relink_compile(struct relink *relink)
{
    const struct cmdline *line = &relink->planned;
    relink->sources = arena_alloc(relink->arena, (line->count + 1) * sizeof(*relink->sources));
    for (size_t i = 0; i < line->count; i++)
        if (is_source(&line->words[i])) {
            relink->has_hidden_sources |= line->words[i].response != 0;
            relink->has_read_input |= strcmp(line->words[i].text, "-") == 0;
        }
    if (relink->has_hidden_sources || relink->has_read_input || !relink->directory)
        return true;
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (is_source(word) && !relink_leaves_out(relink, word->text) && !compile(relink, i))
            return false;
    }
    return true;
}

static bool is_named(const struct relink *relink, const char *source)
{
    return strstr(relink->heard, text_file_name(source)) != NULL;
}

bool relink_leaves_out(const struct relink *relink, const char *input)
{
    bool is_input = false;
    bool names_some = false;
    if (!relink->heard || is_named(relink, input))
        return false;
    for (size_t i = 0; i < relink->planned.count; i++) {
        const struct word *word = &relink->planned.words[i];
        is_input |= is_source(word) && strcmp(word->text, input) == 0;
        names_some |= is_source(word) && is_named(relink, word->text);
    }
    return is_input && names_some;
}

bool relink_compile_rest(struct relink *relink)
{
    const struct cmdline *line = &relink->planned;
    for (size_t i = 0; relink->heard && relink->directory && i < line->count; i++)
        if (is_source(&line->words[i]) && relink_leaves_out(relink, line->words[i].text) &&
            !compile(relink, i))
            return false;
    relink->heard = NULL;
    return true;
}

const char *relink_messages(struct arena *arena, const struct failed_link *link)
{
    struct relink relink;
    struct strvec last = {0};
    struct strvec english = {0};
    struct error ignored;
    const char *messages = "";
    relink_begin(arena, link, &relink);
    strvec_push(arena, &last, "-fsyntax-only");
    strvec_push(arena, &english, "LC_ALL=C");
    relink.env = environment_edit(arena, relink.env.items, &(struct strvec){0}, &english);
    for (size_t i = 0; relink.directory && i < relink.planned.count; i++) {
        const char *input = relink.planned.words[i].text;
        const char *output = arena_printf(arena, "%s/none", relink.directory);
        const struct relink_request request = {.only = i, .output = output, .last = &last};
        struct process_output said;
        if (!is_source(&relink.planned.words[i]) || strcmp(input, "-") == 0)
            continue;
        struct strvec argv = relink_line(&relink, &request);
        if (process_capture(arena, &argv, &relink.env, &said, &ignored) == 0)
            messages = arena_printf(arena, "%s%s", messages, said.err);
    }
    relink_end(&relink);
    return messages;
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
        if (!symbol->is_undefined || !symbol->is_weak) /* or makes_unresolved_local */
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

/* Links with `option`, or "", so that the output keeps undefined symbols. */
static bool link_with(const struct relink *relink, const struct strvec *absent, const char *output,
                      const char *option)
{
    struct strvec last = {0};
    strvec_push(relink->arena, &last,
                "-Wl,--unresolved-symbols=ignore-all,--allow-shlib-undefined");
    strvec_push(relink->arena, &last, "-Wl,--noinhibit-exec"); /* stops_at_unrelocatable */
    if (*option)
        strvec_pushf(relink->arena, &last, "-Wl,%s", option);
    const struct relink_request request = {
        .only = RELINK_WHOLE, .output = output, .absent = absent, .last = &last};
    struct strvec argv = relink_line(relink, &request);
    return succeeds(relink, &argv);
}

bool relink_link(const struct relink *relink, const struct strvec *absent,
                 struct relinked *relinked)
{
    const char *output = arena_printf(relink->arena, "%s/out", relink->directory);
    const struct linker *linker = relink->plan->linker ? relink->plan->linker : &linkers[0];
    const char *option = linker->keep_unresolved;
    if (!relink->directory || relink->has_read_input)
        return false;
    if (!(*option && link_with(relink, absent, output, option)) &&
        !link_with(relink, absent, output, ""))
        return false;
    return read_output(relink->arena, output, relinked) == 0;
}
