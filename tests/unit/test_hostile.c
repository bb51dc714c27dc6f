/* Hostile files: outputs of real compilers that are truncated, overlap, or have a dangerous
 * value in any field of their tables. The test checks only that each read ends soon and, with
 * the sanitizers of the asan preset, stays within the file. */
#include <elf.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "directory_fixture.h"
#include "elf/archive.h"
#include "elf/calls.h"
#include "elf/lines.h"
#include "elf/lto.h"
#include "elf/references.h"
#include "elf/symbols.h"
#include "facts/facts.h"
#include "link/units.h"

#define COUNT(rows) (sizeof(rows) / sizeof(*(rows)))

enum { LIMIT_SECONDS = 5 };

/* One real output; each is small, for it is read some ten thousand times. */
struct sample {
    const char *name;
    const char *command;
    bool may_be_missing; /* the host cannot make it */
};
static const struct sample samples[] = {
    {"program", "gcc -s main.c -o program", false},
    {"library",
     "gcc -g -shared -fPIC -nostdlib -Wl,--hash-style=both -Wl,--version-script=map two.c "
     "-o library",
     false},
    {"object", "gcc -g -c two.c -o object", false},
    {"old object", "gcc -gdwarf-3 -c two.c -o 'old object'", false},
    {"lto object", "gcc -flto -c two.c -o 'lto object'", false},
    {"object of 32 bits", "gcc -m32 -g -c two.c -o 'object of 32 bits'", true},
    {"library for arm",
     "arm-linux-gnueabihf-gcc -shared -fPIC -nostdlib two.c -o 'library for arm'", true},
    {"library for mips",
     "mips64el-linux-gnuabi64-gcc -shared -fPIC -nostdlib -Wl,--hash-style=gnu two.c -o 'library "
     "for "
     "mips'",
     true},
    {"library for s390x",
     "s390x-linux-gnu-gcc -shared -fPIC -nostdlib two.c -o 'library for s390x'", true},
    {"object for riscv64", "riscv64-linux-gnu-gcc -g -c two.c -o 'object for riscv64'", true},
    {"archive", "gcc -c two.c && ar rc archive two.o object", false},
};

struct story {
    struct arena arena;
    const char *directory;
    unsigned char *bytes[COUNT(samples)]; /* NULL of one that is missing */
    size_t sizes[COUNT(samples)];
    size_t reads;
};

static void write_source(struct story *story, const char *name, const char *text)
{
    struct error err;
    const char *path = arena_printf(&story->arena, "%s/%s", story->directory, name);
    assert_int_equal(fs_write(path, text, strlen(text), &err), 0);
}

static int begin(void **state)
{
    struct story *story = calloc(1, sizeof(*story));
    struct error err;
    const char *bytes;
    assert_non_null(story);
    story->directory = directory_make(&story->arena);
    write_source(story, "main.c",
                 "#include <stdio.h>\nint main(void) { return puts(\"x\") < 0; }\n");
    write_source(story, "two.c",
                 "int wanted(int);\nint two(int n) { return wanted(n) + wanted(1); }\n");
    write_source(story, "map", "V1 { two; };\nV2 { three; } V1;\n");
    for (size_t i = 0; i < COUNT(samples); i++) {
        const char *line = arena_printf(&story->arena, "cd %s && %s 2>/dev/null", story->directory,
                                        samples[i].command);
        bool is_made = system(line) == 0;
        assert_true(is_made || samples[i].may_be_missing);
        const char *path = arena_printf(&story->arena, "%s/%s", story->directory, samples[i].name);
        if (!is_made)
            continue;
        assert_int_equal(fs_read(&story->arena, path, &bytes, &story->sizes[i], &err), 0);
        story->bytes[i] = arena_alloc(&story->arena, story->sizes[i]);
        memcpy(story->bytes[i], bytes, story->sizes[i]);
    }
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

/* All that is ever read from an ELF file. */
static bool read_all(void *data, const char *name, const struct elf_file *file)
{
    static const char *const functions[] = {"wanted", "puts"};
    struct arena *arena = data;
    struct facts facts;
    struct elf_symbol *symbols;
    struct elf_reference *references;
    struct elf_calls calls;
    size_t count;
    struct error err;
    struct elf_place places[] = {{.offset = 0x1000}, {.section = 1}, {.section = 1, .offset = 9}};
    (void)name;
    facts_of(arena, file, &facts, &err);
    elf_file_symbols(arena, file, ELF_SYMBOLS_STATIC, &symbols, &count, &err);
    elf_file_lto_symbols(arena, file, &symbols, &count, &err);
    elf_references_find(arena, file, "wanted", &references, &count, &err);
    elf_lines_find(arena, file, places, COUNT(places), &err);
    elf_calls_find(arena, file, functions, COUNT(functions), &calls, &err);
    return true;
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* `bytes` must be a block of their own: the sanitizer sees a read beyond them. A read that never
 * ends is ended, and the test with it. */
static void read_bytes(struct story *story, const char *what, const unsigned char *bytes,
                       size_t size)
{
    struct arena arena = {0};
    struct error err;
    double start = seconds();
    alarm(2 * LIMIT_SECONDS);
    struct elf_file *file = elf_file_open_memory(&arena, what, bytes, size);
    if (elf_file_content(file) == ELF_CONTENT_ARCHIVE)
        elf_file_members(file, read_all, &arena, &err);
    else if (elf_file_content(file) == ELF_CONTENT_ELF)
        read_all(&arena, what, file);
    elf_file_close(file);
    arena_release(&arena);
    alarm(0);
    if (seconds() - start > LIMIT_SECONDS)
        fail_msg("%s: reading took %.0f seconds", what, seconds() - start);
    story->reads++;
}

static unsigned char *copy_of(const struct story *story, size_t sample, size_t size)
{
    unsigned char *copy = malloc(size ? size : 1);
    assert_non_null(copy);
    memcpy(copy, story->bytes[sample], size);
    return copy;
}

static void files_may_end_anywhere(void **state)
{
    struct story *story = *state;
    for (size_t i = 0; i < COUNT(samples); i++) {
        /* Each byte of the headers at both ends, and steps between. */
        for (size_t size = 0; story->bytes[i] && size < story->sizes[i];
             size += size < 1024 || story->sizes[i] - size < 2560 ? 1 : 61) {
            unsigned char *copy = copy_of(story, i, size);
            read_bytes(story, samples[i].name, copy, size);
            free(copy);
        }
    }
    assert_true(story->reads > 10000);
}

/* The bytes of a table. */
struct span {
    size_t offset;
    size_t size;
};

static void flip_span(struct story *story, size_t sample, struct span span)
{
    size_t size = story->sizes[sample];
    const uint64_t values[] = {
        0, 1, 3, 0x7fffffff, 0x80000000, 0xffffffff, UINT64_MAX, UINT64_MAX - 7, size, size - 1};
    static const size_t widths[] = {1, 2, 4, 8};
    unsigned char *copy = copy_of(story, sample, size);
    for (size_t at = span.offset; at < span.offset + span.size && at < size; at++) {
        for (size_t i = 0; i < COUNT(values) * COUNT(widths); i++) {
            uint64_t value = values[i / COUNT(widths)];
            size_t width = widths[i % COUNT(widths)];
            /* Fields begin at multiples of their width, but in the packed tables of DWARF. */
            if (at % width || at + width > size ||
                (i / COUNT(widths) > 1 && width < 4 && value < size - 1))
                continue;
            memcpy(copy + at, &value, width);
            read_bytes(story, samples[sample].name, copy, size);
            memcpy(copy + at, story->bytes[sample] + at, width);
        }
    }
    free(copy);
}

/* Sections whose content decides what is read next. */
static bool is_table(const Elf64_Shdr *section, const char *name)
{
    return section->sh_type == SHT_DYNAMIC || section->sh_type == SHT_GNU_verneed ||
           section->sh_type == SHT_GNU_verdef || section->sh_type == SHT_GNU_versym ||
           section->sh_type == SHT_HASH || section->sh_type == SHT_GNU_HASH ||
           section->sh_type == SHT_RELA || section->sh_type == SHT_REL ||
           section->sh_type == SHT_NOTE || section->sh_type == SHT_DYNSYM ||
           strcmp(name, ".debug_line") == 0 || strncmp(name, ".gnu.lto_.symtab", 16) == 0;
}

/* Headers, and each table that a linked file or an object of 64 bits has. */
static void flip_file(struct story *story, size_t sample)
{
    enum { MOST = 640 }; /* bytes of one table: entries are alike */
    const unsigned char *bytes = story->bytes[sample];
    const Elf64_Ehdr *header = (const Elf64_Ehdr *)bytes;
    const Elf64_Shdr *sections = (const Elf64_Shdr *)(bytes + header->e_shoff);
    const char *names = (const char *)bytes + sections[header->e_shstrndx].sh_offset;
    size_t segments = (size_t)header->e_phnum * sizeof(Elf64_Phdr);
    flip_span(story, sample, (struct span){0, sizeof(*header)});
    flip_span(story, sample, (struct span){header->e_phoff, segments});
    for (size_t i = 0; i < header->e_shnum; i++) {
        struct span span = {sections[i].sh_offset, sections[i].sh_size};
        flip_span(story, sample,
                  (struct span){header->e_shoff + i * sizeof(*sections), sizeof(*sections)});
        if (span.size > MOST)
            span.size = MOST;
        if (is_table(&sections[i], names + sections[i].sh_name))
            flip_span(story, sample, span);
    }
}

static void every_field_of_every_table_may_lie(void **state)
{
    struct story *story = *state;
    for (size_t i = 0; i < COUNT(samples); i++) {
        if (!story->bytes[i])
            continue;
        if (memcmp(story->bytes[i], ELFMAG, SELFMAG) == 0 &&
            story->bytes[i][EI_CLASS] == ELFCLASS64 && story->bytes[i][EI_DATA] == ELFDATA2LSB) {
            flip_file(story, i);
            continue;
        }
        /* The headers of sections are at the end of most files. */
        size_t tail = story->sizes[i] > 2048 ? 1024 : 0;
        flip_span(story, i, (struct span){0, 1024});
        flip_span(story, i, (struct span){story->sizes[i] - tail, tail});
    }
    assert_true(story->reads > 50000);
}

static size_t sample_of(const char *name)
{
    for (size_t i = 0; i < COUNT(samples); i++)
        if (strcmp(samples[i].name, name) == 0)
            return i;
    fail_msg("no sample %s", name);
    return 0;
}

/* As many segments as a file can state, each the whole of it. */
static void segments_may_overlap(void **state)
{
    struct story *story = *state;
    enum { SEGMENTS = 0xfffe, PADDING = 1 << 20 };
    static const uint32_t types[] = {PT_LOAD, PT_NOTE, PT_DYNAMIC, PT_INTERP};
    size_t size = story->sizes[0] + SEGMENTS * sizeof(Elf64_Phdr) + PADDING;
    for (size_t i = 0; i < COUNT(types); i++) {
        unsigned char *bytes = calloc(1, size);
        assert_non_null(bytes);
        memcpy(bytes, story->bytes[0], story->sizes[0]);
        Elf64_Ehdr *header = (Elf64_Ehdr *)bytes;
        size_t start = (story->sizes[0] + 7) & ~(size_t)7;
        Elf64_Phdr *segments = (Elf64_Phdr *)(bytes + start);
        for (size_t j = 0; j < SEGMENTS; j++)
            segments[j] = (Elf64_Phdr){
                .p_type = types[i], .p_flags = PF_R | PF_X, .p_filesz = size, .p_memsz = size};
        header->e_phoff = start;
        header->e_phnum = SEGMENTS;
        read_bytes(story, "segments that overlap", bytes, size);
        free(bytes);
    }
}

/* A chain of DT_GNU_HASH without an end, and versions that come round to themselves. */
static void chains_end_where_the_file_does(void **state)
{
    struct story *story = *state;
    size_t sample = sample_of("library");
    static const uint32_t types[] = {SHT_GNU_HASH, SHT_HASH, SHT_GNU_verdef, SHT_GNU_versym};
    static const unsigned char fills[] = {0, 1, 2, 0xfe, 0xff};
    const Elf64_Ehdr *header = (const Elf64_Ehdr *)story->bytes[sample];
    const Elf64_Shdr *sections = (const Elf64_Shdr *)(story->bytes[sample] + header->e_shoff);
    for (size_t i = 0; i < header->e_shnum * COUNT(types) * COUNT(fills); i++) {
        const Elf64_Shdr *section = &sections[i % header->e_shnum];
        if (section->sh_type != types[i / header->e_shnum % COUNT(types)])
            continue;
        /* From each word on, the table is of one byte. */
        for (size_t at = 0; at < section->sh_size; at += 2) {
            unsigned char *copy = copy_of(story, sample, story->sizes[sample]);
            memset(copy + section->sh_offset + at, fills[i / header->e_shnum / COUNT(types)],
                   section->sh_size - at);
            read_bytes(story, "chains", copy, story->sizes[sample]);
            free(copy);
        }
    }
    assert_true(story->reads > 100);
}

/* What a link reads of its inputs goes by their paths. */
static void inputs_of_a_link_may_end_anywhere(void **state)
{
    struct story *story = *state;
    struct error err;
    const char *path = arena_printf(&story->arena, "%s/cut", story->directory);
    for (size_t i = 0; i < COUNT(samples); i++) {
        for (size_t size = 1; story->bytes[i] && size < story->sizes[i]; size += 1 + size / 16) {
            struct arena arena = {0};
            struct units units = {0};
            struct strvec start = {0};
            unlink(path);
            assert_int_equal(fs_write(path, story->bytes[i], size, &err), 0);
            units_read(&arena, path, path, true, &units);
            units_link(&arena, &units, &start);
            arena_release(&arena);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_may_end_anywhere, begin, end),
        cmocka_unit_test_setup_teardown(every_field_of_every_table_may_lie, begin, end),
        cmocka_unit_test_setup_teardown(segments_may_overlap, begin, end),
        cmocka_unit_test_setup_teardown(chains_end_where_the_file_does, begin, end),
        cmocka_unit_test_setup_teardown(inputs_of_a_link_may_end_anywhere, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
