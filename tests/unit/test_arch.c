/* What is known of each architecture, and that it stands nowhere else in driver/. */
#include <dirent.h>
#include <elf.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/fs.h"
#include "base/strvec.h"
#include "base/table.h"
#include "base/text.h"
#include "elf/machine.h"
#include "profile/keys.h"
#include "tables/arch.h"

#include "arena_fixture.h"

#ifndef EM_LOONGARCH /* elf.h before glibc 2.37 */
#define EM_LOONGARCH 258
#endif

static const struct arch rows[] = {
    {.name = "x86_64",
     .has_musl_cxx = true,
     .machine = EM_X86_64,
     .is_64 = true,
     .glibc_loader = "/lib64/ld-linux-x86-64.so.2",
     .musl_loader = "/lib/ld-musl-x86_64.so.1",
     .base_node = "GLIBC_2.2.5",
     .first_glibc = {{2, 2, 5}},
     .musl_soname = "libc.musl-x86_64.so.1",
     .debian_triplet = "x86_64-linux-gnu",
     .redhat_triplet = "x86_64-redhat-linux",
     .alpine_triplet = "x86_64-alpine-linux-musl",
     .musl_triplet = "x86_64-linux-musl",
     .go = "amd64",
     .rust = "x86_64",
     .debian = "amd64",
     .ubuntu = "ubuntu",
     .rpm = "x86_64",
     .apk = "x86_64",
     .page_size = 4096,
     .has_start_code = true,
     .has_isa_levels = true,
     .has_executable_stack = true,
     .has_libatomic_ifunc = true},
    {.name = "i386",
     .has_musl_cxx = true,
     .machine = EM_386,
     .glibc_loader = "/lib/ld-linux.so.2",
     .musl_loader = "/lib/ld-musl-i386.so.1",
     .base_node = "GLIBC_2.0",
     .first_glibc = {{2, 0, 0}},
     .musl_soname = "libc.musl-x86.so.1",
     .debian_triplet = "i386-linux-gnu",
     .redhat_triplet = "i686-redhat-linux",
     .alpine_triplet = "i586-alpine-linux-musl",
     .musl_triplet = "i386-linux-musl",
     .go = "386",
     .rust = "i686",
     .debian = "i386",
     .ubuntu = "ubuntu",
     .rpm = "i686",
     .apk = "x86",
     .page_size = 4096,
     .has_start_code = true,
     .has_executable_stack = true},
    {.name = "aarch64",
     .has_musl_cxx = true,
     .machine = EM_AARCH64,
     .is_64 = true,
     .glibc_loader = "/lib/ld-linux-aarch64.so.1",
     .musl_loader = "/lib/ld-musl-aarch64.so.1",
     .base_node = "GLIBC_2.17",
     .first_glibc = {{2, 17, 0}},
     .first_gcc = {{4, 8, 0}},
     .musl_soname = "libc.musl-aarch64.so.1",
     .debian_triplet = "aarch64-linux-gnu",
     .redhat_triplet = "aarch64-redhat-linux",
     .alpine_triplet = "aarch64-alpine-linux-musl",
     .musl_triplet = "aarch64-linux-musl",
     .go = "arm64",
     .rust = "aarch64",
     .debian = "arm64",
     .rpm = "aarch64",
     .apk = "aarch64",
     .page_size = 65536,
     .ifunc_glibc = {{2, 19, 0}},
     .has_libatomic_ifunc = true,
     .has_start_code = true},
    {.name = "arm",
     .has_musl_cxx = true,
     .machine = EM_ARM,
     .flags = 0x5000400,
     .flags_mask = EF_ARM_EABIMASK,
     .abi = "hard float",
     .glibc_loader = "/lib/ld-linux-armhf.so.3",
     .musl_loader = "/lib/ld-musl-armhf.so.1",
     .base_node = "GLIBC_2.4",
     .first_glibc = {{2, 4, 0}},
     .musl_soname = "libc.musl-armv7.so.1",
     .debian_triplet = "arm-linux-gnueabihf",
     .redhat_triplet = "armv7hl-redhat-linux-gnueabi",
     .alpine_triplet = "armv7-alpine-linux-musleabihf",
     .musl_triplet = "arm-linux-musleabihf",
     .go = "arm",
     .rust = "armv7",
     .debian = "armhf",
     .rpm = "armv7hl",
     .apk = "armv7",
     .page_size = 4096,
     .has_executable_stack = true,
     .arm_cpu = 10,
     .has_start_code = true,
     .has_libatomic_ifunc = true,
     .lacks_static_pie = true},
    {.name = "riscv64",
     .has_musl_cxx = true,
     .machine = EM_RISCV,
     .is_64 = true,
     .flags = 5,
     .flags_mask = 0xe,
     .abi = "lp64d",
     .glibc_loader = "/lib/ld-linux-riscv64-lp64d.so.1",
     .musl_loader = "/lib/ld-musl-riscv64.so.1",
     .base_node = "GLIBC_2.27",
     .first_glibc = {{2, 27, 0}},
     .first_gcc = {{7, 1, 0}},
     .first_musl = {{1, 1, 23}},
     .musl_soname = "libc.musl-riscv64.so.1",
     .debian_triplet = "riscv64-linux-gnu",
     .redhat_triplet = "riscv64-redhat-linux",
     .alpine_triplet = "riscv64-alpine-linux-musl",
     .musl_triplet = "riscv64-linux-musl",
     .go = "riscv64",
     .rust = "riscv64gc",
     .debian = "riscv64",
     .rpm = "riscv64",
     .apk = "riscv64",
     .page_size = 4096,
     .ifunc_glibc = {{2, 33, 0}},
     .tls_descriptor_glibc = {{(unsigned)VERSION_NEVER}},
     .has_start_code = true,
     .lacks_static_pie = true},
    {.name = "powerpc64le",
     .machine = EM_PPC64,
     .is_64 = true,
     .flags = 2,
     .flags_mask = 1,
     .abi = "ELFv2",
     .glibc_loader = "/lib64/ld64.so.2",
     .musl_loader = "/lib/ld-musl-powerpc64le.so.1",
     .base_node = "GLIBC_2.17",
     .first_glibc = {{2, 17, 0}},
     .first_gcc = {{4, 8, 0}},
     .musl_soname = "libc.musl-ppc64le.so.1",
     .debian_triplet = "powerpc64le-linux-gnu",
     .redhat_triplet = "ppc64le-redhat-linux",
     .alpine_triplet = "powerpc64le-alpine-linux-musl",
     .musl_triplet = "powerpc64le-linux-musl",
     .go = "ppc64le",
     .rust = "powerpc64le",
     .debian = "ppc64el",
     .rpm = "ppc64le",
     .apk = "ppc64le",
     .page_size = 65536,
     .ieee_long_double_glibc = {{2, 32, 0}},
     .has_start_code = true,
     .musl_flags = "-mlong-double-64"},
    {.name = "s390x",
     .has_musl_cxx = true,
     .machine = EM_S390,
     .is_64 = true,
     .is_big_endian = true,
     .glibc_loader = "/lib/ld64.so.1",
     .musl_loader = "/lib/ld-musl-s390x.so.1",
     .base_node = "GLIBC_2.2",
     .first_glibc = {{2, 2, 0}},
     .musl_soname = "libc.musl-s390x.so.1",
     .debian_triplet = "s390x-linux-gnu",
     .redhat_triplet = "s390x-redhat-linux",
     .alpine_triplet = "s390x-alpine-linux-musl",
     .musl_triplet = "s390x-linux-musl",
     .go = "s390x",
     .rust = "s390x",
     .debian = "s390x",
     .rpm = "s390x",
     .apk = "s390x",
     .page_size = 4096,
     .has_executable_stack = true,
     .ifunc_glibc = {{2, 17, 0}},
     .has_start_code = true},
    {.name = "loongarch64",
     .machine = EM_LOONGARCH,
     .is_64 = true,
     .flags = 0x43,
     .flags_mask = 7,
     .abi = "lp64d",
     .glibc_loader = "/lib64/ld-linux-loongarch-lp64d.so.1",
     .musl_loader = "/lib/ld-musl-loongarch64.so.1",
     .base_node = "GLIBC_2.36",
     .first_glibc = {{2, 36, 0}},
     .first_gcc = {{12, 1, 0}},
     .first_musl = {{1, 2, 5}},
     .musl_soname = "libc.musl-loongarch64.so.1",
     .debian_triplet = "loongarch64-linux-gnu",
     .redhat_triplet = "loongarch64-redhat-linux",
     .alpine_triplet = "loongarch64-alpine-linux-musl",
     .musl_triplet = "loongarch64-linux-musl",
     .go = "loong64",
     .rust = "loongarch64",
     .debian = "loong64",
     .rpm = "loongarch64",
     .apk = "loongarch64",
     .page_size = 65536,
     .tls_descriptor_glibc = {{2, 40, 0}},
     .has_start_code = true},
    {.name = "mips64el",
     .machine = EM_MIPS,
     .is_64 = true,
     .flags = 0x80000007,
     .flags_mask = EF_MIPS_NAN2008,
     .abi = "n64 with the legacy NaN encoding",
     .glibc_loader = "/lib64/ld.so.1",
     .musl_loader = "/lib/ld-musl-mips64el.so.1",
     .musl_soname = "libc.musl-mips64el.so.1",
     .base_node = "GLIBC_2.0",
     .first_glibc = {{2, 3, 0}},
     .debian_triplet = "mips64el-linux-gnuabi64",
     .redhat_triplet = "mips64el-redhat-linux",
     .musl_triplet = "mips64el-linux-musl",
     .go = "mips64le",
     .rust = "mips64el",
     .debian = "mips64el",
     .rpm = "mips64el",
     .page_size = 65536,
     .has_executable_stack = true,
     .xhash_glibc = {{2, 31, 0}},
     .lacks_static_pie = true,
     .has_start_code = true},
};

static void assert_same_text(const char *one, const char *other)
{
    assert_string_equal(one ? one : "(none)", other ? other : "(none)");
}

static void assert_same(const struct arch *known, const struct arch *row)
{
    assert_string_equal(known->name, row->name);
    assert_int_equal(known->machine, row->machine);
    assert_int_equal(known->is_64, row->is_64);
    assert_int_equal(known->is_big_endian, row->is_big_endian);
    assert_int_equal(known->flags, row->flags);
    assert_int_equal(known->flags_mask, row->flags_mask);
    assert_same_text(known->glibc_loader, row->glibc_loader);
    assert_same_text(known->musl_loader, row->musl_loader);
    assert_same_text(known->base_node, row->base_node);
    assert_int_equal(version_compare(known->first_glibc, row->first_glibc), 0);
    assert_int_equal(version_compare(known->first_gcc, row->first_gcc), 0);
    assert_int_equal(version_compare(known->first_musl, row->first_musl), 0);
    assert_same_text(known->musl_soname, row->musl_soname);
    assert_same_text(known->debian_triplet, row->debian_triplet);
    assert_same_text(known->redhat_triplet, row->redhat_triplet);
    assert_same_text(known->alpine_triplet, row->alpine_triplet);
    assert_same_text(known->musl_triplet, row->musl_triplet);
    assert_same_text(known->go, row->go);
    assert_same_text(known->rust, row->rust);
    assert_same_text(known->debian, row->debian);
    assert_same_text(known->ubuntu, row->ubuntu);
    assert_same_text(known->rpm, row->rpm);
    assert_same_text(known->apk, row->apk);
    assert_int_equal(known->page_size, row->page_size);
    assert_int_equal(known->has_start_code, row->has_start_code);
    assert_int_equal(known->has_isa_levels, row->has_isa_levels);
    assert_int_equal(known->has_executable_stack, row->has_executable_stack);
    assert_same_text(known->musl_flags, row->musl_flags);
    assert_int_equal(known->has_libatomic_ifunc, row->has_libatomic_ifunc);
    assert_int_equal(known->has_musl_cxx, row->has_musl_cxx);
    assert_int_equal(known->lacks_static_pie, row->lacks_static_pie);
    assert_same_text(known->abi, row->abi);
    assert_int_equal(version_compare(known->ifunc_glibc, row->ifunc_glibc), 0);
    assert_int_equal(version_compare(known->tls_descriptor_glibc, row->tls_descriptor_glibc), 0);
    assert_int_equal(version_compare(known->xhash_glibc, row->xhash_glibc), 0);
    assert_int_equal(version_compare(known->ieee_long_double_glibc, row->ieee_long_double_glibc),
                     0);
    assert_int_equal(known->arm_cpu, row->arm_cpu);
}

static void every_architecture_is_as_the_table_has_it(void **state)
{
    (void)state;
    size_t count;
    const struct arch *arches = arch_list(&count);
    assert_int_equal(count, COUNT(rows));
    for (size_t i = 0; i < count; i++) {
        assert_same(&arches[i], &rows[i]);
        assert_ptr_equal(arch_find(rows[i].name), &arches[i]);
        assert_ptr_equal(arch_of_elf(rows[i].machine, rows[i].is_64, rows[i].is_big_endian),
                         &arches[i]);
        assert_null(arch_other_abi(&arena, &arches[i], arches[i].flags));
    }
    assert_null(arch_find("sparc64"));
    assert_null(arch_find("x32"));
}

/* What uses the table after it is built is the table itself. */
static void the_table_and_the_program_have_the_same_architectures(void **state)
{
    (void)state;
    struct table table;
    struct strvec roots = {0};
    struct strvec names = {0};
    int status;
    assert_int_equal(table_open(&arena, &roots, "sysroots/abi/arches.tsv", '\t', &table, &err), 0);
    while ((status = table_next(&table, &err)) > 0) {
        const char *name = table_copy(&arena, &table, 0);
        assert_int_equal(table.field_count, 3);
        if (!strvec_contains(&names, name))
            strvec_push(&arena, &names, name);
    }
    assert_int_equal(status, 0);
    assert_true(names.count > COUNT(rows));
    for (size_t i = 0; i < names.count; i++)
        assert_int_equal(arch_find(names.items[i]) != NULL, i < COUNT(rows));
}

static void flags_tell_another_abi(void **state)
{
    (void)state;
    static const struct {
        const char *arch;
        uint32_t flags;
        const char *other; /* NULL: of its ABI */
    } cases[] = {
        {"x86_64", 0x1234, NULL},
        {"arm", 0x5000000, NULL}, /* of objects and libraries: their attributes tell */
        {"arm", 0x5000200, "soft float"},
        {"arm", 0x4000000, "e_flags 0x4000000"},
        {"riscv64", 4, NULL},
        {"riscv64", 1, "soft float (lp64)"},
        {"riscv64", 3, "single-precision float (lp64f)"},
        {"riscv64", 6, "quad-precision float (lp64q)"},
        {"riscv64", 0xd, "16 registers (RV64E)"},
        {"powerpc64le", 2, NULL},
        {"powerpc64le", 0, NULL}, /* assembler code that does not state it */
        {"powerpc64le", 1, "ELFv1"},
        {"loongarch64", 3, NULL},
        {"loongarch64", 0x41, "soft float (lp64s)"},
        {"loongarch64", 0x42, "single-precision float (lp64f)"},
        {"mips64el", 0x6000, NULL},
        {"mips64el", 0x80000407, "NaN encoding of IEEE 754-2008 (nan2008)"},
        {"mips64el", 0xa0000007, "MIPS64 release 6"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *other = arch_other_abi(&arena, arch_find(cases[i].arch), cases[i].flags);
        assert_same_text(other, cases[i].other);
    }
}

static void others_have_names_of_their_own(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"amd64", "x86_64"},      {"x86_64", "x86_64"},       {"386", "i386"},
        {"i486", "i386"},         {"i686", "i386"},           {"x86", "i386"},
        {"arm64", "aarch64"},     {"armhf", "arm"},           {"armv7l", "arm"},
        {"armv8l", "arm"},        {"ppc64le", "powerpc64le"}, {"ppc64el", "powerpc64le"},
        {"riscv64gc", "riscv64"}, {"loong64", "loongarch64"}, {"mips64le", "mips64el"},
        {"mips64", "mips64el"},   {"s390x", "s390x"},
    };
    static const char *const unknown[] = {"", "x32", "x86-64", "i386 i486", "sparc64", "ppc64"};
    for (size_t i = 0; i < COUNT(names); i++)
        assert_string_equal(arch_by_any_name(names[i][0])->name, names[i][1]);
    for (size_t i = 0; i < COUNT(unknown); i++)
        assert_null(arch_by_any_name(unknown[i]));
}

static void files_without_tables_are_named(void **state)
{
    (void)state;
    static const struct {
        unsigned machine;
        bool is_64;
        bool is_big_endian;
        const char *name; /* NULL: none */
    } cases[] = {
        {EM_X86_64, false, false, "x32"},    {EM_RISCV, false, false, "riscv32"},
        {EM_PPC64, true, true, "powerpc64"}, {EM_PPC, false, true, "powerpc"},
        {EM_MIPS, false, false, "mipsel"},   {EM_MIPS, false, true, "mips"},
        {EM_SPARC, false, true, NULL},       {EM_MIPS, true, true, "mips64"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_same_text(arch_elf_name(cases[i].machine, cases[i].is_64, cases[i].is_big_endian),
                         cases[i].name);
        assert_null(arch_of_elf(cases[i].machine, cases[i].is_64, cases[i].is_big_endian));
    }
    assert_string_equal(arch_of_machine(EM_X86_64)->name, "x86_64");
    assert_null(arch_of_machine(EM_SPARC));
}

/* The numbers are those of the psABIs, as far as this elf.h has them. */
static void relocations_are_those_of_the_machine(void **state)
{
    (void)state;
    static const struct elf_machine machines[] = {
        {.machine = EM_X86_64,
         .copy = R_X86_64_COPY,
         .irelative = R_X86_64_IRELATIVE,
         .relative = R_X86_64_RELATIVE,
         .address = R_X86_64_64,
         .glob_dat = R_X86_64_GLOB_DAT,
         .jump_slot = R_X86_64_JUMP_SLOT,
         .tls_descriptor = R_X86_64_TLSDESC,
         .has_x86_properties = true,
         .has_marked_plt = true},
        {.machine = EM_386,
         .copy = R_386_COPY,
         .irelative = 42,
         .relative = R_386_RELATIVE,
         .tls_descriptor = R_386_TLS_DESC,
         .has_x86_properties = true},
        {.machine = EM_AARCH64,
         .copy = R_AARCH64_COPY,
         .irelative = 1032,
         .relative = R_AARCH64_RELATIVE,
         .tls_descriptor = R_AARCH64_TLSDESC,
         .has_aarch64_properties = true},
        {.machine = EM_ARM,
         .copy = R_ARM_COPY,
         .irelative = R_ARM_IRELATIVE,
         .relative = R_ARM_RELATIVE,
         .tls_descriptor = R_ARM_TLS_DESC},
        {.machine = EM_RISCV,
         .copy = R_RISCV_COPY,
         .irelative = 58,
         .relative = R_RISCV_RELATIVE,
         .tls_descriptor = 12},
        {.machine = EM_PPC64,
         .copy = R_PPC64_COPY,
         .irelative = R_PPC64_IRELATIVE,
         .relative = R_PPC64_RELATIVE,
         .has_power_attributes = true},
        {.machine = EM_S390,
         .copy = R_390_COPY,
         .irelative = R_390_IRELATIVE,
         .relative = R_390_RELATIVE,
         .has_wide_hash = true},
        {.machine = EM_LOONGARCH, .copy = 4, .irelative = 12, .relative = 3, .tls_descriptor = 14},
        {.machine = EM_MIPS,
         .copy = R_MIPS_COPY,
         .has_mips_tags = true,
         .has_split_relocation_info = true},
        {.machine = EM_SPARC},
    };
    for (size_t i = 0; i < COUNT(machines); i++) {
        const struct elf_machine *known = elf_machine(machines[i].machine);
        assert_int_equal(known->copy, machines[i].copy);
        assert_int_equal(known->irelative, machines[i].irelative);
        assert_int_equal(known->relative, machines[i].relative);
        assert_int_equal(known->address, machines[i].address);
        assert_int_equal(known->glob_dat, machines[i].glob_dat);
        assert_int_equal(known->jump_slot, machines[i].jump_slot);
        assert_int_equal(known->tls_descriptor, machines[i].tls_descriptor);
        assert_int_equal(known->has_x86_properties, machines[i].has_x86_properties);
        assert_int_equal(known->has_aarch64_properties, machines[i].has_aarch64_properties);
        assert_int_equal(known->has_power_attributes, machines[i].has_power_attributes);
        assert_int_equal(known->has_mips_tags, machines[i].has_mips_tags);
        assert_int_equal(known->has_marked_plt, machines[i].has_marked_plt);
        assert_int_equal(known->has_wide_hash, machines[i].has_wide_hash);
        assert_int_equal(known->has_split_relocation_info, machines[i].has_split_relocation_info);
    }
}

static void profiles_call_the_levels_by_their_names(void **state)
{
    (void)state;
    const struct key_word *words = profile_keys.keys[key_find(&profile_keys, "target.isa")].words;
    for (int i = 0; i < ISA_LEVELS; i++) {
        assert_int_equal(words[i].value, i);
        assert_string_equal(words[i].text, isa_level_name((enum isa_level)i));
    }
    assert_null(words[ISA_LEVELS].text);
}

/* --- nowhere else -----------------------------------------------------------------------------*/

/* Where code may name an architecture all the same. */
static const struct {
    const char *file;
    const char *word; /* the only one that may stand there */
    const char *reason;
} exceptions[] = {
    {"elf/calls.c", "EM_X86_64", "reads this machine's instructions"},
    {"elf/calls.c", "EM_386", "reads this machine's instructions"},
    {"elf/calls.c", "EM_AARCH64", "reads this machine's instructions"},
    {"elf/calls.c", "EM_ARM", "reads this machine's instructions"},
    {"elf/calls.c", "EM_RISCV", "reads this machine's instructions"},
    {"elf/calls.c", "EM_PPC64", "reads this machine's instructions"},
    {"elf/calls.c", "EM_S390", "reads this machine's instructions"},
    {"lower/code.c", "EM_X86_64", "has instructions of this machine"},
    {"elf/system_calls.c", "EM_X86_64", "reads this machine's instructions"},
    {"elf/system_calls.c", "EM_386", "reads this machine's instructions"},
    {"elf/system_calls.c", "EM_AARCH64", "reads this machine's instructions"},
    {"elf/system_calls.c", "EM_ARM", "reads this machine's instructions"},
    {"elf/system_calls.c", "EM_RISCV", "reads this machine's instructions"},
    {"elf/system_calls.c", "EM_PPC64", "reads this machine's instructions"},
    {"elf/system_calls.c", "EM_S390", "reads this machine's instructions"},
    {"elf/system_calls.c", "EM_MIPS", "reads this machine's instructions"},
    {"elf/system_calls.c", "EM_LOONGARCH", "reads this machine's instructions"},
    {"elf/call_search.h", "aarch64", "names a reader of instructions"},
    {"elf/calls_risc.c", "aarch64", "names a reader of instructions"},
    {"cmdline/option_table.c", "x32", "an option's letters"},
    {"toolchain/host.c", "x32", "of /libx32, beside /lib64 and /lib32"},
    {"ctl/explain.c", "x86_64", "its help names the first architecture"},
    {"cmdline/own_options.c", "aarch64", "an example in its help"},
    {"cmdline/own_options.c", "arm64", "an example in its help"},
    {"cmdline/own_options.c", "armhf", "an example in its help"},
    {"profile/variables.c", "aarch64", "an example in its help"},
};

static bool is_excepted(const char *file, const char *word)
{
    for (size_t i = 0; i < COUNT(exceptions); i++)
        if (strcmp(exceptions[i].file, file) == 0 && strcmp(exceptions[i].word, word) == 0)
            return true;
    return false;
}

/* Constants of elf.h: EM_X86_64, R_386_COPY. Every machine but none is one, and of the words that
 * begin with R_ those that a relocation can. */
static bool is_constant(const char *word)
{
    static const char *const machines[] = {"X86_64_", "386_",   "AARCH64_", "ARM_",  "RISCV_",
                                           "PPC_",    "PPC64_", "390_",     "MIPS_", "LARCH_"};
    if (text_begins_with(word, "EM_"))
        return strcmp(word, "EM_NONE") != 0;
    for (size_t i = 0; text_begins_with(word, "R_") && i < COUNT(machines); i++)
        if (text_begins_with(word + 2, machines[i]))
            return true;
    return false;
}

static bool names_architecture(const char *word)
{
    static const char *const others[] = {"x32",     "riscv32", "powerpc64",
                                         "powerpc", "mipsel",  "mips"};
    for (size_t i = 0; i < COUNT(others); i++)
        if (strcmp(word, others[i]) == 0)
            return true;
    if (strcmp(word, "x86") == 0) /* the family, of x86-64-v2 */
        return false;
    return is_constant(word) || arch_by_any_name(word);
}

/* Blanks out comments, so that only code and its texts are left. */
static char *without_comments(const char *bytes)
{
    char *code = arena_strdup(&arena, bytes);
    char quote = 0;
    for (char *p = code; *p; p++) {
        if (quote) {
            if (*p == '\\' && p[1])
                p++;
            else if (*p == quote)
                quote = 0;
        } else if (*p == '"' || *p == '\'') {
            quote = *p;
        } else if (*p == '/' && (p[1] == '*' || p[1] == '/')) {
            const char *end = p[1] == '*' ? strstr(p + 2, "*/") : strchr(p, '\n');
            assert_non_null(end);
            while (p < end)
                *p++ = ' ';
        }
    }
    return code;
}

static unsigned count_names(const char *file, const char *bytes)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
    unsigned wrong = 0;
    for (const char *p = without_comments(bytes); *p;) {
        size_t length = strspn(p, letters);
        const char *word = arena_strndup(&arena, p, length);
        if (length && names_architecture(word) && !is_excepted(file, word)) {
            print_error("driver/%s names %s: that is for sysroots/abi/arches.tsv\n", file, word);
            wrong++;
        }
        p += length ? length : 1;
    }
    return wrong;
}

static unsigned look_into(const char *directory)
{
    struct dirent **entries;
    unsigned wrong = 0;
    int count = scandir(arena_printf(&arena, SOURCE_DIR "/driver/%s", directory), &entries, NULL,
                        alphasort);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        const char *file = arena_printf(&arena, "%s%s", directory, entries[i]->d_name);
        const char *path = arena_printf(&arena, SOURCE_DIR "/driver/%s", file);
        const char *bytes;
        size_t size;
        if (entries[i]->d_name[0] != '.' && fs_is_dir(path)) {
            wrong += look_into(arena_printf(&arena, "%s/", file));
        } else if (text_ends_with(file, ".c") || text_ends_with(file, ".h")) {
            assert_int_equal(fs_read(&arena, path, &bytes, &size, &err), 0);
            wrong += count_names(file, bytes);
        }
        free(entries[i]);
    }
    free(entries);
    return wrong;
}

static void no_other_file_names_one(void **state)
{
    (void)state;
    assert_int_equal(look_into(""), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_architecture_is_as_the_table_has_it),
        TEST(the_table_and_the_program_have_the_same_architectures),
        TEST(flags_tell_another_abi),
        TEST(others_have_names_of_their_own),
        TEST(files_without_tables_are_named),
        TEST(relocations_are_those_of_the_machine),
        TEST(profiles_call_the_levels_by_their_names),
        TEST(no_other_file_names_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
