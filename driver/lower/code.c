#include "lower/code.h"

#include <elf.h>
#include <stdlib.h>
#include <string.h>

/* What is stored in four bytes of the instructions. All but the number are distances from the byte
 * behind them. */
enum filling { FILL_SLOT, FILL_NUMBER, FILL_INIT, FILL_ARRAY, FILL_ARRAY_END };

enum { MAX_HOLES = 4 };

struct hole {
    unsigned at;
    enum filling filling;
};

struct lower_code {
    const char *name;
    const unsigned char *bytes;
    unsigned size;
    unsigned nothing; /* offset of a return, for functions that a file does not have */
    unsigned hole_count;
    struct hole holes[MAX_HOLES];
};

/* Each begins with endbr64, because it is called through a pointer. */

static const unsigned char x86_start[] = {
    0xf3, 0x0f, 0x1e, 0xfa,          /* __libc_start_main: */
    0x48, 0x8d, 0x0d, 0x06, 0, 0, 0, /* lea init(%rip), %rcx: the fourth argument */
    0xff, 0x25, 0,    0,    0, 0,    /* jmp *slot(%rip) */
    0xf3, 0x0f, 0x1e, 0xfa,          /* init(argc, argv, envp): */
    0x53,                            /* push %rbx */
    0x55,                            /* push %rbp */
    0x41, 0x54,                      /* push %r12 */
    0x41, 0x55,                      /* push %r13 */
    0x41, 0x56,                      /* push %r14 */
    0x41, 0x89, 0xfc,                /* mov %edi, %r12d */
    0x49, 0x89, 0xf5,                /* mov %rsi, %r13 */
    0x49, 0x89, 0xd6,                /* mov %rdx, %r14 */
    0x48, 0x8d, 0x05, 0,    0, 0, 0, /* lea DT_INIT(%rip), %rax */
    0xff, 0xd0,                      /* call *%rax */
    0x48, 0x8d, 0x1d, 0,    0, 0, 0, /* lea DT_INIT_ARRAY(%rip), %rbx */
    0x48, 0x8d, 0x2d, 0,    0, 0, 0, /* lea its end(%rip), %rbp */
    0x48, 0x39, 0xeb,                /* 1: cmp %rbp, %rbx */
    0x73, 0x11,                      /* jae 2f */
    0x44, 0x89, 0xe7,                /* mov %r12d, %edi */
    0x4c, 0x89, 0xee,                /* mov %r13, %rsi */
    0x4c, 0x89, 0xf2,                /* mov %r14, %rdx */
    0xff, 0x13,                      /* call *(%rbx) */
    0x48, 0x83, 0xc3, 0x08,          /* add $8, %rbx */
    0xeb, 0xea,                      /* jmp 1b */
    0x41, 0x5e,                      /* 2: pop %r14 */
    0x41, 0x5d,                      /* pop %r13 */
    0x41, 0x5c,                      /* pop %r12 */
    0x5d,                            /* pop %rbp */
    0x5b,                            /* pop %rbx */
    0xc3,                            /* ret */
};

/* f(a, b, ...) becomes g(number, a, b, ...), for up to five arguments. */
static const unsigned char x86_first[] = {
    0xf3, 0x0f, 0x1e, 0xfa, 0x4d, 0x89, 0xc1, /* mov %r8, %r9 */
    0x49, 0x89, 0xc8,                         /* mov %rcx, %r8 */
    0x48, 0x89, 0xd1,                         /* mov %rdx, %rcx */
    0x48, 0x89, 0xf2,                         /* mov %rsi, %rdx */
    0x48, 0x89, 0xfe,                         /* mov %rdi, %rsi */
    0xbf, 0,    0,    0,    0,                /* mov $number, %edi */
    0x31, 0xc0,                               /* xor %eax, %eax: no vector arguments */
    0xff, 0x25, 0,    0,    0,    0,          /* jmp *slot(%rip) */
};

/* mknod(path, mode, device) becomes __xmknod(0, path, mode, &device). */
static const unsigned char x86_device3[] = {
    0xf3, 0x0f, 0x1e, 0xfa, 0x48, 0x83, 0xec, 0x18, /* sub $24, %rsp */
    0x48, 0x89, 0x54, 0x24, 0x08,                   /* mov %rdx, 8(%rsp) */
    0x48, 0x8d, 0x4c, 0x24, 0x08,                   /* lea 8(%rsp), %rcx */
    0x89, 0xf2,                                     /* mov %esi, %edx */
    0x48, 0x89, 0xfe,                               /* mov %rdi, %rsi */
    0x31, 0xff,                                     /* xor %edi, %edi */
    0xff, 0x15, 0,    0,    0,    0,                /* call *slot(%rip) */
    0x48, 0x83, 0xc4, 0x18,                         /* add $24, %rsp */
    0xc3,                                           /* ret */
};

/* mknodat(fd, path, mode, device) becomes __xmknodat(0, fd, path, mode, &device). */
static const unsigned char x86_device4[] = {
    0xf3, 0x0f, 0x1e, 0xfa, 0x48, 0x83, 0xec, 0x18, /* sub $24, %rsp */
    0x48, 0x89, 0x4c, 0x24, 0x08,                   /* mov %rcx, 8(%rsp) */
    0x4c, 0x8d, 0x44, 0x24, 0x08,                   /* lea 8(%rsp), %r8 */
    0x89, 0xd1,                                     /* mov %edx, %ecx */
    0x48, 0x89, 0xf2,                               /* mov %rsi, %rdx */
    0x89, 0xfe,                                     /* mov %edi, %esi */
    0x31, 0xff,                                     /* xor %edi, %edi */
    0xff, 0x15, 0,    0,    0,    0,                /* call *slot(%rip) */
    0x48, 0x83, 0xc4, 0x18,                         /* add $24, %rsp */
    0xc3,                                           /* ret */
};

/* explicit_bzero(p, size) becomes memset(p, 0, size). */
static const unsigned char x86_zero[] = {
    0xf3, 0x0f, 0x1e, 0xfa, 0x48, 0x89, 0xf2, /* mov %rsi, %rdx */
    0x31, 0xf6,                               /* xor %esi, %esi */
    0xff, 0x25, 0,    0,    0,    0,          /* jmp *slot(%rip) */
};

/* reallocarray(p, count, size) becomes realloc(p, count * size), or realloc(p, SIZE_MAX), which
 * fails with ENOMEM, where that overflows. */
static const unsigned char x86_array[] = {
    0xf3, 0x0f, 0x1e, 0xfa, 0x48, 0x89, 0xf0, /* mov %rsi, %rax */
    0x48, 0xf7, 0xe2,                         /* mul %rdx */
    0x71, 0x04,                               /* jno 1f */
    0x48, 0x83, 0xc8, 0xff,                   /* or $-1, %rax */
    0x48, 0x89, 0xc6,                         /* 1: mov %rax, %rsi */
    0xff, 0x25, 0,    0,    0,    0,          /* jmp *slot(%rip) */
};

static const struct lower_code x86_codes[] = {
    {"start",
     x86_start,
     sizeof(x86_start),
     sizeof(x86_start) - 1,
     4,
     {{13, FILL_SLOT}, {41, FILL_INIT}, {50, FILL_ARRAY}, {57, FILL_ARRAY_END}}},
    {"first", x86_first, sizeof(x86_first), 0, 2, {{20, FILL_NUMBER}, {28, FILL_SLOT}}},
    {"device3", x86_device3, sizeof(x86_device3), 0, 1, {{27, FILL_SLOT}}},
    {"device4", x86_device4, sizeof(x86_device4), 0, 1, {{29, FILL_SLOT}}},
    {"zero", x86_zero, sizeof(x86_zero), 0, 1, {{11, FILL_SLOT}}},
    {"array", x86_array, sizeof(x86_array), 0, 1, {{21, FILL_SLOT}}},
    {.name = NULL}};

static const struct lower_machine machines[] = {{EM_X86_64, x86_codes}};

const struct lower_machine *lower_machine(const struct elf_header *header)
{
    for (size_t i = 0; i < sizeof(machines) / sizeof(*machines); i++)
        if (machines[i].machine == header->machine && header->is_64)
            return &machines[i];
    return NULL;
}

static const struct lower_code *find_code(const struct lower_machine *machine,
                                          const struct lower_row *row)
{
    const char *name = row->way == LOWER_START ? "start" : row->with;
    size_t length = strcspn(name, ":");
    for (const struct lower_code *code = machine->codes; code->name; code++)
        if (strlen(code->name) == length && memcmp(code->name, name, length) == 0)
            return code;
    return NULL;
}

const char *lower_code_lacks(struct arena *arena, const struct lower_file *file,
                             const struct lower_row *row)
{
    const struct lower_machine *machine = lower_machine(&file->header);
    if (machine && (row->way == LOWER_OBJECT || find_code(machine, row)))
        return NULL;
    return arena_printf(
        arena, "abicc has no code for it for %s",
        arch_elf_name(file->header.machine, file->header.is_64, file->header.is_big_endian));
}

static uint64_t value_of(const struct lower_code *code, enum filling filling, uint64_t start,
                         const struct lower_places *places)
{
    switch (filling) {
    case FILL_SLOT:
        return places->slot;
    case FILL_INIT:
        return places->init ? places->init : start + code->nothing;
    case FILL_ARRAY:
        return places->array;
    default:
        return places->array_end;
    }
}

int lower_code_add(struct changed_file *image, const struct lower_machine *machine,
                   const struct lower_row *row, const struct lower_places *places,
                   uint64_t *address, struct error *err)
{
    const struct lower_code *code = find_code(machine, row);
    uint64_t start = changed_add_code(image, code->bytes, code->size);
    unsigned char *bytes = changed_at(image, start, code->size);
    const char *number = row->with ? strchr(row->with, ':') : NULL;
    for (unsigned i = 0; i < code->hole_count; i++) {
        const struct hole *hole = &code->holes[i];
        uint64_t value = number ? strtoull(number + 1, NULL, 10) : 0;
        if (hole->filling != FILL_NUMBER)
            value = value_of(code, hole->filling, start, places) - (start + hole->at + 4);
        if ((int64_t)value != (int32_t)value)
            return error_about(err, image->path,
                               "cannot be lowered; nothing is written\n"
                               "  The code to add goes behind all that the file has, %llu MB, and "
                               "reaches no further than 2048 MB: strip the file before, or put its "
                               "data into a file of its own",
                               (unsigned long long)(image->size >> 20));
        changed_put(image, bytes + hole->at, 4, value);
    }
    *address = start;
    return 0;
}
