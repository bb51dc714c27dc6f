#include "elf/attributes.h"

#include "elf/locate.h"
#include "elf/machine.h"

/* Addenda to the ABI for the Arm Architecture, "Build Attributes"; RISC-V psABI, "Attributes";
 * binutils, include/elf/ppc.h. */
enum {
    SECTION_GNU = 0x6ffffff5,  /* SHT_GNU_ATTRIBUTES */
    SECTION_PROC = 0x70000003, /* SHT_ARM_ATTRIBUTES, SHT_RISCV_ATTRIBUTES */
    SCOPE_FILE = 1,
    ARM_RAW_NAME = 4,
    ARM_NAME = 5,
    ARM_CPU_ARCH = 6,
    ARM_NUMBER_MODEL = 23,
    ARM_VFP_ARGS = 28,
    COMPATIBILITY = 32, /* a number and a string, for all vendors */
    RISCV_ARCH = 5,
    POWER_FP = 4,
    POWER_LONG_DOUBLE_SHIFT = 2
};

/* The reading of one section. */
struct reading {
    struct arena *arena;
    const struct elf_file *file;
    struct elf_attributes *attributes;
    const struct elf_machine *machine;
    bool has_numbers; /* arm: the code uses floating point */
    bool is_hard;     /* arm */
    bool is_either;   /* arm: it passes no floating-point arguments */
};

/* Takes a number of 7-bit groups off; returns false where it has no end. */
static bool take_number(struct elf_span *rest, uint64_t *number)
{
    unsigned shift = 0;
    *number = 0;
    while (rest->size && shift < 64) {
        unsigned char byte = *rest->bytes;
        rest->bytes++;
        rest->size--;
        *number |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return true;
        shift += 7;
    }
    return false;
}

/* Takes a string with its NUL off. */
static bool take_string(struct elf_span *rest, const char **text)
{
    size_t length = strnlen((const char *)rest->bytes, rest->size);
    *text = (const char *)rest->bytes;
    if (length == rest->size)
        return false;
    rest->bytes += length + 1;
    rest->size -= length + 1;
    return true;
}

/* Takes a block off that begins with its size in four bytes, which counts `before` too, and ends
 * the reading of `rest` behind it. */
static bool take_block(const struct reading *reading, struct elf_span *rest, uint64_t before,
                       struct elf_span *block)
{
    if (rest->size < 4)
        return false;
    uint64_t size = elf_u32(reading->file, rest->bytes);
    if (size < before + 4 || size - before > rest->size)
        return false;
    size -= before;
    *block = (struct elf_span){rest->bytes + 4, size - 4};
    rest->bytes += size;
    rest->size -= size;
    return true;
}

static void take_arm(struct reading *reading, uint64_t tag, uint64_t number)
{
    if (tag == ARM_CPU_ARCH)
        reading->attributes->arm_cpu = (unsigned)number;
    else if (tag == ARM_NUMBER_MODEL)
        reading->has_numbers = number != 0;
    else if (tag == ARM_VFP_ARGS && number == 1)
        reading->is_hard = true;
    else if (tag == ARM_VFP_ARGS && number > 1)
        reading->is_either = true;
}

/* Returns whether the vendor's tag has a string; all other tags have a number. */
static bool has_string(const char *vendor, uint64_t tag)
{
    if (strcmp(vendor, "aeabi") == 0 && tag < COMPATIBILITY)
        return tag == ARM_RAW_NAME || tag == ARM_NAME;
    return tag % 2 == 1;
}

static void take_attributes(struct reading *reading, const char *vendor, struct elf_span rest)
{
    uint64_t tag;
    uint64_t number = 0;
    const char *text = "";
    while (rest.size) {
        if (!take_number(&rest, &tag))
            return;
        bool is_string = has_string(vendor, tag);
        if (((!is_string || tag == COMPATIBILITY) && !take_number(&rest, &number)) ||
            ((is_string || tag == COMPATIBILITY) && !take_string(&rest, &text)))
            return;
        if (strcmp(vendor, "aeabi") == 0)
            take_arm(reading, tag, number);
        else if (strcmp(vendor, "riscv") == 0 && tag == RISCV_ARCH)
            reading->attributes->riscv_isa = arena_strdup(reading->arena, text);
        else if (strcmp(vendor, "gnu") == 0 && tag == POWER_FP &&
                 reading->machine->has_power_attributes)
            reading->attributes->long_double =
                (enum elf_long_double)(number >> POWER_LONG_DOUBLE_SHIFT & 3);
    }
}

/* Reads what one vendor defined: blocks about the file, and about parts of it, which are left out.
 */
static void read_vendor(struct reading *reading, struct elf_span rest)
{
    const char *vendor;
    struct elf_span block;
    if (!take_string(&rest, &vendor))
        return;
    while (rest.size) {
        uint64_t scope;
        uint64_t before = rest.size;
        if (!take_number(&rest, &scope))
            return;
        before -= rest.size;
        if (!take_block(reading, &rest, before, &block))
            return;
        if (scope == SCOPE_FILE)
            take_attributes(reading, vendor, block);
    }
}

static void read_section(struct reading *reading, struct elf_span rest)
{
    struct elf_span block;
    if (!rest.size || *rest.bytes != 'A') /* the version of the format */
        return;
    rest.bytes++;
    rest.size--;
    while (take_block(reading, &rest, 0, &block))
        read_vendor(reading, block);
}

void elf_file_attributes(struct arena *arena, const struct elf_file *file,
                         struct elf_attributes *attributes)
{
    static const uint32_t types[] = {SECTION_GNU, SECTION_PROC};
    struct elf_header header;
    struct error ignored;
    GElf_Shdr section;
    struct elf_span span;
    *attributes = (struct elf_attributes){0};
    if (elf_file_header(file, &header, &ignored) < 0)
        return;
    struct reading reading = {.arena = arena,
                              .file = file,
                              .attributes = attributes,
                              .machine = elf_machine(header.machine)};
    for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
        if (elf_section_of_type(file, types[i], &section) &&
            elf_section_span(file, &section, &span))
            read_section(&reading, span);
    if (reading.is_hard)
        attributes->arm_floats = ELF_ARM_FLOATS_HARD;
    else if (reading.has_numbers && !reading.is_either)
        attributes->arm_floats = ELF_ARM_FLOATS_SOFT;
}
