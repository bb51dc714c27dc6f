#include "plan/go.h"

#include <string.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/text.h"
#include "elf/sections.h"
#include "elf/symbols.h"
#include "facts/facts.h"

static bool has_input(const struct cmdline *line, const char *name)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->words[i].kind == WORD_INPUT &&
            strcmp(text_file_name(line->words[i].text), name) == 0)
            return true;
    return false;
}

bool go_is_import_link(const struct cmdline *line)
{
    return line->action == ACTION_LINK && line->output &&
           strcmp(text_file_name(line->output), "_cgo_.o") == 0 && has_input(line, "_cgo_main.o");
}

/* Returns whether abicc compiled the object: then it has the mark in .comment, except with
 * -fno-ident. */
static bool is_marked(struct arena *arena, const struct elf_file *object)
{
    return facts_identities(arena, object).count > 0;
}

/* Returns whether the object defines or uses a mangled name, or the C++ runtime. */
static bool is_cxx(struct arena *arena, const struct elf_file *object)
{
    struct elf_symbol *symbols;
    size_t count;
    struct error ignored;
    if (elf_file_symbols(arena, object, ELF_SYMBOLS_STATIC, &symbols, &count, &ignored) < 0)
        return false;
    for (size_t i = 0; i < count; i++)
        if (text_begins_with(symbols[i].name, "_Z") ||
            text_begins_with(symbols[i].name, "__gxx_personality_"))
            return true;
    return false;
}

enum origin { ORIGIN_ABICC, ORIGIN_OTHER, ORIGIN_OTHER_CXX };

static enum origin origin_of(struct arena *arena, const char *path)
{
    struct elf_file *object;
    struct error ignored;
    enum origin origin = ORIGIN_OTHER;
    if (elf_file_open(arena, path, &object, &ignored) < 0)
        return origin;
    if (is_marked(arena, object))
        origin = ORIGIN_ABICC;
    else if (is_cxx(arena, object))
        origin = ORIGIN_OTHER_CXX;
    elf_file_close(object);
    return origin;
}

int go_check_package(struct arena *arena, const struct cmdline *line,
                     const char *const *environment, struct error *err)
{
    if (line->action != ACTION_COMPILE || !line->output ||
        strcmp(text_file_name(line->output), "_cgo_main.o") != 0 || !has_input(line, "_cgo_main.c"))
        return 0;
    size_t directory = strlen(line->output) - strlen("_cgo_main.o");
    for (int number = 1;; number++) {
        const char *object =
            arena_printf(arena, "%.*s_x%03d.o", (int)directory, line->output, number);
        if (!fs_exists(object))
            return 0;
        enum origin origin = origin_of(arena, object);
        if (number == 1 && origin != ORIGIN_ABICC) /* C code: without marks, nothing is known */
            return 0;
        if (origin != ORIGIN_OTHER_CXX)
            continue;
        const char *cxx = environment_get(environment, "CXX");
        return error_set(
            err,
            "CXX=%s: the package's C++ was compiled without abicc, and would be linked "
            "for this machine\n  set CXX=abic++ in addition to CC=abicc",
            cxx ? cxx : "");
    }
}
