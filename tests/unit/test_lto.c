/* lto: the symbols of objects that gcc compiled for link-time optimization, intact and damaged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <elf.h>

#include "elf/lto.h"

#include "object_fixture.h"

#define COUNT(rows) (sizeof(rows) / sizeof(*(rows)))

enum { LIST_SIZE = 128 };

struct object {
    Elf64_Ehdr header;
    Elf64_Shdr sections[3]; /* none, the list, the sections' names */
    char list[LIST_SIZE];
    char names[64];
};

/* main is defined, getrandom undefined, gettid a weak reference, hidden a weak and hidden
 * definition: as gcc 12 writes them. */
static const char list[] = "main\0\0\0\0\0\0\0\0\0\0\0\0\300\0\0\0"
                           "getrandom\0\0\2\0\0\0\0\0\0\0\0\0\303\0\0\0"
                           "gettid\0\0\3\0\0\0\0\0\0\0\0\0\305\0\0\0"
                           "hidden\0group\0\1\3\0\0\0\0\0\0\0\0\307\0\0";

static struct object make_object(size_t size)
{
    struct object object = {
        .header = object_header(offsetof(struct object, sections), 3, 2),
        .sections = {{0},
                     {.sh_name = 1,
                      .sh_type = SHT_PROGBITS,
                      .sh_offset = offsetof(struct object, list),
                      .sh_size = size},
                     {.sh_type = SHT_STRTAB,
                      .sh_offset = offsetof(struct object, names),
                      .sh_size = sizeof(object.names)}},
        .names = "\0.gnu.lto_.symtab.31b9a5ce5dea0535",
    };
    memcpy(object.list, list, sizeof(list));
    return object;
}

/* -1, or how many symbols the object has. */
static int read_symbols(struct arena *arena, const struct object *object,
                        struct elf_symbol **symbols)
{
    struct elf_file *file = elf_file_open_memory(arena, "main.o", object, sizeof(*object));
    struct error err;
    size_t count = 0;
    int status = elf_file_lto_symbols(arena, file, symbols, &count, &err);
    for (size_t i = 0; status == 0 && i < count; i++)
        (*symbols)[i].name = arena_strdup(arena, (*symbols)[i].name);
    elf_file_close(file);
    return status < 0 ? -1 : (int)count;
}

static void each_symbol_is_read(void **state)
{
    struct arena arena = {0};
    struct elf_symbol *symbols;
    struct object object = make_object(sizeof(list));
    (void)state;
    assert_int_equal(read_symbols(&arena, &object, &symbols), 4);
    static const struct {
        const char *name;
        bool is_undefined, is_weak, is_hidden;
    } rows[] = {
        {"main", false, false, false},
        {"getrandom", true, false, false},
        {"gettid", true, true, false},
        {"hidden", false, true, true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_string_equal(symbols[i].name, rows[i].name);
        assert_int_equal(symbols[i].is_undefined, rows[i].is_undefined);
        assert_int_equal(symbols[i].is_weak, rows[i].is_weak);
        assert_int_equal(symbols[i].is_hidden, rows[i].is_hidden);
    }
    arena_release(&arena);
}

static void another_object_has_none(void **state)
{
    struct arena arena = {0};
    struct elf_symbol *symbols;
    struct object object = make_object(sizeof(list));
    (void)state;
    object.names[1] = '_';
    assert_int_equal(read_symbols(&arena, &object, &symbols), 0);
    arena_release(&arena);
}

/* Cut anywhere but between two entries, the list is damaged; nothing beyond it is read. */
static void a_list_that_ends_too_early_is_damaged(void **state)
{
    struct arena arena = {0};
    struct elf_symbol *symbols;
    (void)state;
    for (size_t size = 1; size < sizeof(list); size++) {
        struct object object = make_object(size);
        bool is_between = size == 20 || size == 45 || size == 67;
        int count = read_symbols(&arena, &object, &symbols);
        assert_int_equal(count < 0, !is_between);
    }
    struct object object = make_object(SIZE_MAX / 2);
    assert_int_equal(read_symbols(&arena, &object, &symbols), 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_symbol_is_read),
        cmocka_unit_test(another_object_has_none),
        cmocka_unit_test(a_list_that_ends_too_early_is_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
