#include "ctl/lower_library.h"

#include <string.h>
#include <sys/wait.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/process.h"

/* Returns assembler code that exports the polyfills, which are hidden, under other names. */
static const char *source_of(struct arena *arena, const struct lower_tables *tables,
                             struct version release)
{
    struct strvec lines = {0};
    strvec_push(arena, &lines, "\t.section .note.GNU-stack,\"\",%progbits\n\t.text");
    for (size_t i = 0; i < tables->polyfills.count; i++) {
        const struct polyfill *row = &tables->polyfills.rows[i];
        if (!lower_offers(row, release))
            continue;
        strvec_pushf(arena, &lines,
                     "\t.globl " POLYFILL_EXPORTED "%s\n\t.type " POLYFILL_EXPORTED
                     "%s, %%function\n" POLYFILL_EXPORTED "%s:\n\t%s %s",
                     row->name, row->name, row->name, tables->arch->jump, row->name);
    }
    return strvec_lines(arena, &lines, "\n");
}

static int link_library(struct ctl *ctl, const struct strvec *argv, struct error *err)
{
    struct process_output output;
    struct strvec removed = {0};
    struct strvec set = {0};
    static const char *const variables[] = {"ABICC_PROFILE", "ABICC_ARCH", "ABICC_POLYFILLS",
                                            "ABICC_FORMAT"};
    for (size_t i = 0; i < sizeof(variables) / sizeof(*variables); i++)
        strvec_push(ctl->arena, &removed, variables[i]);
    strvec_push(ctl->arena, &set, "ABICC_POLYFILLS=all");
    struct strvec env = environment_edit(ctl->arena, ctl->environ, &removed, &set);
    if (process_capture(ctl->arena, argv, &env, &output, err) < 0)
        return -1;
    if (WIFEXITED(output.status) && WEXITSTATUS(output.status) == 0)
        return 0;
    return error_set(err, "--with: abicc cannot link the library of polyfills:\n%s", output.err);
}

int lower_library_make(struct ctl *ctl, const struct lower_tables *tables, struct version release,
                       const char *path, struct error *err)
{
    char text[VERSION_TEXT_SIZE];
    const char *abicc;
    struct strvec argv = {0};
    if (!tables->arch->jump)
        return error_set(err, "--with: abicc makes no such library for %s", tables->arch->name);
    if (ctl_program(ctl, "abicc", &abicc, err) < 0)
        return -1;
    const char *directory =
        fs_make_temporary(ctl->arena, environment_get(ctl->environ, "TMPDIR"), "abictl-lower");
    if (!directory)
        return error_system(err, NULL, "cannot create a temporary directory");
    const char *source = arena_printf(ctl->arena, "%s/polyfills.s", directory);
    const char *code = source_of(ctl->arena, tables, release);
    strvec_push(ctl->arena, &argv, abicc);
    strvec_pushf(ctl->arena, &argv, "--abicc-profile=glibc%s", version_text(release, text));
    strvec_pushf(ctl->arena, &argv, "--abicc-arch=%s", tables->arch->name);
    strvec_push(ctl->arena, &argv, "-shared");
    strvec_push(ctl->arena, &argv, source);
    strvec_push(ctl->arena, &argv, "-o");
    strvec_push(ctl->arena, &argv, path);
    strvec_pushf(ctl->arena, &argv, "-Wl,-soname,%s", tables->companion);
    strvec_push(ctl->arena, &argv, "-lm");
    strvec_push(ctl->arena, &argv, "-Wl,-s");
    int status = fs_write(source, code, strlen(code), err);
    if (status == 0)
        status = link_library(ctl, &argv, err);
    struct error ignored;
    (void)fs_remove_tree(directory, &ignored);
    return status;
}
