/* libFuzzer: reads any bytes as a package, and its members as ELF files. */
#include <stddef.h>
#include <stdint.h>

#include "elf/file.h"
#include "facts/facts.h"
#include "package/package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int read_member(void *data, const struct package_member *member, struct error *err)
{
    struct arena *arena = data;
    struct facts facts;
    struct error own;
    (void)err;
    if (member->trouble || member->content != CONTENT_ELF)
        return 0;
    struct elf_file *file = elf_file_open_memory(arena, member->path, member->bytes, member->size);
    (void)facts_of(arena, file, &facts, &own); /* damage is an answer */
    elf_file_close(file);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct package_limits limits = {
        .unpacked = (uint64_t)16 << 20, .ratio = 200, .depth = 4};
    struct arena arena = {0};
    struct error err;
    struct package_walk walk = {.limits = &limits, .visit = read_member, .data = &arena};
    (void)package_read_memory(&arena, "fuzz", data, size, &walk, &err);
    arena_release(&arena);
    return 0;
}
