/* Attributes of objects, in sections that are written here by hand: whole, cut and with wrong
 * sizes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "elf/attributes.h"
#include "object_fixture.h"

#define COUNT(rows) (sizeof(rows) / sizeof(*(rows)))

enum { ARM_TYPE = 0x70000003, GNU_TYPE = 0x6ffffff5, CONTENT_MAX = 64 };

/* An object with one section of attributes. */
struct object {
    Elf64_Ehdr header;
    Elf64_Shdr sections[2];
    char content[CONTENT_MAX];
};

static struct elf_attributes read_section(struct arena *arena, Elf64_Half machine, Elf64_Word type,
                                          const char *content, size_t size)
{
    struct object object = {.header = object_header(offsetof(struct object, sections), 2, 0)};
    struct elf_attributes attributes;
    object.header.e_machine = machine;
    object.sections[1].sh_type = type;
    object.sections[1].sh_offset = offsetof(struct object, content);
    object.sections[1].sh_size = size;
    memcpy(object.content, content, size);
    struct elf_file *file = elf_file_open_memory(arena, "object", &object, sizeof(object));
    elf_file_attributes(arena, file, &attributes);
    elf_file_close(file);
    return attributes;
}

/* The bytes of the section, where 0 ends none. */
#define CONTENT(text) text, sizeof(text) - 1

static const struct {
    const char *story;
    Elf64_Half machine;
    Elf64_Word type;
    const char *content;
    size_t size;
    struct elf_attributes wanted;
} rows[] = {
    {"hard float on ARMv7",
     EM_ARM,
     ARM_TYPE,
     CONTENT("A\x18\0\0\0aeabi\0\x01\x0e\0\0\0\x05\x37\0\x06\x0a\x17\x03\x1c\x01"),
     {.arm_floats = ELF_ARM_FLOATS_HARD, .arm_cpu = 10}},
    {"soft float",
     EM_ARM,
     ARM_TYPE,
     CONTENT("A\x13\0\0\0aeabi\0\x01\x09\0\0\0\x06\x0a\x17\x03"),
     {.arm_floats = ELF_ARM_FLOATS_SOFT, .arm_cpu = 10}},
    {"no floats at all",
     EM_ARM,
     ARM_TYPE,
     CONTENT("A\x11\0\0\0aeabi\0\x01\x07\0\0\0\x06\x0e"),
     {.arm_cpu = 14}},
    {"code for both",
     EM_ARM,
     ARM_TYPE,
     CONTENT("A\x13\0\0\0aeabi\0\x01\x09\0\0\0\x17\x03\x1c\x03"),
     {.arm_floats = ELF_ARM_FLOATS_UNSTATED}},
    {"RISC-V",
     EM_RISCV,
     ARM_TYPE,
     CONTENT("A\x18\0\0\0riscv\0\x01\x0e\0\0\0\x04\x10\x05rv64i\0"),
     {.riscv_isa = "rv64i"}},
    {"IEEE long double",
     EM_PPC64,
     GNU_TYPE,
     CONTENT("A\x0f\0\0\0gnu\0\x01\x07\0\0\0\x04\x0d"),
     {.long_double = ELF_LONG_DOUBLE_IEEE}},
    {"the same number on another machine",
     EM_S390,
     GNU_TYPE,
     CONTENT("A\x0f\0\0\0gnu\0\x01\x07\0\0\0\x04\x0d"),
     {.long_double = ELF_LONG_DOUBLE_UNSTATED}},
    {"another format", EM_ARM, ARM_TYPE, CONTENT("B\x11\0\0\0aeabi\0\x01\x07\0\0\0\x06\x0e"), {0}},
    {"a string without an end",
     EM_RISCV,
     ARM_TYPE,
     CONTENT("A\x15\0\0\0riscv\0\x01\x0b\0\0\0\x05rv64i"),
     {0}},
    {"a number without an end",
     EM_ARM,
     ARM_TYPE,
     CONTENT("A\x11\0\0\0aeabi\0\x01\x07\0\0\0\x06\x8e"),
     {0}},
    {"a block longer than the section",
     EM_ARM,
     ARM_TYPE,
     CONTENT("A\xff\0\0\0aeabi\0\x01\x07\0\0\0\x06\x0e"),
     {0}},
    {"a block of no size",
     EM_ARM,
     ARM_TYPE,
     CONTENT("A\0\0\0\0aeabi\0\x01\x07\0\0\0\x06\x0e"),
     {0}},
    {"an inner block of no size",
     EM_ARM,
     ARM_TYPE,
     CONTENT("A\x11\0\0\0aeabi\0\x01\0\0\0\0\x06\x0e"),
     {0}},
    {"an inner block that is too long",
     EM_ARM,
     ARM_TYPE,
     CONTENT("A\x11\0\0\0aeabi\0\x01\x09\0\0\0\x06\x0e"),
     {0}},
    {"a section's own attributes",
     EM_ARM,
     ARM_TYPE,
     CONTENT("A\x11\0\0\0aeabi\0\x02\x07\0\0\0\x06\x0e"),
     {0}},
    {"nothing", EM_ARM, ARM_TYPE, CONTENT("A"), {0}},
};

static void attributes_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct arena arena = {0};
        struct elf_attributes got =
            read_section(&arena, rows[i].machine, rows[i].type, rows[i].content, rows[i].size);
        const struct elf_attributes *wanted = &rows[i].wanted;
        const char *isa = wanted->riscv_isa ? wanted->riscv_isa : "(none)";
        if (got.arm_floats != wanted->arm_floats || got.arm_cpu != wanted->arm_cpu ||
            got.long_double != wanted->long_double ||
            strcmp(got.riscv_isa ? got.riscv_isa : "(none)", isa) != 0)
            fail_msg("%s: floats %d, processor %u, long double %d, %s", rows[i].story,
                     got.arm_floats, got.arm_cpu, got.long_double, got.riscv_isa);
        arena_release(&arena);
    }
}

/* Every beginning of a section is read without a step beyond its end. */
static void cut_sections_are_no_error(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t size = 0; size < rows[i].size; size++) {
            struct arena arena = {0};
            read_section(&arena, rows[i].machine, rows[i].type, rows[i].content, size);
            arena_release(&arena);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(attributes_are_read),
        cmocka_unit_test(cut_sections_are_no_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
