/* write_libraries <arch> <release> <directory> [<data root> [<polyfills>]]: writes the libraries
 * of a generated sysroot to an empty directory, for tests that read them with other tools. */
#include <stdio.h>
#include <string.h>

#include "sysroot/glibc/glibc.h"

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct strvec roots = {0};
    struct version release;
    struct abi abi;
    struct objects objects = {0};
    struct strvec choice = {0};
    struct polyfill_table polyfills;
    struct glibc_request request = {.objects = &objects, .abi = &abi, .chosen = &polyfills};
    struct error err;
    if (argc < 4 || argc > 6 || !version_parse(argv[2], strlen(argv[2]), &release)) {
        fprintf(stderr, "usage: %s <arch> <release> <directory> [<data root> [<polyfills>]]\n",
                argv[0]);
        return 2;
    }
    if (argc >= 5)
        strvec_push(&arena, &roots, argv[4]);
    request.floor = release;
    request.libdir = argv[3];
    objects.arch = arch_find(argv[1]);
    if (abi_load(&arena, &roots, argv[1], &abi, &err) < 0 ||
        (argc == 6 && polyfill_read_choice(&arena, argv[5], &choice, &err) < 0) ||
        polyfill_choose(&arena, argv[1], &choice, &polyfills, &err) < 0 ||
        glibc_write_libraries(&arena, &request, &err) < 0) {
        fprintf(stderr, "%s: %s\n", argv[0], err.text);
        return 1;
    }
    arena_release(&arena);
    return 0;
}
