/* libFuzzer: reads any bytes as an ELF file or an archive of such files, with all code that
 * reads them. */
#include <stddef.h>
#include <stdint.h>

#include "elf/archive.h"
#include "elf/calls.h"
#include "elf/lines.h"
#include "elf/lto.h"
#include "elf/references.h"
#include "elf/symbols.h"
#include "facts/facts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Damage is an answer: only what sanitizers and the clock say counts. */
static bool read_elf(void *data, const char *name, const struct elf_file *file)
{
    struct arena *arena = data;
    struct facts facts;
    struct elf_symbol *symbols;
    struct elf_reference *references;
    struct elf_calls calls;
    size_t count;
    struct error err;
    static const char *const functions[] = {"wanted", "puts"};
    struct elf_place places[] = {{.offset = 0x1000}, {.section = 1}, {.section = 5, .offset = 8}};
    (void)name;
    (void)facts_of(arena, file, &facts, &err);
    (void)elf_file_symbols(arena, file, ELF_SYMBOLS_STATIC, &symbols, &count, &err);
    (void)elf_file_symbols(arena, file, ELF_SYMBOLS_DYNAMIC, &symbols, &count, &err);
    (void)elf_file_lto_symbols(arena, file, &symbols, &count, &err);
    (void)elf_references_find(arena, file, "wanted", &references, &count, &err);
    (void)elf_lines_find(arena, file, places, sizeof(places) / sizeof(*places), &err);
    (void)elf_calls_find(arena, file, functions, 2, &calls, &err);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct error err;
    struct elf_file *file = elf_file_open_memory(&arena, "fuzz", data, size);
    if (elf_file_content(file) == ELF_CONTENT_ELF)
        (void)read_elf(&arena, "fuzz", file);
    else if (elf_file_content(file) == ELF_CONTENT_ARCHIVE)
        (void)elf_file_members(file, read_elf, &arena, &err);
    elf_file_close(file);
    arena_release(&arena);
    return 0;
}
