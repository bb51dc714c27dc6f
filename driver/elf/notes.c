#include "elf/notes.h"

#include "elf/locate.h"
#include "elf/machine.h"

/* A program has some hundred bytes of notes; core files are not read. The limit is for all segments
 * or sections together, which may overlap. */
enum { MAX_NOTE_BYTES = 1 << 20, MAX_BUILD_ID = 64 };

enum { TYPE_ABI_TAG = 1, TYPE_BUILD_ID = 3, TYPE_PROPERTIES = 5 };

/* Linux Extensions to gABI, the x86-64 psABI ("Program Property"), and the ABI of AArch64 (aaelf64,
 * "Program Property"). */
enum {
    X86_FEATURES = 0xc0000002,
    X86_ISA_NEEDED = 0xc0008002,
    X86_FEATURE_IBT = 1,
    X86_FEATURE_SHSTK = 2,
    AARCH64_FEATURES = 0xc0000000,
    AARCH64_FEATURE_BTI = 1,
    AARCH64_FEATURE_PAC = 2
};

/* The reading of notes. */
struct reading {
    struct arena *arena;
    const struct elf_file *file;
    struct elf_header header;
    struct elf_notes *notes;
    uint64_t left; /* bytes that may still be read */
};

static void take_abi(const struct reading *reading, struct elf_span text)
{
    const struct elf_file *file = reading->file;
    if (text.size < 16 || elf_u32(file, text.bytes) != 0) /* 0 is Linux */
        return;
    reading->notes->has_abi = true;
    reading->notes->kernel =
        (struct version){{elf_u32(file, text.bytes + 4), elf_u32(file, text.bytes + 8),
                          elf_u32(file, text.bytes + 12)}};
}

static void take_build_id(const struct reading *reading, struct elf_span text)
{
    static const char digits[] = "0123456789abcdef";
    if (!text.size || text.size > MAX_BUILD_ID)
        return;
    char *hex = arena_alloc(reading->arena, 2 * text.size + 1);
    for (size_t i = 0; i < text.size; i++) {
        hex[2 * i] = digits[text.bytes[i] >> 4];
        hex[2 * i + 1] = digits[text.bytes[i] & 0xf];
    }
    reading->notes->build_id = hex;
}

static void take_property(const struct reading *reading, uint32_t type, struct elf_span data)
{
    const struct elf_machine *machine = elf_machine(reading->header.machine);
    struct elf_notes *notes = reading->notes;
    if (data.size != 4)
        return;
    uint32_t value = elf_u32(reading->file, data.bytes);
    if (machine->has_x86_properties && type == X86_ISA_NEEDED) {
        notes->isa_needed = value;
    } else if (machine->has_x86_properties && type == X86_FEATURES) {
        notes->has_ibt = value & X86_FEATURE_IBT;
        notes->has_shstk = value & X86_FEATURE_SHSTK;
    } else if (machine->has_aarch64_properties && type == AARCH64_FEATURES) {
        notes->has_bti = value & AARCH64_FEATURE_BTI;
        notes->has_pac = value & AARCH64_FEATURE_PAC;
    }
}

static uint64_t rounded(uint64_t value, unsigned alignment)
{
    return (value + alignment - 1) & ~(uint64_t)(alignment - 1);
}

/* Reads properties, which are aligned to the machine's word. */
static void take_properties(const struct reading *reading, struct elf_span text)
{
    uint64_t at = 0;
    while (text.size - at >= 8) {
        uint32_t type = elf_u32(reading->file, text.bytes + at);
        uint32_t size = elf_u32(reading->file, text.bytes + at + 4);
        if (size > text.size - at - 8)
            return;
        take_property(reading, type, (struct elf_span){text.bytes + at + 8, size});
        uint64_t step = rounded(8 + (uint64_t)size, reading->header.is_64 ? 8 : 4);
        if (step > text.size - at)
            return;
        at += step;
    }
}

static void take_note(const struct reading *reading, uint32_t type, struct elf_span text)
{
    if (type == TYPE_ABI_TAG)
        take_abi(reading, text);
    else if (type == TYPE_BUILD_ID)
        take_build_id(reading, text);
    else if (type == TYPE_PROPERTIES)
        take_properties(reading, text);
}

/* Reads notes: three words (sizes of name and text, type), name and text, each padded. */
static void read_notes(struct reading *reading, struct elf_span span, uint64_t alignment)
{
    static const char owner[] = "GNU";
    const struct elf_file *file = reading->file;
    unsigned padding = alignment == 8 ? 8 : 4;
    uint64_t at = 0;
    if (span.size > reading->left)
        return;
    reading->left -= span.size;
    while (span.size - at >= 12) {
        uint32_t name_size = elf_u32(file, span.bytes + at);
        uint32_t text_size = elf_u32(file, span.bytes + at + 4);
        uint32_t type = elf_u32(file, span.bytes + at + 8);
        uint64_t text = rounded(at + 12 + name_size, padding);
        if (text > span.size || text_size > span.size - text)
            return;
        if (name_size == sizeof(owner) && memcmp(span.bytes + at + 12, owner, sizeof(owner)) == 0)
            take_note(reading, type, (struct elf_span){span.bytes + text, text_size});
        at = rounded(text + text_size, padding);
        if (at > span.size)
            return;
    }
}

static void read_sections(struct reading *reading)
{
    GElf_Shdr header;
    struct elf_span span;
    for (Elf_Scn *section = NULL; (section = elf_nextscn(reading->file->elf, section));)
        if (gelf_getshdr(section, &header) && header.sh_type == SHT_NOTE &&
            elf_section_span(reading->file, &header, &span))
            read_notes(reading, span, header.sh_addralign);
}

static int read_segments(struct reading *reading, struct error *err)
{
    size_t count;
    GElf_Phdr segment;
    struct elf_span span;
    if (elf_getphdrnum(reading->file->elf, &count) < 0)
        return elf_damaged_reason(reading->file, err);
    for (size_t i = 0; i < count; i++) {
        if (!gelf_getphdr(reading->file->elf, (int)i, &segment))
            return elf_damaged_reason(reading->file, err);
        if (segment.p_type == PT_NOTE &&
            elf_span_at(reading->file, segment.p_offset, segment.p_filesz, &span))
            read_notes(reading, span, segment.p_align);
    }
    return 0;
}

int elf_file_notes(struct arena *arena, const struct elf_file *file, struct elf_notes *notes,
                   struct error *err)
{
    struct reading reading = {.arena = arena, .file = file, .notes = notes, .left = MAX_NOTE_BYTES};
    *notes = (struct elf_notes){0};
    if (elf_file_header(file, &reading.header, err) < 0)
        return -1;
    if (reading.header.type == ET_CORE)
        return 0;
    if (!reading.header.is_relocatable)
        return read_segments(&reading, err);
    read_sections(&reading);
    return 0;
}
