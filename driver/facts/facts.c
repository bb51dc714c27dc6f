#include "facts/facts.h"

#include <elf.h>
#include <string.h>

#include "elf/notes.h"
#include "elf/sections.h"
#include "elf/segments.h"
#include "facts/facts_symbols.h"
#include "facts/runtime_calls.h"

static void take_versions(struct facts_reading *reading)
{
    const struct elf_dynamic *dynamic = &reading->dynamic;
    struct facts *facts = reading->facts;
    facts->versions =
        arena_alloc(reading->arena, dynamic->version_need_count * sizeof(*facts->versions));
    facts->version_count = dynamic->version_need_count;
    for (size_t i = 0; i < dynamic->version_need_count; i++) {
        const struct elf_version_need *need = &dynamic->version_needs[i];
        facts->versions[i] = (struct facts_version){
            .library = need->library,
            .node = need->node,
            .is_weak = need->is_weak,
        };
    }
    for (size_t i = 0; i < dynamic->version_definition_count; i++)
        if (!dynamic->version_definitions[i].is_base)
            strvec_push(reading->arena, &facts->nodes, dynamic->version_definitions[i].node);
}

/* Splits a search path. An empty part means the directory in which the program was started. */
static struct strvec directories_of(struct arena *arena, const char *path)
{
    struct strvec directories = {0};
    for (const char *end; (end = strchr(path, ':')); path = end + 1)
        strvec_push(arena, &directories, arena_strndup(arena, path, (size_t)(end - path)));
    strvec_push(arena, &directories, path);
    return directories;
}

static void take_dynamic(struct facts_reading *reading)
{
    struct arena *arena = reading->arena;
    const struct elf_dynamic *dynamic = &reading->dynamic;
    struct facts *facts = reading->facts;
    facts->has_dynamic = dynamic->is_present;
    facts->soname = dynamic->soname;
    for (size_t i = 0; i < dynamic->needed_count; i++)
        strvec_push(arena, &facts->needed, dynamic->needed[i]);
    for (size_t i = 0; i < dynamic->filter_count; i++)
        strvec_push(arena, &facts->filters, dynamic->filters[i]);
    for (size_t i = 0; i < dynamic->auxiliary_count; i++)
        strvec_push(arena, &facts->auxiliaries, dynamic->auxiliaries[i]);
    if (dynamic->rpath)
        facts->rpath = directories_of(arena, dynamic->rpath);
    if (dynamic->runpath)
        facts->runpath = directories_of(arena, dynamic->runpath);
    facts->has_relr = dynamic->has_relr;
    facts->has_android_packing = dynamic->has_android_packing;
    facts->has_mark_plt = dynamic->has_mark_plt;
    facts->has_text_relocations = reading->relocations.has_text_relocations;
    facts->has_static_tls = dynamic->flags & DF_STATIC_TLS;
    facts->has_tls_descriptors = reading->relocations.has_tls_descriptors;
    facts->has_ifunc = facts->has_irelative = reading->relocations.has_ifunc;
    facts->binds_now =
        dynamic->binds_now || (dynamic->flags & DF_BIND_NOW) || (dynamic->flags_1 & DF_1_NOW);
    facts->has_sysv_hash = dynamic->sysv_hash.address;
    facts->has_gnu_hash = dynamic->gnu_hash.address;
    facts->has_mips_xhash = dynamic->has_mips_xhash;
}

/* Returns whether an ET_DYN file is a program. Linkers mark those since binutils 2.26; older ones
 * have a loader or DT_DEBUG, and no soname. (libc.so.6 has a loader too.) */
static bool is_pie(const struct facts_reading *reading)
{
    const struct elf_dynamic *dynamic = &reading->dynamic;
    if (reading->header.type != ET_DYN)
        return false;
    if (dynamic->flags_1 & DF_1_PIE)
        return true;
    return !dynamic->soname && (reading->facts->loader || dynamic->has_debug);
}

static void take_segments(struct facts_reading *reading, const struct elf_segments *segments)
{
    static const enum facts_stack stacks[] = {
        [ELF_STACK_UNSTATED] = FACTS_STACK_UNSTATED,
        [ELF_STACK_PLAIN] = FACTS_STACK_PLAIN,
        [ELF_STACK_EXECUTABLE] = FACTS_STACK_EXECUTABLE,
    };
    struct facts *facts = reading->facts;
    if (segments->interpreter)
        facts->loader = arena_strdup(reading->arena, segments->interpreter);
    facts->stack = stacks[segments->stack];
    facts->page_size = segments->page_size;
    facts->is_pie = is_pie(reading);
    facts->is_shared = reading->header.type == ET_DYN && !facts->is_pie;
    if (segments->has_relro) /* a static program binds everything at its start */
        facts->relro =
            facts->binds_now || !facts->has_dynamic ? FACTS_RELRO_FULL : FACTS_RELRO_PARTIAL;
}

static int take_notes(struct facts_reading *reading, struct error *err)
{
    struct elf_notes notes;
    struct facts *facts = reading->facts;
    if (elf_file_notes(reading->arena, reading->file, &notes, err) < 0)
        return -1;
    facts->has_abi_note = notes.has_abi;
    facts->kernel = notes.kernel;
    facts->build_id = notes.build_id;
    facts->isa_needed = notes.isa_needed;
    facts->has_ibt = notes.has_ibt;
    facts->has_shstk = notes.has_shstk;
    facts->has_bti = notes.has_bti;
    facts->has_pac = notes.has_pac;
    return 0;
}

/* Returns the identity in a whole command line that clang recorded (-frecord-command-line): a word
 * of it is the mark, with its blanks escaped. */
static const char *recorded_identity(struct arena *arena, const char *line)
{
    static const char prefix[] = " -Xclang abicc\\ ";
    const char *from = strstr(line, prefix);
    if (!from)
        return NULL;
    from += sizeof(prefix) - 1;
    char *identity = arena_alloc(arena, strlen(from) + 1);
    for (char *to = identity; *from && *from != ' '; from++) {
        from += *from == '\\' && from[1];
        *to++ = *from;
    }
    return identity;
}

struct strvec facts_identities(struct arena *arena, const struct elf_file *file)
{
    static const char prefix[] = "abicc ";
    struct strvec comments = elf_file_comments(arena, file);
    struct strvec identities = {0};
    for (size_t i = 0; i < comments.count; i++) {
        const char *comment = comments.items[i];
        const char *identity = strncmp(comment, prefix, sizeof(prefix) - 1) == 0
                                   ? comment + sizeof(prefix) - 1
                                   : recorded_identity(arena, comment);
        if (identity)
            strvec_push(arena, &identities, identity);
    }
    return identities;
}

/* Returns whether a static program contains glibc: up to 2.36 it has sections of its own; every
 * release reads the table of character sets, and among the C libraries only glibc's start file has
 * an ABI note for Linux. */
static bool is_static_glibc(const struct facts_reading *reading)
{
    const struct facts *facts = reading->facts;
    if (facts->loader || facts->needed.count || facts->is_shared)
        return false;
    return elf_file_has_section(reading->file, "__libc_") ||
           (facts->has_abi_note && elf_file_holds_text(reading->file, "gconv-modules"));
}

static int read_linked(struct facts_reading *reading, struct error *err)
{
    struct elf_segments segments;
    const struct elf_file *file = reading->file;
    if (elf_file_segments(file, &segments, err) < 0 ||
        elf_file_dynamic(reading->arena, file, &reading->dynamic, err) < 0 ||
        elf_file_relocations(reading->arena, file, &reading->dynamic, &reading->relocations, err) <
            0)
        return -1;
    take_dynamic(reading);
    take_versions(reading);
    take_segments(reading, &segments);
    if (facts_read_dynamic_symbols(reading, err) < 0)
        return -1;
    return 0;
}

static void take_machine(const struct facts_reading *reading)
{
    const struct elf_header *header = &reading->header;
    struct facts *facts = reading->facts;
    facts->is_elf = true;
    facts->is_64 = header->is_64;
    facts->is_big_endian = header->is_big_endian;
    facts->is_relocatable = header->is_relocatable;
    facts->machine = header->machine;
    facts->flags = header->flags;
    facts->has_code = facts->is_relocatable && elf_file_has_code(reading->file);
    elf_file_attributes(reading->arena, reading->file, &facts->attributes);
}

/* Begins with what the header says. Returns 0 for what is no ELF file, 1 where there is more. */
static int begin(struct facts_reading *reading, struct error *err)
{
    *reading->facts = (struct facts){0};
    if (elf_file_content(reading->file) != ELF_CONTENT_ELF)
        return 0;
    if (elf_file_header(reading->file, &reading->header, err) < 0)
        return -1;
    take_machine(reading);
    return 1;
}

int facts_machine_of(struct arena *arena, const struct elf_file *file, struct facts *facts,
                     struct error *err)
{
    struct facts_reading reading = {.arena = arena, .file = file, .facts = facts};
    return begin(&reading, err) < 0 ? -1 : 0;
}

int facts_of(struct arena *arena, const struct elf_file *file, struct facts *facts,
             struct error *err)
{
    struct facts_reading reading = {.arena = arena, .file = file, .facts = facts};
    int begun = begin(&reading, err);
    if (begun <= 0)
        return begun;
    int status = facts->is_relocatable ? facts_read_object_symbols(&reading, err)
                                       : read_linked(&reading, err);
    if (status < 0 || take_notes(&reading, err) < 0)
        return -1;
    reading.facts->identities = facts_identities(arena, reading.file);
    facts->is_static_glibc = !facts->is_relocatable && is_static_glibc(&reading);
    return facts->is_static_glibc ? runtime_calls_read(arena, file, facts, err) : 0;
}

int facts_read(struct arena *arena, const char *path, struct facts *facts, struct error *err)
{
    struct elf_file *file;
    *facts = (struct facts){0};
    if (elf_file_open(arena, path, &file, err) < 0)
        return -1;
    int status = facts_of(arena, file, facts, err);
    elf_file_close(file);
    return status;
}
