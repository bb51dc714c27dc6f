/* The parts of a dynamic ELF file that linkers and loaders read, as lines of text for tests to
 * compare. */
#ifndef TESTS_UNIT_ELF_FACTS_H
#define TESTS_UNIT_ELF_FACTS_H

#include <fcntl.h>
#include <gelf.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/strvec.h"

struct elf_fact_symbol {
    const char *name;
    const char *library; /* whose version it is */
    const char *node;    /* "" = none */
    bool is_hidden;
    bool is_defined;
    GElf_Sym sym;
};

struct elf_facts {
    GElf_Ehdr header;
    const char *soname;
    struct strvec needed;
    struct strvec nodes; /* defined, the base first */
    struct strvec links; /* "libc.so.6:puts@GLIBC_2.2.5": the symbols that have a version */
    struct elf_fact_symbol *symbols;
    size_t symbol_count;
    GElf_Shdr bss;
    GElf_Shdr tbss;
    GElf_Shdr text;
};

struct elf_fact_sections {
    Elf_Data *dynsym, *versym, *verdef, *verneed, *dynamic;
    GElf_Shdr dynsym_header, verdef_header, verneed_header, dynamic_header;
};

static struct elf_fact_sections elf_fact_find_sections(Elf *elf, struct elf_facts *facts)
{
    struct elf_fact_sections found = {0};
    size_t names;
    assert_int_equal(elf_getshdrstrndx(elf, &names), 0);
    for (Elf_Scn *scn = elf_nextscn(elf, NULL); scn; scn = elf_nextscn(elf, scn)) {
        GElf_Shdr header;
        assert_non_null(gelf_getshdr(scn, &header));
        Elf_Data *data = elf_getdata(scn, NULL);
        const char *name = elf_strptr(elf, names, header.sh_name);
        if (header.sh_type == SHT_DYNSYM) {
            found.dynsym = data;
            found.dynsym_header = header;
        } else if (header.sh_type == SHT_GNU_versym) {
            found.versym = data;
        } else if (header.sh_type == SHT_GNU_verdef) {
            found.verdef = data;
            found.verdef_header = header;
        } else if (header.sh_type == SHT_GNU_verneed) {
            found.verneed = data;
            found.verneed_header = header;
        } else if (header.sh_type == SHT_DYNAMIC) {
            found.dynamic = data;
            found.dynamic_header = header;
        } else if (strcmp(name, ".bss") == 0) {
            facts->bss = header;
        } else if (strcmp(name, ".tbss") == 0) {
            facts->tbss = header;
        } else if (strcmp(name, ".text") == 0) {
            facts->text = header;
        }
    }
    return found;
}

struct elf_fact_node {
    const char *library;
    const char *name;
};

/* What the version indexes mean, from definitions and needs alike. */
static void elf_fact_read_nodes(struct arena *arena, Elf *elf,
                                const struct elf_fact_sections *sections,
                                struct elf_fact_node *nodes, struct elf_facts *facts)
{
    int offset = 0;
    for (unsigned i = 0; sections->verdef && i < sections->verdef_header.sh_info; i++) {
        GElf_Verdef def;
        GElf_Verdaux aux;
        assert_non_null(gelf_getverdef(sections->verdef, offset, &def));
        assert_non_null(gelf_getverdaux(sections->verdef, offset + (int)def.vd_aux, &aux));
        const char *name = elf_strptr(elf, sections->verdef_header.sh_link, aux.vda_name);
        assert_int_equal(def.vd_hash, elf_hash(name));
        strvec_push(arena, &facts->nodes, arena_strdup(arena, name));
        nodes[def.vd_ndx] = (struct elf_fact_node){facts->nodes.items[0], name};
        offset += (int)def.vd_next;
    }
    offset = 0;
    for (unsigned i = 0; sections->verneed && i < sections->verneed_header.sh_info; i++) {
        GElf_Verneed need;
        assert_non_null(gelf_getverneed(sections->verneed, offset, &need));
        int at = offset + (int)need.vn_aux;
        for (unsigned j = 0; j < need.vn_cnt; j++) {
            GElf_Vernaux aux;
            assert_non_null(gelf_getvernaux(sections->verneed, at, &aux));
            nodes[aux.vna_other] = (struct elf_fact_node){
                elf_strptr(elf, sections->verneed_header.sh_link, need.vn_file),
                elf_strptr(elf, sections->verneed_header.sh_link, aux.vna_name)};
            at += (int)aux.vna_next;
        }
        offset += (int)need.vn_next;
    }
}

static void elf_fact_read_symbols(struct arena *arena, Elf *elf,
                                  const struct elf_fact_sections *sections,
                                  struct elf_fact_node *nodes, struct elf_facts *facts)
{
    size_t entry_size = sections->dynsym_header.sh_entsize;
    facts->symbol_count = entry_size ? sections->dynsym_header.sh_size / entry_size : 0;
    facts->symbols = arena_alloc(arena, facts->symbol_count * sizeof(*facts->symbols));
    for (size_t i = 1; i < facts->symbol_count; i++) {
        struct elf_fact_symbol *symbol = &facts->symbols[i];
        GElf_Versym version = 1;
        assert_non_null(gelf_getsym(sections->dynsym, (int)i, &symbol->sym));
        if (sections->versym)
            assert_non_null(gelf_getversym(sections->versym, (int)i, &version));
        unsigned index = version & 0x7fff;
        symbol->name = arena_strdup(
            arena, elf_strptr(elf, sections->dynsym_header.sh_link, symbol->sym.st_name));
        symbol->library = index > 1 ? arena_strdup(arena, nodes[index].library) : "";
        symbol->node = index > 1 ? arena_strdup(arena, nodes[index].name) : "";
        symbol->is_hidden = version & 0x8000;
        symbol->is_defined = symbol->sym.st_shndx != SHN_UNDEF;
        if (*symbol->node)
            strvec_pushf(arena, &facts->links, "%s:%s@%s", symbol->library, symbol->name,
                         symbol->node);
    }
}

static void elf_fact_read_dynamic(struct arena *arena, Elf *elf,
                                  const struct elf_fact_sections *sections, struct elf_facts *facts)
{
    GElf_Dyn dyn;
    for (int i = 0; gelf_getdyn(sections->dynamic, i, &dyn) && dyn.d_tag != DT_NULL; i++) {
        if (dyn.d_tag != DT_NEEDED && dyn.d_tag != DT_SONAME)
            continue;
        const char *text =
            arena_strdup(arena, elf_strptr(elf, sections->dynamic_header.sh_link, dyn.d_un.d_val));
        if (dyn.d_tag == DT_NEEDED)
            strvec_push(arena, &facts->needed, text);
        else
            facts->soname = text;
    }
}

static struct elf_facts elf_facts_of(struct arena *arena, Elf *elf)
{
    struct elf_facts facts = {.soname = ""};
    assert_int_equal(elf_kind(elf), ELF_K_ELF);
    assert_non_null(gelf_getehdr(elf, &facts.header));
    struct elf_fact_node *nodes = arena_alloc(arena, 0x8000 * sizeof(*nodes));
    struct elf_fact_sections sections = elf_fact_find_sections(elf, &facts);
    elf_fact_read_nodes(arena, elf, &sections, nodes, &facts);
    elf_fact_read_symbols(arena, elf, &sections, nodes, &facts);
    elf_fact_read_dynamic(arena, elf, &sections, &facts);
    elf_end(elf);
    return facts;
}

static inline struct elf_facts elf_facts_of_bytes(struct arena *arena, const char *bytes,
                                                  size_t size)
{
    elf_version(EV_CURRENT);
    char *copy = arena_strndup(arena, bytes, size);
    return elf_facts_of(arena, elf_memory(copy, size));
}

static inline struct elf_facts elf_facts_of_file(struct arena *arena, const char *path)
{
    elf_version(EV_CURRENT);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    assert_true(fd >= 0);
    Elf *elf = elf_begin(fd, ELF_C_READ, NULL);
    assert_non_null(elf);
    struct elf_facts facts = elf_facts_of(arena, elf);
    close(fd);
    return facts;
}

/* The symbol `name`, or that of its version `node` when this is not NULL. */
static inline const struct elf_fact_symbol *elf_facts_find(const struct elf_facts *facts,
                                                           const char *name, const char *node)
{
    for (size_t i = 1; i < facts->symbol_count; i++)
        if (strcmp(facts->symbols[i].name, name) == 0 &&
            (!node || strcmp(facts->symbols[i].node, node) == 0))
            return &facts->symbols[i];
    return NULL;
}

/* "libpthread.so.0 libc.so.6" */
static inline const char *elf_facts_needed(struct arena *arena, const struct elf_facts *facts)
{
    const char *text = "";
    for (size_t i = 0; i < facts->needed.count; i++)
        text = arena_printf(arena, "%s%s%s", text, i ? " " : "", facts->needed.items[i]);
    return text;
}

#endif
