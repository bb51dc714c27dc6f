/* The stub writer: reading a stub returns what was written, for every class and byte order, and
 * linkers accept it. */
#include <stdlib.h>

#include "base/fs.h"
#include "elf_facts.h"
#include "sysroot/write/stub_image.h"

#include "arena_fixture.h"

static const struct arch arches[] = {
    {.name = "x86_64", .machine = EM_X86_64, .is_64 = true},
    {.name = "arm", .machine = EM_ARM, .flags = 0x5000400},
    {.name = "s390x", .machine = EM_S390, .is_64 = true, .is_big_endian = true},
    {.name = "sparc", .machine = EM_SPARC, .is_big_endian = true}, /* 32 bits, big-endian */
};
static const struct arch *const x86_64 = &arches[0];
static const struct arch *const arm = &arches[1];

static const char *const nodes[] = {"DEMO_1", "DEMO_2", "DEMO_EMPTY"};

/* All kinds that a library can hold: old and new versions, a second weak name at one address,
 * objects of odd sizes, and those of each thread. */
static const struct stub_symbol symbols[] = {
    {.name = "call", .node = "DEMO_1"},
    {.name = "call", .node = "DEMO_2", .is_default = true},
    {.name = "env",
     .node = "DEMO_1",
     .is_default = true,
     .is_data = true,
     .is_weak = true,
     .size = 8,
     .alias_set = 1},
    {.name = "gone", .node = "DEMO_1"},
    {.name = "real_env",
     .node = "DEMO_2",
     .is_default = true,
     .is_data = true,
     .size = 8,
     .alias_set = 1},
    {.name = "own", .node = "DEMO_1", .is_default = true, .is_tls = true, .size = 8},
    {.name = "own_too", .node = "DEMO_2", .is_default = true, .is_tls = true, .size = 4},
    {.name = "small", .node = "DEMO_1", .is_default = true, .is_data = true, .size = 1},
    {.name = "table", .node = "DEMO_1", .is_default = true, .is_data = true, .size = 1000},
};

static struct stub demo(void)
{
    struct stub stub = {.soname = "libdemo.so.1",
                        .symbols = symbols,
                        .symbol_count = COUNT(symbols),
                        .nodes = nodes,
                        .node_count = COUNT(nodes)};
    strvec_push(&arena, &stub.needed, "libother.so.2");
    strvec_push(&arena, &stub.references, "_looked_for");
    return stub;
}

static struct elf_facts build(const struct arch *arch, const struct stub *stub)
{
    struct stub_image image;
    if (stub_build(&arena, arch, stub, &image, &err) < 0)
        fail_msg("%s", err.text);
    return elf_facts_of_bytes(&arena, image.bytes, image.size);
}

static unsigned type_of(const struct stub_symbol *symbol)
{
    return symbol->is_tls ? STT_TLS : symbol->is_data ? STT_OBJECT : STT_FUNC;
}

/* An object of each thread lies at an offset in its section, all else at an address. */
static void check_place(const struct elf_facts *facts, const struct stub_symbol *want, GElf_Sym got)
{
    const GElf_Shdr *section = want->is_tls    ? &facts->tbss
                               : want->is_data ? &facts->bss
                                               : &facts->text;
    uint64_t start = want->is_tls ? 0 : section->sh_addr;
    assert_true(got.st_value >= start);
    assert_true(got.st_value + want->size <= start + section->sh_size);
    assert_true(type_of(want) == STT_FUNC || got.st_value % 32 == 0);
}

static void check_symbols(const struct elf_facts *facts)
{
    assert_int_equal(facts->symbol_count, 1 + 1 + COUNT(symbols));
    for (size_t i = 0; i < COUNT(symbols); i++) {
        const struct stub_symbol *want = &symbols[i];
        const struct elf_fact_symbol *got = elf_facts_find(facts, want->name, want->node);
        assert_non_null(got);
        assert_true(got->is_defined);
        assert_int_equal(got->is_hidden, !want->is_default);
        assert_int_equal(GELF_ST_TYPE(got->sym.st_info), type_of(want));
        assert_int_equal(GELF_ST_BIND(got->sym.st_info), want->is_weak ? STB_WEAK : STB_GLOBAL);
        assert_int_equal(got->sym.st_size, want->size);
        check_place(facts, want, got->sym);
    }
    const struct elf_fact_symbol *reference = elf_facts_find(facts, "_looked_for", NULL);
    assert_false(reference->is_defined);
    assert_int_equal(GELF_ST_BIND(reference->sym.st_info), STB_WEAK);
}

static void what_goes_in_comes_out_in_every_format(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(arches); i++) {
        struct stub stub = demo();
        struct elf_facts facts = build(&arches[i], &stub);
        assert_int_equal(facts.header.e_type, ET_DYN);
        assert_int_equal(facts.header.e_machine, arches[i].machine);
        assert_int_equal(facts.header.e_flags, arches[i].flags);
        assert_int_equal(facts.header.e_ident[EI_CLASS], arches[i].is_64 ? ELFCLASS64 : ELFCLASS32);
        assert_int_equal(facts.header.e_ident[EI_DATA],
                         arches[i].is_big_endian ? ELFDATA2MSB : ELFDATA2LSB);
        assert_string_equal(facts.soname, "libdemo.so.1");
        assert_string_equal(elf_facts_needed(&arena, &facts), "libother.so.2");
        assert_int_equal(facts.nodes.count, 1 + COUNT(nodes));
        assert_string_equal(facts.nodes.items[0], "libdemo.so.1"); /* the base definition */
        for (size_t j = 0; j < COUNT(nodes); j++)
            assert_string_equal(facts.nodes.items[j + 1], nodes[j]);
        check_symbols(&facts);
    }
}

static uint64_t address(const struct elf_facts *facts, const char *name, const char *node)
{
    return elf_facts_find(facts, name, node)->sym.st_value;
}

static void only_aliases_share_an_address(void **state)
{
    (void)state;
    struct stub stub = demo();
    struct elf_facts facts = build(x86_64, &stub);
    assert_int_equal(address(&facts, "env", NULL), address(&facts, "real_env", NULL));
    assert_int_not_equal(address(&facts, "small", NULL), address(&facts, "table", NULL));
    assert_int_not_equal(address(&facts, "call", "DEMO_1"), address(&facts, "call", "DEMO_2"));
    assert_int_not_equal(address(&facts, "call", "DEMO_1"), address(&facts, "gone", NULL));
    assert_int_not_equal(address(&facts, "own", NULL), address(&facts, "own_too", NULL));
}

static void an_alias_set_has_room_for_its_largest_object(void **state)
{
    (void)state;
    static const struct stub_symbol grown[] = {
        {.name = "a", .is_data = true, .size = 8, .alias_set = 1},
        {.name = "b", .is_data = true, .size = 100, .alias_set = 1},
        {.name = "c", .is_data = true, .size = 8},
    };
    struct stub stub = {.soname = "lib.so", .symbols = grown, .symbol_count = COUNT(grown)};
    struct elf_facts facts = build(x86_64, &stub);
    assert_true(address(&facts, "c", NULL) >= address(&facts, "a", NULL) + 100);
}

static void a_stub_without_nodes_has_no_versions(void **state)
{
    (void)state;
    static const struct stub_symbol plain[] = {
        {.name = "call", .is_default = true},
        {.name = "env", .is_default = true, .is_data = true, .size = 8},
    };
    struct stub stub = {.soname = "libc.musl-x86_64.so.1", .symbols = plain, .symbol_count = 2};
    struct elf_facts facts = build(x86_64, &stub);
    assert_string_equal(facts.soname, "libc.musl-x86_64.so.1");
    assert_int_equal(facts.nodes.count, 0);
    assert_int_equal(facts.links.count, 0);
    assert_int_equal(facts.header.e_shnum, 8); /* neither .gnu.version nor .gnu.version_d */
    assert_non_null(elf_facts_find(&facts, "call", ""));
}

static void what_cannot_be_written_is_an_error(void **state)
{
    (void)state;
    static const struct stub_symbol strayed = {.name = "call", .node = "DEMO_9"};
    static const struct stub_symbol huge[] = {
        {.name = "a", .is_data = true, .size = 0xffffffff},
        {.name = "b", .is_data = true, .size = 1},
    };
    struct stub_image image;
    struct stub stub = demo();
    stub.symbols = &strayed;
    stub.symbol_count = 1;
    assert_int_equal(stub_build(&arena, x86_64, &stub, &image, &err), -1);
    assert_non_null(
        strstr(err.text, "libdemo.so.1: call has the version DEMO_9, which is not one"));

    stub = (struct stub){.soname = "libdemo.so.1", .symbols = huge, .symbol_count = COUNT(huge)};
    assert_int_equal(stub_build(&arena, x86_64, &stub, &image, &err), 0);
    assert_int_equal(stub_build(&arena, arm, &stub, &image, &err), -1);
    assert_non_null(strstr(err.text, "does not fit in 32 bits"));
}

#ifdef __x86_64__
static const char *write_file(const char *directory, const char *name, const void *bytes,
                              size_t size)
{
    const char *path = arena_printf(&arena, "%s/%s", directory, name);
    assert_int_equal(fs_write(path, bytes, size, &err), 0);
    return path;
}

static int run(const char *command)
{
    return system(command) == 0 ? 0 : -1;
}

/* A program that calls the default version, copies an alias, and offers what the stub looks for. */
static void every_linker_binds_to_the_defaults(void **state)
{
    (void)state;
    static const char source[] =
        "int call(void); extern long env, table[];\n"
        "extern __thread long own;\n"
        "int _looked_for;\n"
        "int _start(void) { return call() + (int)env + (int)table[1] + (int)own; }\n";
    static const char old[] = "int gone(void); int _start(void) { return gone(); }\n";
    static const char *const linkers[] = {"ld.bfd", "ld.gold", "ld.lld", "ld.mold"};
    char directory[] = "/tmp/test_stub.XXXXXX";
    assert_non_null(mkdtemp(directory));
    struct stub stub = demo();
    stub.needed = (struct strvec){0};
    struct stub_image image;
    assert_int_equal(stub_build(&arena, x86_64, &stub, &image, &err), 0);
    write_file(directory, "libdemo.so", image.bytes, image.size);
    write_file(directory, "new.c", source, strlen(source));
    write_file(directory, "old.c", old, strlen(old));
    assert_int_equal(
        run(arena_printf(&arena, "cd %s && cc -O1 -fno-pie -c new.c old.c", directory)), 0);
    unsigned linker_count = 0;
    for (size_t i = 0; i < COUNT(linkers); i++) {
        if (run(arena_printf(&arena, "command -v %s >/dev/null", linkers[i])) < 0)
            continue;
        linker_count++;
        const char *link =
            arena_printf(&arena, "cd %s && %s -dynamic-linker /none -o", directory, linkers[i]);
        if (run(arena_printf(&arena, "%s out new.o libdemo.so 2>&1", link)) < 0)
            fail_msg("%s does not take the stub", linkers[i]);
        struct elf_facts facts =
            elf_facts_of_file(&arena, arena_printf(&arena, "%s/out", directory));
        assert_string_equal(elf_facts_needed(&arena, &facts), "libdemo.so.1");
        assert_true(strvec_contains(&facts.links, "libdemo.so.1:call@DEMO_2"));
        assert_true(strvec_contains(&facts.links, "libdemo.so.1:table@DEMO_1"));
        assert_true(strvec_contains(&facts.links, "libdemo.so.1:own@DEMO_1"));
        /* The copied object is exported under both names, at one address. */
        assert_int_equal(address(&facts, "env", NULL), address(&facts, "real_env", NULL));
        assert_true(elf_facts_find(&facts, "_looked_for", NULL)->is_defined);
        /* A name without a default version is not found. */
        assert_int_equal(run(arena_printf(&arena, "%s out old.o libdemo.so 2>/dev/null", link)),
                         -1);
    }
    fs_remove_tree(directory, &err);
    if (!linker_count)
        skip();
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_goes_in_comes_out_in_every_format),
        TEST(only_aliases_share_an_address),
        TEST(an_alias_set_has_room_for_its_largest_object),
        TEST(a_stub_without_nodes_has_no_versions),
        TEST(what_cannot_be_written_is_an_error),
#ifdef __x86_64__
        TEST(every_linker_binds_to_the_defaults),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
