#include "facts/runtime_calls.h"

#include <string.h>

#include "elf/calls.h"
#include "elf/lines.h"
#include "elf/symbols.h"
#include "facts/runtime_loading.h"

/* Limits the callers of one function. */
enum { MAX_CALLERS = 8 };

/* Finds the functions. A member of an archive is in a program only because something needs it. */
static size_t find_functions(const struct elf_symbol *symbols, size_t count,
                             const char *functions[RUNTIME_LOADING_MAX])
{
    size_t found = 0;
    for (size_t i = 0; i < count && found < RUNTIME_LOADING_MAX; i++) {
        const struct runtime_loading *loading = runtime_loading_find(symbols[i].name);
        if (loading && !loading->is_in_every && !symbols[i].is_undefined && !symbols[i].is_local)
            functions[found++] = loading->function;
    }
    return found;
}

/* Appends the source lines to the callers' names where they are known: "main (main.c:12)". */
static void add_lines(struct arena *arena, const struct elf_file *file, struct elf_call *calls,
                      size_t count)
{
    struct error ignored;
    struct elf_place *places = arena_alloc(arena, count * sizeof(*places));
    for (size_t i = 0; i < count; i++)
        places[i].offset = calls[i].address;
    /* Both lists are in the order of addresses, and must stay so. */
    if (elf_lines_find(arena, file, places, count, &ignored) < 0)
        return;
    for (size_t i = 0; i < count; i++)
        if (calls[i].caller && places[i].at.file && !runtime_loading_find(calls[i].caller))
            calls[i].caller = arena_printf(arena, "%s (%s:%u)", calls[i].caller, places[i].at.file,
                                           places[i].at.line);
}

static void add(struct facts *facts, const char *function, const char *caller)
{
    facts->runtime_calls[facts->runtime_call_count++] =
        (struct facts_call){.function = function, .caller = caller};
}

/* Adds the callers of the function `callee`, except glibc's own functions of this kind. */
static void add_callers(struct facts *facts, const char *function, size_t callee,
                        const struct elf_call *calls, size_t count)
{
    size_t first = facts->runtime_call_count;
    for (size_t i = 0; i < count && facts->runtime_call_count - first < MAX_CALLERS; i++) {
        const char *caller = calls[i].caller;
        bool is_known = calls[i].callee != callee || !caller || runtime_loading_find(caller);
        for (size_t j = first; j < facts->runtime_call_count && !is_known; j++)
            is_known = strcmp(facts->runtime_calls[j].caller, caller) == 0;
        if (!is_known)
            add(facts, function, caller);
    }
    if (facts->runtime_call_count == first)
        add(facts, function, NULL);
}

int runtime_calls_read(struct arena *arena, const struct elf_file *file, struct facts *facts,
                       struct error *err)
{
    const char *functions[RUNTIME_LOADING_MAX];
    struct elf_symbol *symbols;
    struct elf_calls calls;
    size_t count;
    if (elf_file_symbols(arena, file, ELF_SYMBOLS_STATIC, &symbols, &count, err) < 0)
        return -1;
    size_t function_count = find_functions(symbols, count, functions);
    if (!function_count)
        return 0;
    if (elf_calls_find(arena, file, functions, function_count, &calls, err) < 0)
        return -1;
    add_lines(arena, file, calls.items, calls.count);
    facts->runtime_calls =
        arena_alloc(arena, function_count * MAX_CALLERS * sizeof(*facts->runtime_calls));
    for (size_t i = 0; i < function_count; i++)
        add_callers(facts, functions[i], i, calls.items, calls.count);
    return 0;
}
