/* references: where an object's code refers to a symbol, and in which function. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <elf.h>

#include "elf/references.h"

#include "object_fixture.h"

#define COUNT(rows) (sizeof(rows) / sizeof(*(rows)))

enum { TEXT = 1, DATA, TEXT_RELOCATIONS, DATA_RELOCATIONS, SYMBOLS, STRINGS, SECTIONS };
enum { FIRST = 1, SECOND, LABEL, WANTED, VERSIONED, SYMBOL_COUNT };

struct object {
    Elf64_Ehdr header;
    Elf64_Shdr sections[SECTIONS];
    Elf64_Sym symbols[SYMBOL_COUNT];
    Elf64_Rela text_relocations[4];
    Elf64_Rela data_relocations[1];
    char strings[64];
};

static Elf64_Shdr section(Elf64_Word type, size_t offset, size_t size, Elf64_Word link,
                          Elf64_Word info, size_t entry)
{
    return (Elf64_Shdr){.sh_type = type,
                        .sh_offset = offset,
                        .sh_size = size,
                        .sh_link = link,
                        .sh_info = info,
                        .sh_entsize = entry};
}

/* first() at 0, 16 bytes, refers to wanted twice; second() at 16 to it and to versioned; behind it
 * stands a label of assembler code. The data refers to wanted too. */
static struct object make_object(void)
{
    const unsigned char function = ELF64_ST_INFO(STB_GLOBAL, STT_FUNC);
    const unsigned char none = ELF64_ST_INFO(STB_GLOBAL, STT_NOTYPE);
    struct object object = {
        .header = object_header(offsetof(struct object, sections), SECTIONS, 0),
        .symbols = {{0},
                    {1, function, 0, TEXT, 0, 16},
                    {7, function, 0, TEXT, 16, 16},
                    {14, none, 0, TEXT, 32, 0},
                    {20, none, 0, SHN_UNDEF, 0, 0},
                    {27, none, 0, SHN_UNDEF, 0, 0}},
        .text_relocations = {{4, ELF64_R_INFO(WANTED, R_X86_64_PLT32), -4},
                             {12, ELF64_R_INFO(WANTED, R_X86_64_PLT32), -4},
                             {20, ELF64_R_INFO(VERSIONED, R_X86_64_PLT32), -4},
                             {40, ELF64_R_INFO(WANTED, R_X86_64_PLT32), -4}},
        .data_relocations = {{0, ELF64_R_INFO(WANTED, R_X86_64_64), 0}},
        .strings = "\0first\0second\0label\0wanted\0version@GLIBC_2.25",
    };
    object.sections[TEXT] = section(SHT_NOBITS, 0, 48, 0, 0, 0);
    object.sections[TEXT].sh_flags = SHF_ALLOC | SHF_EXECINSTR;
    object.sections[DATA] = section(SHT_NOBITS, 0, 8, 0, 0, 0);
    object.sections[TEXT_RELOCATIONS] =
        section(SHT_RELA, offsetof(struct object, text_relocations),
                sizeof(object.text_relocations), SYMBOLS, TEXT, sizeof(Elf64_Rela));
    object.sections[DATA_RELOCATIONS] =
        section(SHT_RELA, offsetof(struct object, data_relocations),
                sizeof(object.data_relocations), SYMBOLS, DATA, sizeof(Elf64_Rela));
    object.sections[SYMBOLS] = section(SHT_SYMTAB, offsetof(struct object, symbols),
                                       sizeof(object.symbols), STRINGS, 1, sizeof(Elf64_Sym));
    object.sections[STRINGS] =
        section(SHT_STRTAB, offsetof(struct object, strings), sizeof(object.strings), 0, 0, 0);
    return object;
}

static int find(struct arena *arena, const struct object *object, const char *name,
                struct elf_reference **references, size_t *count)
{
    struct error err;
    struct elf_file *file = elf_file_open_memory(arena, "x.o", object, sizeof(*object));
    int status = elf_references_find(arena, file, name, references, count, &err);
    elf_file_close(file);
    return status;
}

static void references_are_found_with_their_functions(void **state)
{
    static const struct {
        const char *name;
        size_t count;
        uint64_t offsets[3];
        const char *functions[3];
    } rows[] = {
        {"wanted", 3, {4, 12, 40}, {"first", "first", "label"}},
        {"version", 1, {20}, {"second"}},
        {"first", 0, {0}, {NULL}},
        {"want", 0, {0}, {NULL}},
    };
    struct arena arena = {0};
    struct object object = make_object();
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct elf_reference *references;
        size_t count;
        assert_int_equal(find(&arena, &object, rows[i].name, &references, &count), 0);
        assert_int_equal(count, rows[i].count);
        for (size_t j = 0; j < count; j++) {
            assert_int_equal(references[j].section, TEXT);
            assert_int_equal(references[j].offset, rows[i].offsets[j]);
            assert_string_equal(references[j].function, rows[i].functions[j]);
        }
    }
    arena_release(&arena);
}

static void a_place_outside_all_functions_has_none(void **state)
{
    struct arena arena = {0};
    struct elf_reference *references;
    size_t count;
    struct object object = make_object();
    (void)state;
    object.symbols[SECOND].st_size = 2;
    assert_int_equal(find(&arena, &object, "version", &references, &count), 0);
    assert_int_equal(count, 1);
    assert_null(references[0].function);
    arena_release(&arena);
}

/* Every byte of the headers turned over: an answer or an error, and never a read beyond the file.
 */
static void damaged_objects_do_no_harm(void **state)
{
    const struct object whole = make_object();
    (void)state;
    for (size_t at = 0; at < sizeof(whole); at++) {
        struct arena arena = {0};
        struct elf_reference *references;
        size_t count;
        struct object object = whole;
        ((unsigned char *)&object)[at] ^= 0xff;
        find(&arena, &object, "wanted", &references, &count);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_are_found_with_their_functions),
        cmocka_unit_test(a_place_outside_all_functions_has_none),
        cmocka_unit_test(damaged_objects_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
