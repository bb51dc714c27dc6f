#include "elf/line_table.h"

#include "elf/line_cursor.h"

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
enum { CONTENT_PATH = 1, CONTENT_DIRECTORY };
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

struct elf_line_table {
    const struct elf_line_tables *tables;
    unsigned version;
    bool is_wide; /* 64-bit DWARF */
    unsigned instruction_size;
    int line_base;
    unsigned line_range;
    unsigned opcode_base;
    const unsigned char *opcode_sizes; /* the number of operands of each standard opcode */
    struct elf_cursor names;           /* the directories and files */
    struct elf_cursor program;
};

/* An entry in the list of directories or files of version 5. */
struct entry {
    const char *path;
    uint64_t directory;
};

static void read_field(const struct elf_line_table *table, struct elf_cursor *cursor,
                       uint64_t content, uint64_t form, struct entry *entry)
{
    const char *path = NULL;
    uint64_t number = 0;
    switch (form) {
    case FORM_STRING:
        path = elf_cursor_text(cursor);
        break;
    case FORM_LINE_STRP:
        path = elf_cursor_far_text(cursor, table->is_wide ? 8 : 4, &table->tables->line_strings);
        break;
    case FORM_STRP:
        path = elf_cursor_far_text(cursor, table->is_wide ? 8 : 4, &table->tables->strings);
        break;
    case FORM_UDATA:
        number = elf_cursor_uleb(cursor);
        break;
    case FORM_DATA1:
        number = elf_cursor_fixed(cursor, 1);
        break;
    case FORM_DATA2:
        number = elf_cursor_fixed(cursor, 2);
        break;
    case FORM_DATA4:
        number = elf_cursor_fixed(cursor, 4);
        break;
    case FORM_DATA8:
        number = elf_cursor_fixed(cursor, 8);
        break;
    case FORM_DATA16:
        elf_cursor_take(cursor, 16);
        break;
    case FORM_BLOCK:
        elf_cursor_take(cursor, elf_cursor_uleb(cursor));
        break;
    default: /* a form of split DWARF, whose strings are in another file */
        cursor->is_bad = true;
        break;
    }
    if (content == CONTENT_PATH && path)
        entry->path = path;
    if (content == CONTENT_DIRECTORY)
        entry->directory = number;
}

/* Reads a list of directories or files of version 5 past its end, and stores the entry `index`. */
static bool find_entry(const struct elf_line_table *table, struct elf_cursor *cursor,
                       uint64_t index, struct entry *found)
{
    struct elf_cursor format = *cursor;
    unsigned fields = (unsigned)elf_cursor_fixed(cursor, 1);
    bool is_found = false;
    for (unsigned i = 0; i < 2 * fields; i++)
        elf_cursor_uleb(cursor);
    uint64_t count = elf_cursor_uleb(cursor);
    /* An entry without fields takes no bytes, so the count would have no limit. */
    for (uint64_t i = 0; fields && i < count && !cursor->is_bad; i++) {
        struct entry entry = {0};
        struct elf_cursor formats = format;
        elf_cursor_fixed(&formats, 1);
        for (unsigned j = 0; j < fields; j++) {
            uint64_t content = elf_cursor_uleb(&formats);
            uint64_t form = elf_cursor_uleb(&formats);
            read_field(table, cursor, content, form, &entry);
        }
        if (i == index && entry.path && !cursor->is_bad) {
            *found = entry;
            is_found = true;
        }
    }
    return is_found;
}

static const char *joined(struct arena *arena, const char *directory, const char *name)
{
    if (!directory || *name == '/')
        return arena_strdup(arena, name);
    return arena_printf(arena, "%s/%s", directory, name);
}

static const char *name_in_lists(struct arena *arena, const struct elf_line_table *table,
                                 uint64_t file)
{
    struct entry directory;
    struct entry entry;
    struct elf_cursor cursor = table->names;
    struct elf_cursor files = table->names;
    find_entry(table, &files, UINT64_MAX, &directory);
    if (!find_entry(table, &files, file, &entry))
        return NULL;
    /* The first directory is that in which the compiler was started. */
    bool has_directory = entry.directory && find_entry(table, &cursor, entry.directory, &directory);
    return joined(arena, has_directory ? directory.path : NULL, entry.path);
}

/* Finds a name in the lists before version 5: directories, then files (name, directory, time,
 * size), each list ended by an empty string, and counted from 1. */
static const char *name_in_old_lists(struct arena *arena, const struct elf_line_table *table,
                                     uint64_t file)
{
    struct elf_cursor cursor = table->names;
    const char *name;
    while (*elf_cursor_text(&cursor))
        ;
    for (uint64_t i = 1; *(name = elf_cursor_text(&cursor)); i++) {
        uint64_t directory = elf_cursor_uleb(&cursor);
        elf_cursor_uleb(&cursor);
        elf_cursor_uleb(&cursor);
        if (cursor.is_bad)
            return NULL;
        if (i != file)
            continue;
        const char *parent = NULL;
        struct elf_cursor directories = table->names;
        for (uint64_t j = 1; j <= directory; j++)
            if (!*(parent = elf_cursor_text(&directories)))
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
static bool read_header(struct elf_cursor *cursor, struct elf_line_table *table)
{
    *table = (struct elf_line_table){.tables = cursor->tables};
    uint64_t size = elf_cursor_fixed(cursor, 4);
    table->is_wide = size == 0xffffffff;
    if (table->is_wide)
        size = elf_cursor_fixed(cursor, 8);
    const unsigned char *start = elf_cursor_take(cursor, size);
    if (!start)
        return false;
    struct elf_cursor header = {.tables = cursor->tables, .at = start, .end = start + size};
    table->version = (unsigned)elf_cursor_fixed(&header, 2);
    if (table->version < 2 || table->version > 5)
        return false;
    if (table->version == 5)
        elf_cursor_fixed(&header, 2); /* the sizes of an address and of a segment selector */
    uint64_t header_size = elf_cursor_fixed(&header, table->is_wide ? 8 : 4);
    struct elf_cursor program = header;
    elf_cursor_take(&program, header_size);
    table->instruction_size = (unsigned)elf_cursor_fixed(&header, 1);
    if (table->version >= 4)
        elf_cursor_fixed(&header, 1); /* operations in an instruction, for VLIW machines */
    elf_cursor_fixed(&header, 1);     /* whether rows are statements at first */
    table->line_base = (int)elf_cursor_fixed(&header, 1);
    if (table->line_base > INT8_MAX) /* a signed byte */
        table->line_base -= UINT8_MAX + 1;
    table->line_range = (unsigned)elf_cursor_fixed(&header, 1);
    table->opcode_base = (unsigned)elf_cursor_fixed(&header, 1);
    table->opcode_sizes = elf_cursor_take(&header, table->opcode_base ? table->opcode_base - 1 : 0);
    table->names = header;
    table->names.end = program.at;
    table->program = program;
    return !header.is_bad && !program.is_bad && header.at <= program.at && table->line_range &&
           table->opcode_base;
}

/* The execution of a table's program. */
struct run {
    const struct elf_line_table *table;
    elf_line_visit *visit;
    void *data;
    struct elf_line_range row; /* `start` is the current address */
    struct elf_line_range last;
    bool has_last;
    bool is_placed; /* the address of the sequence is valid */
};

static void begin_sequence(struct run *run)
{
    run->row = (struct elf_line_range){.file = 1, .line = 1};
    run->has_last = false;
    run->is_placed = false;
}

/* Emits a range: a row states where its line begins, and thus where the one before ends. */
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

static void set_address(struct run *run, struct elf_cursor *program, uint64_t size)
{
    const struct elf_line_tables *tables = run->table->tables;
    const struct elf_line_fixup *fixup =
        tables->is_object ? elf_line_fixup_at(tables, program->at) : NULL;
    uint64_t address = elf_cursor_fixed(program, size <= 8 ? (unsigned)size : 0);
    run->row.section = fixup ? fixup->section : 0;
    run->row.start = fixup ? fixup->value : address;
    /* Code that the linker discarded begins at 0. */
    run->is_placed = tables->is_object ? fixup != NULL : address != 0;
    run->has_last = false;
}

static void run_extended(struct run *run, struct elf_cursor *program)
{
    uint64_t size = elf_cursor_uleb(program);
    struct elf_cursor operands = *program;
    if (!elf_cursor_take(program, size) || !size)
        return;
    operands.end = program->at;
    switch (elf_cursor_fixed(&operands, 1)) {
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

static void run_standard(struct run *run, struct elf_cursor *program, unsigned opcode)
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
        advance(run, elf_cursor_uleb(program));
        break;
    case OP_ADVANCE_LINE:
        run->row.line += (unsigned)elf_cursor_sleb(program);
        break;
    case OP_SET_FILE:
        run->row.file = elf_cursor_uleb(program);
        break;
    case OP_CONST_ADD_PC:
        advance(run, (255 - table->opcode_base) / table->line_range);
        break;
    case OP_FIXED_ADVANCE_PC:
        /* Where a linker may still shrink code (RISC-V), only relocations know the distance. */
        if (elf_line_fixup_at(table->tables, program->at))
            run->is_placed = false;
        run->row.start += elf_cursor_fixed(program, 2);
        break;
    default:
        for (unsigned i = 0; i < table->opcode_sizes[opcode - 1]; i++)
            elf_cursor_uleb(program);
        break;
    }
}

static void run_program(const struct elf_line_table *table, elf_line_visit *visit, void *data)
{
    struct run run = {.table = table, .visit = visit, .data = data};
    struct elf_cursor program = table->program;
    begin_sequence(&run);
    while (program.at < program.end && !program.is_bad) {
        unsigned opcode = (unsigned)elf_cursor_fixed(&program, 1);
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
    struct elf_cursor cursor = {
        .tables = tables,
        .at = tables->lines.bytes,
        .end = tables->lines.bytes + tables->lines.size,
    };
    struct elf_line_table table;
    while (cursor.at < cursor.end && !cursor.is_bad)
        if (read_header(&cursor, &table))
            run_program(&table, visit, data);
}
