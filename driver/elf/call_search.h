/* What the search for calls (calls.h) and the readers of instructions share. For this directory
 * only. */
#ifndef ELF_CALL_SEARCH_H
#define ELF_CALL_SEARCH_H

#include "elf/calls.h"
#include "elf/handle.h"
#include "elf/symbols.h"

/* An address that stands for one of the functions: its own, that of its stub in the PLT, or that of
 * the slot into which the loader writes its address. */
struct call_target {
    uint64_t address;
    size_t callee;
};

struct call_targets {
    struct call_target *items; /* sorted before the search */
    size_t count;
};

/* The search through one file. */
struct call_search {
    struct arena *arena;
    const struct elf_file *file;
    const char *const *functions;
    size_t function_count;
    const struct elf_symbol *symbols; /* from .symtab */
    size_t symbol_count;
    uint64_t mode_bits; /* of the values of functions: they select the instruction set */
    uint64_t got;       /* the address of .got; 0: not known */
    struct call_targets code;
    struct call_targets slots;
    struct elf_call *calls;
    size_t count;
};

/* Returns the function that the code, or the slot, at the address stands for, or NULL. */
const struct call_target *call_target_of_code(const struct call_search *search, uint64_t address);
const struct call_target *call_target_of_slot(const struct call_search *search, uint64_t address);

/* Adds a place of code that stands for the function as well: a stub. */
void call_add_code(struct call_search *search, uint64_t address, size_t callee);

/* Adds a call at the address, unless `target` is NULL. */
void call_add(struct call_search *search, const struct call_target *target, uint64_t address);

/* Code of a file, and the address at which it is loaded. */
struct elf_code {
    struct elf_span span;
    uint64_t address;
    size_t next;   /* the segment to read next */
    uint64_t seen; /* the size of those before: in a valid file they do not overlap */
};

/* Reads the next segment of code into `code`, which is zero at first. Returns false at the end. */
bool elf_code_next(const struct elf_file *file, struct elf_code *code);

/* Returns the function that contains the address, or NULL. */
const struct elf_symbol *elf_function_at(const struct elf_symbol *symbols, size_t count,
                                         uint64_t address, uint64_t mode_bits);

/* Reads the code that is loaded at `address`. */
typedef void call_scan(struct call_search *search, struct elf_span code, uint64_t address);

/* Find stubs that jump through a slot, and calls and tail calls. Other bytes may look like one of
 * them, but their target is hardly ever one of the functions. */
call_scan call_stubs_x86_64, call_scan_x86_64;
call_scan call_stubs_i386, call_scan_i386;
call_scan call_stubs_aarch64, call_scan_aarch64;
call_scan call_stubs_arm, call_scan_arm;
call_scan call_stubs_riscv, call_scan_riscv;
call_scan call_stubs_power, call_scan_power;
call_scan call_stubs_s390, call_scan_s390;

#endif
