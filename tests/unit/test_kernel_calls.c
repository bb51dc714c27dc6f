/* The system calls that linked files make themselves, in the output of real compilers. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "directory_fixture.h"
#include "elf/system_calls.h"
#include "facts/kernel_calls.h"
#include "tables/system_call.h"

#include "arena_fixture.h"

static const struct strvec no_roots;

/* `made` enters the kernel, `asked` calls syscall(2), `unknown` has a number that nobody knows. */
static const char source[] =
    "#include <sys/syscall.h>\n"
    "#include <unistd.h>\n"
    "#if defined __x86_64__\n"
    "#define TRAP(n) long r; __asm__ volatile(\"syscall\" : \"=a\"(r) : \"0\"((long)n) : "
    "\"rcx\", \"r11\", \"memory\")\n"
    "#elif defined __i386__\n"
    "#define TRAP(n) long r; __asm__ volatile(\"int $0x80\" : \"=a\"(r) : \"0\"(n) : \"memory\")\n"
    "#elif defined __aarch64__\n"
    "#define TRAP(n) register long r __asm__(\"x0\") = 0, x8 __asm__(\"x8\") = n; __asm__ "
    "volatile(\"svc 0\" : \"+r\"(r) : \"r\"(x8) : \"memory\")\n"
    "#elif defined __arm__\n"
    "#define TRAP(n) register long r __asm__(\"r0\") = 0, r7 __asm__(\"r7\") = n; __asm__ "
    "volatile(\"svc 0\" : \"+r\"(r) : \"r\"(r7) : \"memory\")\n"
    "#elif defined __riscv\n"
    "#define TRAP(n) register long r __asm__(\"a0\") = 0, a7 __asm__(\"a7\") = n; __asm__ "
    "volatile(\"ecall\" : \"+r\"(r) : \"r\"(a7) : \"memory\")\n"
    "#elif defined __powerpc64__\n"
    "#define TRAP(n) register long r __asm__(\"r3\") = 0, r0 __asm__(\"r0\") = n; __asm__ "
    "volatile(\"sc\" : \"+r\"(r), \"+r\"(r0) : : \"memory\")\n"
    "#elif defined __s390x__\n"
    "#define TRAP(n) register long r __asm__(\"2\") = 0, r1 __asm__(\"1\") = n; __asm__ "
    "volatile(\"svc 0\" : \"+d\"(r) : \"d\"(r1) : \"memory\")\n"
    "#elif defined __mips__\n"
    "#define TRAP(n) register long r __asm__(\"$2\") = n; __asm__ volatile(\"syscall\" : \"+r\"(r) "
    ": : \"$7\", \"memory\")\n"
    "#endif\n"
    "__attribute__((noinline)) long made(void) { TRAP(SYS_memfd_create); return r; }\n"
    "__attribute__((noinline)) long asked(void) { return syscall(SYS_statx, 1, 2, 3, 4, 5); }\n"
    "__attribute__((noinline)) long unknown(long n) { return syscall(n, 1, 2); }\n"
    "int main(int n, char **words) { (void)words; return made() + asked() + unknown(n); }\n";

static const char *directory;

static int begin(void **state)
{
    (void)state;
    directory = directory_make(&arena);
    return fs_write(arena_printf(&arena, "%s/main.c", directory), source, strlen(source), &err);
}

static int end(void **state)
{
    directory_remove(&arena, directory);
    return release_arena(state);
}

static bool compiles(const char *words)
{
    return system(arena_printf(&arena, "cd %s && %s main.c -o main >/dev/null 2>&1", directory,
                               words)) == 0;
}

/* Returns "memfd_create<made statx<asked", in the order of the names. */
static const char *calls_of(const char *arch, bool has_traps)
{
    static const char *const functions[] = {"syscall"};
    const struct elf_system_call_search search = {
        .functions = functions, .function_count = 1, .has_traps = has_traps};
    struct elf_file *file;
    struct elf_system_calls calls;
    struct system_calls table;
    struct strvec texts = {0};
    assert_int_equal(system_calls_load(&arena, &no_roots, arch_find(arch), &table, &err), 0);
    if (elf_file_open(&arena, arena_printf(&arena, "%s/main", directory), &file, &err) < 0 ||
        elf_system_calls_find(&arena, file, &search, &calls, &err) < 0)
        fail_msg("%s", err.text);
    for (size_t i = 0; i < calls.count; i++) {
        const struct system_call *call = system_call_numbered(&table, calls.items[i].number);
        strvec_pushf(&arena, &texts, "%s<%s", call ? call->name : "?",
                     calls.items[i].caller ? calls.items[i].caller : "?");
    }
    elf_file_close(file);
    strvec_sort(&texts);
    return texts.count ? strvec_join(&arena, &texts, " ") : "";
}

static const struct {
    const char *arch;
    const char *compiler;
    const char *calls;
} rows[] = {
    {"x86_64", "gcc -O1", "memfd_create<made statx<asked"},
    {"x86_64", "gcc -O1 -fno-plt", "memfd_create<made statx<asked"},
    {"x86_64", "gcc -O2 -no-pie", "memfd_create<made statx<asked"},
    {"x86_64", "clang -O2", "memfd_create<made statx<asked"},
    {"i386", "i686-linux-gnu-gcc -O1", "memfd_create<made statx<asked"},
    {"i386", "i686-linux-gnu-gcc -O2 -no-pie", "memfd_create<made statx<asked"},
    {"aarch64", "aarch64-linux-gnu-gcc -O1", "memfd_create<made statx<asked"},
    {"arm", "arm-linux-gnueabihf-gcc -O1", "memfd_create<made statx<asked"},
    {"arm", "arm-linux-gnueabihf-gcc -O1 -marm", "memfd_create<made statx<asked"},
    {"riscv64", "riscv64-linux-gnu-gcc -O1", "memfd_create<made statx<asked"},
    {"powerpc64le", "powerpc64le-linux-gnu-gcc -O1", "memfd_create<made statx<asked"},
    {"s390x", "s390x-linux-gnu-gcc -O1", "memfd_create<made statx<asked"},
    {"mips64el", "mips64el-linux-gnuabi64-gcc -O1", "memfd_create<made"}, /* no calls are read */
};

static void test_calls_are_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (!compiles(rows[i].compiler)) {
            print_message("%s: it does not compile here\n", rows[i].compiler);
            continue;
        }
        const char *calls = calls_of(rows[i].arch, true);
        if (strcmp(calls, rows[i].calls) != 0)
            fail_msg("%s: %s", rows[i].compiler, calls);
    }
}

/* A C library makes its own, and knows what to do without them. */
static void test_of_static_programs_only_syscall_counts(void **state)
{
    (void)state;
    struct facts facts = {0};
    struct elf_file *file;
    const char *path = arena_printf(&arena, "%s/main", directory);
    if (!compiles("gcc -g -O1 -static"))
        skip();
    assert_int_equal(elf_file_open(&arena, path, &file, &err), 0);
    assert_int_equal(facts_of(&arena, file, &facts, &err), 0);
    assert_int_equal(kernel_calls_read(&arena, file, &facts, &err), 0);
    assert_true(facts.knows_kernel_calls);
    bool has_asked = false;
    for (size_t i = 0; i < facts.kernel_call_count; i++) {
        const struct facts_kernel_call *call = &facts.kernel_calls[i];
        assert_false(call->caller && strcmp(call->caller, "made") == 0);
        if (!call->caller || strcmp(call->caller, "asked") != 0)
            continue;
        has_asked = true;
        assert_non_null(call->place);
        assert_non_null(strstr(call->place, "main.c:"));
        assert_null(call->owner);
    }
    assert_true(has_asked);
    elf_file_close(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_calls_are_found, begin, end),
        cmocka_unit_test_setup_teardown(test_of_static_programs_only_syscall_counts, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
