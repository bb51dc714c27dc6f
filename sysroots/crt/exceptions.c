/* Lets exceptions pass between programs and libraries that each contain a static C++ library and
 * libgcc. Linked with libstdc++.a and, with another NOTE_TYPE, with libc++abi.a.
 *
 * Each thread has a record of the exceptions that it has thrown and not yet caught. The C++ ABI
 * accesses it through __cxa_get_globals (Itanium C++ ABI: Exception Handling, 2.2.2). If each
 * copy of the library had its own record, the module that throws would count up one record and
 * the module that catches would count down another. Therefore all modules use the record of one
 * of them: the first in the loader's list that has the note below. If the program contains this
 * object, it is the program, and the result is cached. Otherwise it is a library, which may be
 * unloaded inside a catch block: the thread that unloads it moves its record to the next module
 * first. No other thread may be inside a catch block then.
 *
 * The definitions are weak and not in an archive, so that they take precedence over the
 * library's own, and a second -lstdc++ does no harm. */
#include "libc.h"

#ifdef FOR_MUSL /* below glibc 2.16 there is none */
extern unsigned long getauxval(unsigned long type);
#endif

/* As the C++ ABI lays it out. */
struct record {
    void *caught;
    unsigned uncaught;
#ifdef __arm__
    void *propagating;
#endif
};

typedef struct record *record_getter(void);

struct record *__cxa_get_globals(void) __attribute__((weak));
struct record *__cxa_get_globals_fast(void) __attribute__((weak));

static struct record *own_record(void)
{
    static __thread struct record record;
    return &record;
}

static bool is_leaving; /* this library is being unloaded, and another module can take over */

/* For all modules; NULL if it must be another module's. */
__attribute__((used)) static struct record *offered_record(void)
{
    return __atomic_load_n(&is_leaving, __ATOMIC_RELAXED) ? NULL : own_record();
}

#define NOTE_NAME "abicc.eh"
enum { NOTE_NAME_SIZE = sizeof(NOTE_NAME) };

/* 1 for libstdc++, 2 for libc++abi. The layout of the record is the same, but the exceptions in
 * it are not. */
#ifndef NOTE_TYPE
#define NOTE_TYPE 1
#endif
#define TEXT_OF(macro) TEXT(macro)
#define TEXT(value)    #value
#define TYPE_TEXT      TEXT_OF(NOTE_TYPE)

struct note {
    uint32_t name_size, desc_size, type;
};

/* The distance of offered_record from the note's description. mold 1.10 lacks the relocation of a
 * 4-byte distance for powerpc64le. */
#ifdef __powerpc64__
typedef int64_t distance __attribute__((aligned(4)));
#define DISTANCE ".8byte"
#else
typedef int32_t distance;
#define DISTANCE ".4byte"
#endif
__asm__(".pushsection .note.abicc.eh, \"a\", %note\n"
        ".balign 4\n"
        ".4byte 1f - 0f, 3f - 2f, " TYPE_TEXT "\n"
        "0: .asciz \"" NOTE_NAME "\"\n"
        "1: .balign 4\n"
        "2: " DISTANCE " offered_record - .\n"
        "3: .balign 4\n"
        ".popsection");

struct search {
    record_getter *found;
    size_t
        leaving; /* the number of modules at the start of the list that are about to be unloaded */
    size_t visited;
    bool is_program; /* it is never unloaded */
};

static size_t padded(size_t size)
{
    return (size + 3) & ~(size_t)3;
}

static record_getter *find_in_notes(uintptr_t at, uintptr_t end)
{
    while (end - at >= sizeof(struct note)) {
        const struct note *note = (const struct note *)at;
        size_t left = end - at - sizeof(*note);
        size_t name_size = padded(note->name_size), desc_size = padded(note->desc_size);
        if (name_size > left || desc_size > left - name_size)
            return NULL;
        const char *name = (const char *)(note + 1);
        uintptr_t desc = (uintptr_t)name + name_size;
        if (note->type == NOTE_TYPE && note->name_size == NOTE_NAME_SIZE &&
            note->desc_size == sizeof(distance) && strcmp(name, NOTE_NAME) == 0)
            return (record_getter *)(desc + (uintptr_t)(intptr_t) * (const distance *)desc);
        at = desc + desc_size;
    }
    return NULL;
}

static bool is_loaded(const struct dl_phdr_info *info, const Elf_Phdr *notes)
{
    for (size_t i = 0; i < info->dlpi_phnum; i++) {
        const Elf_Phdr *p = &info->dlpi_phdr[i];
        if (p->p_type == PT_LOAD && notes->p_vaddr >= p->p_vaddr &&
            notes->p_vaddr + notes->p_memsz <= p->p_vaddr + p->p_memsz)
            return true;
    }
    return false;
}

/* Returns whether this is the program, which comes first in the loader's list. glibc gives it no
 * name, musl the one by which it was called. */
static bool is_of_program(const struct dl_phdr_info *info)
{
#ifdef FOR_MUSL
    enum { AT_PHDR = 3 };
    return info->dlpi_phdr == (const Elf_Phdr *)getauxval(AT_PHDR);
#else
    return info->dlpi_name && !*info->dlpi_name;
#endif
}

static int visit(struct dl_phdr_info *info, size_t size, void *data)
{
    (void)size;
    struct search *search = data;
    bool is_program = search->visited++ == 0 && is_of_program(info);
    for (size_t i = 0; i < info->dlpi_phnum; i++) {
        const Elf_Phdr *p = &info->dlpi_phdr[i];
        if (p->p_type != PT_NOTE || !is_loaded(info, p))
            continue;
        uintptr_t at = info->dlpi_addr + p->p_vaddr;
        record_getter *found = find_in_notes(at, at + p->p_memsz);
        if (!found || (search->leaving && search->leaving--))
            continue;
        search->found = found;
        search->is_program = is_program;
        return 1;
    }
    return 0;
}

/* Returns the record that all modules use, or NULL if no module offers one. The getters are
 * called without the loader's lock on its list: before glibc 2.35 the first use of a library's
 * thread-local data may wait for a thread that is loading another library, and that thread may
 * wait for this lock. */
static struct record *find_record(struct search *search)
{
    struct record *record = NULL;
    for (size_t leaving = 0; !record; leaving++) {
        *search = (struct search){.leaving = leaving};
        dl_iterate_phdr(visit, search);
        if (!search->found)
            break;
        record = search->found();
    }
    return record;
}

struct record *__cxa_get_globals(void)
{
    static record_getter *lasting; /* the program's, after it was found */
    record_getter *get = __atomic_load_n(&lasting, __ATOMIC_RELAXED);
    if (get)
        return get();
    struct search search;
    struct record *record = find_record(&search);
    if (search.is_program)
        __atomic_store_n(&lasting, search.found, __ATOMIC_RELAXED);
    return record ? record : own_record();
}

/* Runs after all other destructors of this module (101 is the last priority that is not
 * reserved). */
__attribute__((destructor(101))) static void hand_over(void)
{
    struct search search;
    struct record *record = find_record(&search);
    if (search.is_program)
        return;
    __atomic_store_n(&is_leaving, true, __ATOMIC_RELAXED);
    struct record *next = find_record(&search);
    if (!next)
        __atomic_store_n(&is_leaving, false,
                         __ATOMIC_RELAXED); /* this is the last module of the process */
    else if (record == own_record())
        *next = *record;
}

struct record *__cxa_get_globals_fast(void)
{
    return __cxa_get_globals();
}

/* For links that take the whole archive, whose own definitions are then in the output: they get
 * --wrap=__cxa_get_globals and --wrap=__cxa_get_globals_fast. */
struct record *__wrap___cxa_get_globals(void) __attribute__((weak, alias("__cxa_get_globals")));
struct record *__wrap___cxa_get_globals_fast(void)
    __attribute__((weak, alias("__cxa_get_globals_fast")));

#include "unwinder.h"
