/* Finds the lowest release with which a file starts. */
#include <string.h>

#include "system/runs_on.h"
#include "system/runs_on_load.h"

/* Returns the release before which none will do: that of the newest glibc version it needs. */
static struct version lower_bound(const struct facts *facts)
{
    static const char prefix[] = "GLIBC_";
    struct version bound = {{0}};
    for (size_t i = 0; i < facts->version_count; i++) {
        struct version release;
        const struct facts_version *version = &facts->versions[i];
        if (version->is_weak || strncmp(version->node, prefix, sizeof(prefix) - 1) != 0 ||
            !version_parse(version->node + sizeof(prefix) - 1,
                           strlen(version->node) - (sizeof(prefix) - 1), &release))
            continue;
        if (version_compare(release, bound) > 0)
            bound = release;
    }
    return bound;
}

/* Finds the first release whose loader starts the file. */
static int search(struct load *load, struct releases releases, struct version from,
                  struct version *floor, struct error *err)
{
    for (size_t i = 0; i < releases.count; i++) {
        struct load_verdict verdict;
        if (version_compare(releases.items[i], from) < 0)
            continue;
        load->system.release = releases.items[i];
        if (load_judge(load, &verdict, err) < 0)
            return -1;
        if (!verdict.obstacle) {
            *floor = releases.items[i];
            return 1;
        }
    }
    return 0;
}

static int search_glibc(struct load *load, const char **floor, struct error *err)
{
    const struct glibc_table *table;
    struct version release;
    char text[VERSION_TEXT_SIZE];
    if (library_tables_glibc(load->distros->tables, load->arch->name, &table, err) < 0)
        return -1;
    load->system.libc = LIBC_GLIBC;
    int found = search(load, table->releases, lower_bound(load->facts), &release, err);
    if (found > 0)
        *floor = arena_printf(load->arena, "GLIBC_%s", version_text(release, text));
    return found < 0 ? -1 : 0;
}

static int search_musl(struct load *load, const char **floor, struct error *err)
{
    static const struct version any;
    const struct musl_table *table;
    struct version release;
    char text[VERSION_TEXT_SIZE];
    if (library_tables_musl(load->distros->tables, load->arch->name, &table, err) < 0)
        return -1;
    load->system.libc = LIBC_MUSL;
    int found = search(load, table->releases, any, &release, err);
    if (found > 0)
        *floor = arena_printf(load->arena, "musl %s", version_text(release, text));
    return found < 0 ? -1 : 0;
}

/* Stores whether a library that names no C library uses functions of glibc. */
static int uses_glibc(const struct load *load, bool *uses, struct error *err)
{
    const struct facts *facts = load->facts;
    const struct glibc_table *table;
    struct version ignored;
    *uses = false;
    if (!facts->is_shared || !facts->import_count)
        return 0;
    if (library_tables_glibc(load->distros->tables, load->arch->name, &table, err) < 0)
        return -1;
    for (size_t i = 0; i < facts->import_count && !*uses; i++)
        *uses = !facts->imports[i].is_weak &&
                abi_first_release(&table->abi, facts->imports[i].name, &ignored);
    return 0;
}

int lowest_floor(struct arena *arena, struct distros *distros, const struct facts *facts,
                 const char **floor, struct error *err)
{
    struct load load = {
        .arena = arena,
        .distros = distros,
        .facts = facts,
        .arch = facts_arch(facts),
    };
    enum libc_kind libc;
    *floor = NULL;
    bool is_told = facts_libc(facts, &libc);
    if (!is_told && load.arch && uses_glibc(&load, &is_told, err) < 0)
        return -1;
    if (!is_told) {
        *floor = "none";
        return 0;
    }
    if (!load.arch)
        return 0;
    load.system.arch = load.arch->name;
    load.system.gcc = distros->newest_gcc;
    return libc == LIBC_GLIBC ? search_glibc(&load, floor, err) : search_musl(&load, floor, err);
}
