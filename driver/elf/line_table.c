#include "elf/line_table.h"

/* DWARF 5, "Line Number Information"; section 7.22 has the numbers. */
enum {
    OP_EXTENDED,
    OP_COPY,
    OP_ADVANCE_PC,
    OP_ADVANCE_LINE,
    OP_SET_FILE,
    OP_CONST_ADD_PC = 8,
    OP_FIXED_ADVANCE_PC
};
enum { EXTENDED_END_SEQUENCE = 1, EXTENDED_SET_ADDRESS };
enum { CONTENT_PATH = 1, CONTENT_FOLDER };
enum {
    FORM_DATA2 = 0x05,
    FORM_DATA4 = 0x06,
    FORM_DATA8 = 0x07,
    FORM_STRING = 0x08,
    FORM_BLOCK = 0x09,
    FORM_DATA1 = 0x0b,
    FORM_STRP = 0x0e,
    FORM_UDATA = 0x0f,
    FORM_DATA16 = 0x1e,
    FORM_LINE_STRP = 0x1f
};

/* Reading in order. Beyond the end all is 0, and `is_bad`. */
struct cursor {
    const struct elf_line_tables *tables;
    const unsigned char *at;
    const unsigned char *end;
    bool is_bad;
};

struct elf_line_table {
    const struct elf_line_tables *tables;
    unsigned version;
    bool is_wide; /* 64-bit DWARF */
    unsigned instruction_size;
    int line_base;
    unsigned line_range;
    unsigned opcode_base;
    const unsigned char *opcode_sizes; /* of the standard opcodes: how many operands */
    struct cursor names;               /* folders and files */
    struct cursor program;
};

static const unsigned char *take(struct cursor *cursor, uint64_t size)
{
    if (cursor->is_bad || size > (uint64_t)(cursor->end - cursor->at)) {
        cursor->is_bad = true;
        return NULL;
    }
    const unsigned char *start = cursor->at;
    cursor->at += size;
    return start;
}

static uint64_t fixed(struct cursor *cursor, unsigned size)
{
    const struct elf_file *file = cursor->tables->file;
    const unsigned char *start = take(cursor, size);
    if (!start)
        return 0;
    switch (size) {
    case 1:
        return *start;
    case 2:
        return elf_u16(file, start);
    case 4:
        return elf_u32(file, start);
    case 8:
        return elf_u64(file, start);
    default:
        cursor->is_bad = true;
        return 0;
    }
}

static uint64_t uleb(struct cursor *cursor)
{
    uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        const unsigned char *byte = take(cursor, 1);
        if (!byte)
            return 0;
        if (shift < 64)
            value |= (uint64_t)(*byte & 0x7f) << shift;
        if (!(*byte & 0x80))
            return value;
    }
}

static int64_t sleb(struct cursor *cursor)
{
    uint64_t value = 0;
    for (unsigned shift = 0;;) {
        const unsigned char *byte = take(cursor, 1);
        if (!byte)
            return 0;
        if (shift < 64)
            value |= (uint64_t)(*byte & 0x7f) << shift;
        shift += 7;
        if (*byte & 0x80)
            continue;
        if (shift < 64 && (*byte & 0x40))
            value |= ~(uint64_t)0 << shift;
        return (int64_t)value;
    }
}

static const char *text(struct cursor *cursor)
{
    const unsigned char *end =
        cursor->is_bad ? NULL : memchr(cursor->at, '\0', (size_t)(cursor->end - cursor->at));
    if (!end) {
        cursor->is_bad = true;
        return "";
    }
    const char *start = (const char *)cursor->at;
    cursor->at = (const unsigned char *)end + 1;
    return start;
}

/* What an object's relocation puts at this place, or NULL. */
static const struct elf_line_fixup *fixup_at(const struct elf_line_tables *tables,
                                             const unsigned char *at)
{
    uint64_t offset = (uint64_t)(at - tables->lines.bytes);
    size_t low = 0;
    size_t high = tables->fixup_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tables->fixups[middle].at < offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == tables->fixup_count || tables->fixups[low].at != offset)
        return NULL;
    return &tables->fixups[low];
}

/* A text of another section, by its offset there. */
static const char *far_text(struct cursor *cursor, unsigned size, const struct elf_span *texts)
{
    const struct elf_line_fixup *fixup = fixup_at(cursor->tables, cursor->at);
    uint64_t offset = fixed(cursor, size);
    if (fixup)
        offset = fixup->value;
    if (offset >= texts->size || !memchr(texts->bytes + offset, '\0', texts->size - offset)) {
        cursor->is_bad = true;
        return "";
    }
    return (const char *)texts->bytes + offset;
}

/* An entry of version 5's folders or files. */
struct entry {
    const char *path;
    uint64_t folder;
};

static void read_field(const struct elf_line_table *table, struct cursor *cursor, uint64_t content,
                       uint64_t form, struct entry *entry)
{
    const char *path = NULL;
    uint64_t number = 0;
    switch (form) {
    case FORM_STRING:
        path = text(cursor);
        break;
    case FORM_LINE_STRP:
        path = far_text(cursor, table->is_wide ? 8 : 4, &table->tables->line_strings);
        break;
    case FORM_STRP:
        path = far_text(cursor, table->is_wide ? 8 : 4, &table->tables->strings);
        break;
    case FORM_UDATA:
        number = uleb(cursor);
        break;
    case FORM_DATA1:
        number = fixed(cursor, 1);
        break;
    case FORM_DATA2:
        number = fixed(cursor, 2);
        break;
    case FORM_DATA4:
        number = fixed(cursor, 4);
        break;
    case FORM_DATA8:
        number = fixed(cursor, 8);
        break;
    case FORM_DATA16:
        take(cursor, 16);
        break;
    case FORM_BLOCK:
        take(cursor, uleb(cursor));
        break;
    default: /* the forms of split DWARF, whose texts are in another file */
        cursor->is_bad = true;
        break;
    }
    if (content == CONTENT_PATH && path)
        entry->path = path;
    if (content == CONTENT_FOLDER)
        entry->folder = number;
}

/* Version 5: reads the list of folders or files past its end, and gives the entry `index`. */
static bool find_entry(const struct elf_line_table *table, struct cursor *cursor, uint64_t index,
                       struct entry *found)
{
    struct cursor format = *cursor;
    unsigned fields = (unsigned)fixed(cursor, 1);
    bool is_found = false;
    for (unsigned i = 0; i < 2 * fields; i++)
        uleb(cursor);
    uint64_t count = uleb(cursor);
    /* An entry of no fields takes no bytes, so that their number would have no limit. */
    for (uint64_t i = 0; fields && i < count && !cursor->is_bad; i++) {
        struct entry entry = {0};
        struct cursor formats = format;
        fixed(&formats, 1);
        for (unsigned j = 0; j < fields; j++) {
            uint64_t content = uleb(&formats);
            uint64_t form = uleb(&formats);
            read_field(table, cursor, content, form, &entry);
        }
        if (i == index && entry.path && !cursor->is_bad) {
            *found = entry;
            is_found = true;
        }
    }
    return is_found;
}

static const char *joined(struct arena *arena, const char *folder, const char *name)
{
    if (!folder || *name == '/')
        return arena_strdup(arena, name);
    return arena_printf(arena, "%s/%s", folder, name);
}

static const char *name_in_lists(struct arena *arena, const struct elf_line_table *table,
                                 uint64_t file)
{
    struct entry folder;
    struct entry entry;
    struct cursor cursor = table->names;
    struct cursor files = table->names;
    find_entry(table, &files, UINT64_MAX, &folder);
    if (!find_entry(table, &files, file, &entry))
        return NULL;
    /* The first folder is the one that the compiler ran in. */
    bool has_folder = entry.folder && find_entry(table, &cursor, entry.folder, &folder);
    return joined(arena, has_folder ? folder.path : NULL, entry.path);
}

/* Before version 5: folders, then files (name, folder, time, size), each list ended by an empty
 * text, and counted from 1. */
static const char *name_in_old_lists(struct arena *arena, const struct elf_line_table *table,
                                     uint64_t file)
{
    struct cursor cursor = table->names;
    const char *name;
    while (*text(&cursor))
        ;
    for (uint64_t i = 1; *(name = text(&cursor)); i++) {
        uint64_t folder = uleb(&cursor);
        uleb(&cursor);
        uleb(&cursor);
        if (cursor.is_bad)
            return NULL;
        if (i != file)
            continue;
        const char *parent = NULL;
        struct cursor folders = table->names;
        for (uint64_t j = 1; j <= folder; j++)
            if (!*(parent = text(&folders)))
                return NULL;
        return joined(arena, parent, name);
    }
    return NULL;
}

const char *elf_line_table_name(struct arena *arena, const struct elf_line_table *table,
                                uint64_t file)
{
    return table->version >= 5 ? name_in_lists(arena, table, file)
                               : name_in_old_lists(arena, table, file);
}

/* Reads a header, and moves the cursor to the next table. */
static bool read_header(struct cursor *cursor, struct elf_line_table *table)
{
    *table = (struct elf_line_table){.tables = cursor->tables};
    uint64_t size = fixed(cursor, 4);
    table->is_wide = size == 0xffffffff;
    if (table->is_wide)
        size = fixed(cursor, 8);
    const unsigned char *start = take(cursor, size);
    if (!start)
        return false;
    struct cursor header = {.tables = cursor->tables, .at = start, .end = start + size};
    table->version = (unsigned)fixed(&header, 2);
    if (table->version < 2 || table->version > 5)
        return false;
    if (table->version == 5)
        fixed(&header, 2); /* sizes of an address and of a segment's number */
    uint64_t header_size = fixed(&header, table->is_wide ? 8 : 4);
    struct cursor program = header;
    take(&program, header_size);
    table->instruction_size = (unsigned)fixed(&header, 1);
    if (table->version >= 4)
        fixed(&header, 1); /* operations an instruction: more than 1 on VLIW machines only */
    fixed(&header, 1);     /* is a row a statement, at first */
    table->line_base = (int)fixed(&header, 1);
    if (table->line_base > INT8_MAX) /* a signed byte */
        table->line_base -= UINT8_MAX + 1;
    table->line_range = (unsigned)fixed(&header, 1);
    table->opcode_base = (unsigned)fixed(&header, 1);
    table->opcode_sizes = take(&header, table->opcode_base ? table->opcode_base - 1 : 0);
    table->names = header;
    table->names.end = program.at;
    table->program = program;
    return !header.is_bad && !program.is_bad && header.at <= program.at && table->line_range &&
           table->opcode_base;
}

/* A table's program while it runs. */
struct run {
    const struct elf_line_table *table;
    elf_line_visit *visit;
    void *data;
    struct elf_line_range row; /* `start` is the address that the registers hold */
    struct elf_line_range last;
    bool has_last;
    bool is_placed; /* the sequence has an address that means something */
};

static void begin_sequence(struct run *run)
{
    run->row = (struct elf_line_range){.file = 1, .line = 1};
    run->has_last = false;
    run->is_placed = false;
}

/* A row says where its line begins, and so where the one before ends. */
static void emit(struct run *run)
{
    if (!run->is_placed)
        return;
    if (run->has_last && run->row.start > run->last.start) {
        run->last.end = run->row.start;
        run->visit(run->data, run->table, &run->last);
    }
    run->last = run->row;
    run->has_last = true;
}

static void set_address(struct run *run, struct cursor *program, uint64_t size)
{
    const struct elf_line_tables *tables = run->table->tables;
    const struct elf_line_fixup *fixup = tables->is_object ? fixup_at(tables, program->at) : NULL;
    uint64_t address = fixed(program, size <= 8 ? (unsigned)size : 0);
    run->row.section = fixup ? fixup->section : 0;
    run->row.start = fixup ? fixup->value : address;
    /* Code that the linker threw away begins at 0. */
    run->is_placed = tables->is_object ? fixup != NULL : address != 0;
    run->has_last = false;
}

static void run_extended(struct run *run, struct cursor *program)
{
    uint64_t size = uleb(program);
    struct cursor operands = *program;
    if (!take(program, size) || !size)
        return;
    operands.end = program->at;
    switch (fixed(&operands, 1)) {
    case EXTENDED_END_SEQUENCE:
        emit(run);
        begin_sequence(run);
        break;
    case EXTENDED_SET_ADDRESS:
        set_address(run, &operands, size - 1);
        break;
    default:
        break;
    }
}

static void advance(struct run *run, uint64_t instructions)
{
    run->row.start += instructions * run->table->instruction_size;
}

static void run_standard(struct run *run, struct cursor *program, unsigned opcode)
{
    const struct elf_line_table *table = run->table;
    switch (opcode) {
    case OP_EXTENDED:
        run_extended(run, program);
        break;
    case OP_COPY:
        emit(run);
        break;
    case OP_ADVANCE_PC:
        advance(run, uleb(program));
        break;
    case OP_ADVANCE_LINE:
        run->row.line += (unsigned)sleb(program);
        break;
    case OP_SET_FILE:
        run->row.file = uleb(program);
        break;
    case OP_CONST_ADD_PC:
        advance(run, (255 - table->opcode_base) / table->line_range);
        break;
    case OP_FIXED_ADVANCE_PC:
        /* Where a linker may yet shrink code (RISC-V), the distance is the relocations' secret. */
        if (fixup_at(table->tables, program->at))
            run->is_placed = false;
        run->row.start += fixed(program, 2);
        break;
    default:
        for (unsigned i = 0; i < table->opcode_sizes[opcode - 1]; i++)
            uleb(program);
        break;
    }
}

static void run_program(const struct elf_line_table *table, elf_line_visit *visit, void *data)
{
    struct run run = {.table = table, .visit = visit, .data = data};
    struct cursor program = table->program;
    begin_sequence(&run);
    while (program.at < program.end && !program.is_bad) {
        unsigned opcode = (unsigned)fixed(&program, 1);
        if (opcode < table->opcode_base) {
            run_standard(&run, &program, opcode);
            continue;
        }
        opcode -= table->opcode_base;
        advance(&run, opcode / table->line_range);
        run.row.line += (unsigned)(table->line_base + (int)(opcode % table->line_range));
        emit(&run);
    }
}

void elf_line_tables_visit(const struct elf_line_tables *tables, elf_line_visit *visit, void *data)
{
    struct cursor cursor = {
        .tables = tables,
        .at = tables->lines.bytes,
        .end = tables->lines.bytes + tables->lines.size,
    };
    struct elf_line_table table;
    while (cursor.at < cursor.end && !cursor.is_bad)
        if (read_header(&cursor, &table))
            run_program(&table, visit, data);
}
