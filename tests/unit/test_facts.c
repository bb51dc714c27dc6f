/* facts: reading real files, files of other kinds, and hostile files. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <elf.h>

#include "directory_fixture.h"
#include "facts/facts.h"

#define COUNT(rows) (sizeof(rows) / sizeof(*(rows)))

/* The example of a linked file is this very program: 64 bits, dynamic, of the host's compiler. */
struct story {
    struct arena arena;
    const char *directory;
    const char *path; /* of the file that a test writes */
    unsigned char *bytes;
    size_t size;
};

static int begin(void **state)
{
    struct story *story = calloc(1, sizeof(*story));
    struct error err;
    const char *bytes;
    assert_non_null(story);
    story->directory = directory_make(&story->arena);
    story->path = arena_printf(&story->arena, "%s/file", story->directory);
    assert_int_equal(fs_read(&story->arena, "/proc/self/exe", &bytes, &story->size, &err), 0);
    story->bytes = arena_alloc(&story->arena, story->size);
    memcpy(story->bytes, bytes, story->size);
    *state = story;
    return 0;
}

static int end(void **state)
{
    struct story *story = *state;
    directory_remove(&story->arena, story->directory);
    free(story);
    return 0;
}

static void write_file(const struct story *story, const void *bytes, size_t size)
{
    struct error err;
    unlink(story->path);
    if (fs_write(story->path, bytes, size, &err) < 0)
        fail_msg("%s", err.text);
}

/* Reads the file that was written. Memory is given back at once, for there are thousands. */
static int read_status(const struct story *story)
{
    struct arena arena = {0};
    struct facts facts;
    struct error err;
    int status = facts_read(&arena, story->path, &facts, &err);
    if (status < 0 && !strstr(err.text, story->path))
        fail_msg("the error does not name the file: %s", err.text);
    arena_release(&arena);
    return status;
}

static void a_dynamic_program_tells_what_it_needs(void **state)
{
    struct story *story = *state;
    struct facts facts;
    struct error err;
    write_file(story, story->bytes, story->size);
    assert_int_equal(facts_read(&story->arena, story->path, &facts, &err), 0);
    assert_true(facts.is_elf);
    assert_true(facts.is_64);
    assert_false(facts.is_relocatable);
    assert_int_equal(facts.machine, ((const Elf64_Ehdr *)story->bytes)->e_machine);
    assert_non_null(facts.loader);
    assert_int_equal(facts.loader[0], '/');
    assert_true(strvec_contains(&facts.needed, "libc.so.6"));
    bool is_of_libc = false;
    for (size_t i = 0; i < facts.version_count; i++) {
        const struct facts_version *version = &facts.versions[i];
        if (strcmp(version->library, "libc.so.6") != 0 || strstr(version->node, "_ABI_"))
            continue;
        assert_int_equal(strncmp(version->node, "GLIBC_", 6), 0);
        assert_non_null(version->symbol);
        is_of_libc = true;
    }
    assert_true(is_of_libc);
}

/* Returns the program's own header of that type, and with these flags. */
static Elf64_Phdr *segment_of(const struct story *story, uint32_t type, uint32_t flags)
{
    const Elf64_Ehdr *header = (const Elf64_Ehdr *)story->bytes;
    Elf64_Phdr *segments = (Elf64_Phdr *)(story->bytes + header->e_phoff);
    for (size_t i = 0; i < header->e_phnum; i++)
        if (segments[i].p_type == type && segments[i].p_flags == flags)
            return &segments[i];
    fail_msg("no such segment");
    return NULL;
}

static bool has_text_relocations(struct story *story)
{
    struct facts facts;
    struct error err;
    write_file(story, story->bytes, story->size);
    assert_int_equal(facts_read(&story->arena, story->path, &facts, &err), 0);
    return facts.has_text_relocations;
}

/* Linkers set the mark where no relocation needs it, too. */
static void text_relocations_are_those_in_read_only_segments(void **state)
{
    struct story *story = *state;
    const Elf64_Phdr *dynamic = segment_of(story, PT_DYNAMIC, PF_R | PF_W);
    const Elf64_Phdr *first = segment_of(story, PT_LOAD, PF_R);
    Elf64_Rela *relocation = NULL;
    assert_false(has_text_relocations(story));
    for (Elf64_Dyn *entry = (Elf64_Dyn *)(story->bytes + dynamic->p_offset); entry->d_tag; entry++)
        if (entry->d_tag == DT_DEBUG)
            entry->d_tag = DT_TEXTREL;
        else if (entry->d_tag == DT_RELA) /* in the first segment, which begins with the file */
            relocation = (Elf64_Rela *)(story->bytes + entry->d_un.d_ptr);
    assert_false(has_text_relocations(story));
    assert_non_null(relocation);
    relocation->r_offset = first->p_vaddr + first->p_filesz - 8;
    assert_true(has_text_relocations(story));
    relocation->r_info = 0; /* as ld leaves those that it did not need */
    assert_false(has_text_relocations(story));
}

/* Without section headers, as some packers leave a file, the loader's view is still whole. */
static void versions_are_found_without_section_headers(void **state)
{
    struct story *story = *state;
    struct facts whole;
    struct facts bare;
    struct error err;
    write_file(story, story->bytes, story->size);
    assert_int_equal(facts_read(&story->arena, story->path, &whole, &err), 0);
    Elf64_Ehdr *header = (Elf64_Ehdr *)story->bytes;
    header->e_shoff = 0;
    header->e_shnum = 0;
    header->e_shstrndx = 0;
    write_file(story, story->bytes, story->size);
    assert_int_equal(facts_read(&story->arena, story->path, &bare, &err), 0);
    assert_int_equal(bare.version_count, whole.version_count);
    for (size_t i = 0; i < bare.version_count; i++) {
        assert_string_equal(bare.versions[i].node, whole.versions[i].node);
        assert_string_equal(bare.versions[i].symbol, whole.versions[i].symbol);
    }
    assert_true(whole.import_count > 10);
    assert_int_equal(bare.import_count, whole.import_count);
    assert_int_equal(bare.export_count, whole.export_count);
}

static void a_static_program_needs_nothing(void **state)
{
    struct story *story = *state;
    struct facts facts;
    struct error err;
    Elf64_Ehdr header = {
        .e_ident = {ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS64, ELFDATA2LSB, EV_CURRENT},
        .e_type = ET_EXEC,
        .e_machine = EM_AARCH64,
        .e_version = EV_CURRENT,
        .e_ehsize = sizeof(Elf64_Ehdr),
    };
    write_file(story, &header, sizeof(header));
    assert_int_equal(facts_read(&story->arena, story->path, &facts, &err), 0);
    assert_true(facts.is_elf);
    assert_int_equal(facts.machine, EM_AARCH64);
    assert_null(facts.loader);
    assert_int_equal(facts.needed.count, 0);
    assert_int_equal(facts.version_count, 0);
}

static void files_of_other_kinds_are_no_error(void **state)
{
    struct story *story = *state;
    static const char *const rows[] = {
        "",          "\x7f",      "\x7f\x45\x4c", "#!/bin/sh\n",
        "!<arch>\n", "!<thin>\n", "BC\xc0\xde",   "GROUP ( libz.a )"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct facts facts;
        struct error err;
        write_file(story, rows[i], strlen(rows[i]));
        assert_int_equal(facts_read(&story->arena, story->path, &facts, &err), 0);
        assert_false(facts.is_elf);
    }
}

static void what_is_no_regular_file_is_an_error(void **state)
{
    struct story *story = *state;
    static const char *const rows[] = {"/dev/null", "/", "/nonexistent/file"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct facts facts;
        struct error err;
        assert_int_equal(facts_read(&story->arena, rows[i], &facts, &err), -1);
        assert_non_null(strstr(err.text, rows[i]));
    }
}

static void a_file_cut_short_is_damaged_and_never_read_beyond(void **state)
{
    struct story *story = *state;
    size_t damaged = 0;
    size_t tried = 0;
    for (size_t size = 0; size < story->size; size += 1 + size / 64) {
        write_file(story, story->bytes, size);
        damaged += read_status(story) < 0;
        tried++;
    }
    assert_true(damaged > tried / 2);
}

/* The bytes that decide what is read: file and program headers, PT_DYNAMIC, DT_VERNEED. */
struct span {
    size_t offset;
    size_t size;
};

static struct span span_of_segment(const struct story *story, uint32_t type)
{
    const Elf64_Ehdr *header = (const Elf64_Ehdr *)story->bytes;
    const Elf64_Phdr *segments = (const Elf64_Phdr *)(story->bytes + header->e_phoff);
    for (size_t i = 0; i < header->e_phnum; i++)
        if (segments[i].p_type == type)
            return (struct span){segments[i].p_offset, segments[i].p_filesz};
    fail_msg("no segment %u", type);
    return (struct span){0, 0};
}

static struct span span_of_section(const struct story *story, uint32_t type)
{
    const Elf64_Ehdr *header = (const Elf64_Ehdr *)story->bytes;
    const Elf64_Shdr *sections = (const Elf64_Shdr *)(story->bytes + header->e_shoff);
    for (size_t i = 0; i < header->e_shnum; i++)
        if (sections[i].sh_type == type)
            return (struct span){sections[i].sh_offset, sections[i].sh_size};
    fail_msg("no section %u", type);
    return (struct span){0, 0};
}

/* Every byte in turn becomes 0, 1, 0x7f, 0x80 and 0xff. What comes out is of no interest; that it
 * comes out, is: the sanitizers of the asan preset watch, and a loop would not end. */
static void no_byte_of_the_headers_can_do_harm(void **state)
{
    struct story *story = *state;
    const Elf64_Ehdr *header = (const Elf64_Ehdr *)story->bytes;
    static const unsigned char values[] = {0, 1, 0x7f, 0x80, 0xff};
    const struct span spans[] = {
        {0, sizeof(*header) + (size_t)header->e_phnum * header->e_phentsize},
        span_of_segment(story, PT_DYNAMIC),
        span_of_section(story, SHT_GNU_verneed),
        {header->e_shoff, (size_t)header->e_shnum * header->e_shentsize},
    };
    write_file(story, story->bytes, story->size);
    FS_CLOSE int fd = open(story->path, O_WRONLY | O_CLOEXEC);
    size_t damaged = 0;
    for (size_t i = 0; i < COUNT(spans); i++) {
        for (size_t at = spans[i].offset; at < spans[i].offset + spans[i].size; at++) {
            for (size_t j = 0; j < COUNT(values); j++) {
                assert_int_equal(pwrite(fd, &values[j], 1, (off_t)at), 1);
                damaged += read_status(story) < 0;
            }
            assert_int_equal(pwrite(fd, &story->bytes[at], 1, (off_t)at), 1);
        }
    }
    assert_true(damaged > 100);
}

/* DT_VERNEED whose entries overlap byte by byte: more of them than the bytes have room for. */
static void entries_that_overlap_come_to_an_end(void **state)
{
    struct story *story = *state;
    struct span versions = span_of_section(story, SHT_GNU_verneed);
    Elf64_Verneed *library = (Elf64_Verneed *)(story->bytes + versions.offset);
    library->vn_cnt = 0xffff;
    library->vn_aux = 16;
    for (size_t at = versions.offset + 16; at + 16 <= versions.offset + versions.size; at += 16) {
        Elf64_Vernaux *version = (Elf64_Vernaux *)(story->bytes + at);
        version->vna_name = 0;
        version->vna_next = 1;
    }
    write_file(story, story->bytes, story->size);
    assert_int_equal(read_status(story), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_dynamic_program_tells_what_it_needs, begin, end),
        cmocka_unit_test_setup_teardown(text_relocations_are_those_in_read_only_segments, begin,
                                        end),
        cmocka_unit_test_setup_teardown(versions_are_found_without_section_headers, begin, end),
        cmocka_unit_test_setup_teardown(a_static_program_needs_nothing, begin, end),
        cmocka_unit_test_setup_teardown(files_of_other_kinds_are_no_error, begin, end),
        cmocka_unit_test_setup_teardown(what_is_no_regular_file_is_an_error, begin, end),
        cmocka_unit_test_setup_teardown(a_file_cut_short_is_damaged_and_never_read_beyond, begin,
                                        end),
        cmocka_unit_test_setup_teardown(no_byte_of_the_headers_can_do_harm, begin, end),
        cmocka_unit_test_setup_teardown(entries_that_overlap_come_to_an_end, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
