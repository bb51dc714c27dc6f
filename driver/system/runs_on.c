#include "system/runs_on.h"

#include <stdlib.h>
#include <string.h>

#include "system/runs_on_load.h"

static bool is_startable(const struct facts *facts)
{
    return facts->is_elf && !facts->is_relocatable;
}

/* Returns what keeps the file from running with any loader; NULL when nothing does. */
static const char *machine_obstacle(struct arena *arena, const struct distro *distro,
                                    const struct facts *facts, const struct arch *arch)
{
    if (!arch)
        return arena_printf(arena, "its machine is not in the tables (number %u, %d bits)",
                            facts->machine, facts->is_64 ? 64 : 32);
    if (!strvec_contains(&distro->arches, arch->name))
        return arena_printf(arena, "the distribution has no %s", arch->name);
    return NULL;
}

static const char *kernel_obstacle(struct arena *arena, const struct distro *distro,
                                   const struct facts *facts)
{
    static const struct version first_without = {{2, 36, 0}};
    char wanted[VERSION_TEXT_SIZE];
    char there[VERSION_TEXT_SIZE];
    /* glibc reads the note up to 2.35, musl does not. */
    if (distro->libc == LIBC_MUSL || version_compare(distro->libc_version, first_without) >= 0 ||
        !facts->has_abi_note || version_is_zero(distro->kernel) ||
        version_compare(facts->kernel, distro->kernel) <= 0)
        return NULL;
    return arena_printf(arena, "needs Linux %s; the distribution came with %s",
                        version_text(facts->kernel, wanted), version_text(distro->kernel, there));
}

/* Judges one row; all of `load` but the system is set. */
static int judge_row(struct load *load, struct runs_on *row, struct error *err)
{
    const struct distro *distro = row->distro;
    struct load_verdict verdict = {
        .obstacle = machine_obstacle(load->arena, distro, load->facts, load->arch)};
    if (!verdict.obstacle) {
        load->gcc_is_least = !distro->libstdcxx;
        if (distros_system(load->distros, distro, load->arch->name, &load->system, err) < 0 ||
            load_judge(load, &verdict, err) < 0)
            return -1;
    }
    if (!verdict.obstacle)
        verdict.obstacle = kernel_obstacle(load->arena, distro, load->facts);
    row->runs = !verdict.obstacle;
    row->reason = row->runs ? verdict.condition : verdict.obstacle;
    return 0;
}

int runs_on(struct arena *arena, struct distros *distros, const struct runs_on_file *file,
            struct runs_on **rows, size_t *count, struct error *err)
{
    struct load load = {
        .arena = arena,
        .distros = distros,
        .facts = file->facts,
        .companions = file->companions,
        .companion_count = file->companion_count,
        .arch = facts_arch(file->facts),
    };
    *count = 0;
    *rows = NULL;
    if (!is_startable(file->facts))
        return 0;
    *rows = arena_alloc(arena, distros->count * sizeof(**rows));
    for (; *count < distros->count; (*count)++) {
        (*rows)[*count].distro = &distros->rows[*count];
        if (judge_row(&load, &(*rows)[*count], err) < 0)
            return -1;
    }
    return 0;
}
