/* write_stubs: writes stub libraries alone, of any architecture, for tests that read them with
 * other tools. */
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "sysroot/cxx/cxx_stub.h"
#include "sysroot/write/stub_image.h"
#include "tables/gcc_nodes.h"
#include "tables/glibc_stub.h"
#include "tables/libgcc.h"
#include "tables/musl_abi.h"

static const char usage[] =
    "usage: write_stubs glibc <arch> <release> <directory>\n"
    "       write_stubs libgcc <arch> <GCC release> <directory>\n"
    "       write_stubs musl <arch> <release> <directory>\n"
    "       write_stubs libstdc++ <arch> <GCC release> <directory> <newer libstdc++.so.6>\n";

/* What is asked for, and where it goes. */
struct order {
    struct arena *arena;
    const struct arch *arch;
    struct version release;
    const char *directory;
    const char *origin; /* of libstdc++ */
};

static const struct strvec no_roots;

static int write_one(const struct order *order, const struct stub *stub, struct error *err)
{
    struct stub_image image;
    if (stub_build(order->arena, order->arch, stub, &image, err) < 0)
        return -1;
    return fs_write(arena_printf(order->arena, "%s/%s", order->directory, stub->soname),
                    image.bytes, image.size, err);
}

static int write_glibc(const struct order *order, struct error *err)
{
    struct abi abi;
    if (abi_load(order->arena, &no_roots, order->arch->name, &abi, err) < 0 ||
        abi_check_floor(&abi, order->release, err) < 0)
        return -1;
    for (size_t i = 0; i < abi.library_count; i++) {
        const struct abi_library *library = &abi.libraries[i];
        if (!abi_library_is_present(library, order->release))
            continue;
        struct stub stub = glibc_stub(order->arena, &abi, library, order->release, GLIBC_WHOLE);
        if (write_one(order, &stub, err) < 0)
            return -1;
    }
    return 0;
}

static int write_libgcc(const struct order *order, struct error *err)
{
    struct libgcc libgcc;
    if (libgcc_load(order->arena, &no_roots, order->arch->name, order->release, &libgcc, err) < 0)
        return -1;
    return write_one(order, &libgcc.stub, err);
}

static int write_libstdcxx(const struct order *order, struct error *err)
{
    struct gcc_nodes table;
    struct stub stub;
    if (gcc_nodes_load(order->arena, &no_roots, &table, err) < 0)
        return -1;
    struct strvec nodes =
        gcc_nodes_of(order->arena, &table, LIBSTDCXX_SONAME, order->release, order->arch->name);
    const struct cxx_stub_request request = {&no_roots, order->origin, order->release, &nodes};
    if (cxx_stub_load(order->arena, &request, &stub, err) < 0)
        return -1;
    return write_one(order, &stub, err);
}

/* Writes it as libc.so: only Alpine has it under its soname. */
static int write_musl(const struct order *order, struct error *err)
{
    struct musl_abi abi;
    if (musl_abi_load(order->arena, &no_roots, order->arch, &abi, err) < 0 ||
        musl_abi_check_release(&abi, order->release, err) < 0)
        return -1;
    struct stub stub = musl_abi_stub(order->arena, &abi, order->release, order->release);
    stub.soname = "libc.so";
    return write_one(order, &stub, err);
}

static const struct {
    const char *name;
    int arguments;
    int (*write)(const struct order *, struct error *);
} kinds[] = {{"glibc", 5, write_glibc},
             {"libgcc", 5, write_libgcc},
             {"musl", 5, write_musl},
             {"libstdc++", 6, write_libstdcxx}};

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct order order = {.arena = &arena};
    struct error err;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        if (argc != kinds[i].arguments || strcmp(argv[1], kinds[i].name) != 0)
            continue;
        order.arch = arch_find(argv[2]);
        if (!order.arch || !version_parse(argv[3], strlen(argv[3]), &order.release))
            break;
        order.directory = argv[4];
        order.origin = argv[5];
        if (kinds[i].write(&order, &err) < 0) {
            fprintf(stderr, "%s: %s\n", argv[0], err.text);
            return 1;
        }
        arena_release(&arena);
        return 0;
    }
    fputs(usage, stderr);
    return 2;
}
