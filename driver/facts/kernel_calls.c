#include "facts/kernel_calls.h"

#include <string.h>

#include "base/text.h"
#include "elf/lines.h"
#include "elf/sections.h"
#include "elf/system_calls.h"
#include "tables/polyfill.h"

/* The functions of Go by which its packages make system calls: "syscall" and "internal/runtime" of
 * several releases, and golang.org/x/sys. */
static const char *const go_functions[] = {
    "syscall.Syscall",
    "syscall.Syscall6",
    "syscall.RawSyscall",
    "syscall.RawSyscall6",
    "syscall.rawSyscallNoError",
    "syscall.rawVforkSyscall",
    "internal/runtime/syscall.Syscall6",
    "internal/runtime/syscall/linux.Syscall6",
    "runtime/internal/syscall.Syscall6",
    "golang.org/x/sys/unix.Syscall",
    "golang.org/x/sys/unix.Syscall6",
    "golang.org/x/sys/unix.SyscallNoError",
    "golang.org/x/sys/unix.RawSyscall",
    "golang.org/x/sys/unix.RawSyscall6",
    "golang.org/x/sys/unix.RawSyscallNoError",
};
static const char *const c_functions[] = {"syscall"};

/* Beginnings of functions' names that tell whose they are. The code of these is known to try newer
 * calls, and to go on where the kernel answers ENOSYS. */
static const struct {
    const char *beginning;
    const char *owner;
    bool is_go;
} owners[] = {
    {"runtime.", "Go's runtime", true},
    {"internal/", "Go's standard library", true},
    {"os.", "Go's standard library", true},
    {"os/", "Go's standard library", true},
    {"syscall.", "Go's standard library", true},
    {"net.", "Go's standard library", true},
    {"crypto/", "Go's standard library", true},
    {"vendor/", "Go's standard library", true},
    {"time.", "Go's standard library", true},
    {"_ZNSt", "the C++ library", false},
    {"_ZNKSt", "the C++ library", false},
    {"_ZSt", "the C++ library", false},
    {"_ZN9__gnu_cxx", "the C++ library", false},
    {"_ZN3std", "Rust's standard library", false},
    {"_ZN4core", "Rust's standard library", false},
    {"_ZN9getrandom", "the crate getrandom", false},
};

/* Returns whether the polyfill has another way to do what the call does: it is complete on any
 * kernel, or rests on another function too. */
static bool has_other_way(const struct polyfill *polyfill)
{
    return polyfill->class != POLYFILL_ALL || strchr(polyfill->rests_on, ',');
}

/* Returns whose function it is that does without the call where it must, or NULL. */
static const char *owner_of(const char *caller, bool is_go, const struct facts *facts,
                            const struct polyfill_table *polyfills)
{
    if (!caller)
        return NULL;
    for (size_t i = 0; i < sizeof(owners) / sizeof(*owners); i++)
        if (owners[i].is_go == is_go && text_begins_with(caller, owners[i].beginning))
            return owners[i].owner;
    const struct polyfill *polyfill = polyfill_find(polyfills, caller);
    bool is_ours = facts->identities.count && polyfill;
    return is_ours && has_other_way(polyfill) ? "abicc's polyfill" : NULL;
}

/* Returns whether it is a C library or its loader. */
static bool is_libc(const struct facts *facts)
{
    const struct arch *arch = facts_arch(facts);
    if (!facts->soname)
        return false;
    return text_begins_with(facts->soname, "libc.") || text_begins_with(facts->soname, "ld") ||
           (arch && arch->musl_soname && strcmp(facts->soname, arch->musl_soname) == 0);
}

/* Returns whether the file is a library of abicc's polyfills: it has abicc's mark, and exports
 * nothing else. It has no symbols by which its functions could be known. */
static bool is_polyfill_library(const struct facts *facts, const struct polyfill_table *polyfills)
{
    static const char prefix[] = POLYFILL_EXPORTED;
    if (!facts->identities.count || !facts->is_shared || !facts->export_count)
        return false;
    for (size_t i = 0; i < facts->export_count; i++) {
        const char *name = facts->exports[i].name;
        if (!text_begins_with(name, prefix) || !polyfill_find(polyfills, name + strlen(prefix)))
            return false;
    }
    return true;
}

static int find(struct arena *arena, const struct elf_file *file, const struct facts *facts,
                bool is_go, struct elf_system_calls *calls, struct error *err)
{
    const struct elf_system_call_search search = {
        .functions = is_go ? go_functions : c_functions,
        .function_count = is_go ? sizeof(go_functions) / sizeof(*go_functions) : 1,
        .has_traps = is_go || !facts_start_alone(facts),
        .takes_in_register = is_go,
    };
    return elf_system_calls_find(arena, file, &search, calls, err);
}

int kernel_calls_read(struct arena *arena, const struct elf_file *file, struct facts *facts,
                      struct error *err)
{
    struct elf_system_calls calls;
    struct polyfill_table polyfills = {0};
    const struct arch *arch = facts->is_elf ? facts_arch(facts) : NULL;
    if (!arch || facts->is_relocatable || is_libc(facts))
        return 0;
    bool is_go = elf_file_has_section(file, ".go.buildinfo");
    if (find(arena, file, facts, is_go, &calls, err) < 0)
        return -1;
    facts->knows_kernel_calls = true;
    if (!calls.count)
        return 0;
    if (facts->identities.count && polyfill_load(arena, arch->name, &polyfills, err) < 0)
        return -1;
    facts->is_polyfill_library = is_polyfill_library(facts, &polyfills);
    struct elf_place *places = arena_alloc(arena, calls.count * sizeof(*places));
    for (size_t i = 0; i < calls.count; i++)
        places[i].offset = calls.items[i].address;
    if (elf_lines_find(arena, file, places, calls.count, err) < 0)
        return -1;
    facts->kernel_calls = arena_alloc(arena, calls.count * sizeof(*facts->kernel_calls));
    facts->kernel_call_count = calls.count;
    for (size_t i = 0; i < calls.count; i++) {
        const struct elf_line *line = &places[i].at; /* both are in the order of addresses */
        facts->kernel_calls[i] = (struct facts_kernel_call){
            .number = calls.items[i].number,
            .caller = calls.items[i].caller,
            .place = line->file ? arena_printf(arena, "%s:%u", line->file, line->line) : NULL,
            .owner = owner_of(calls.items[i].caller, is_go, facts, &polyfills),
        };
    }
    return 0;
}
