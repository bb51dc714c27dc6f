/* Which packages a set of names needs. */
#include <ctype.h>
#include <solv/queue.h>
#include <solv/repo.h>
#include <solv/solver.h>
#include <solv/transaction.h>
#include <string.h>

#include "base/suggest.h"
#include "base/text.h"
#include "profile/validate.h"
#include "repository/own_packages.h"
#include "repository/universe.h"

struct choosing {
    struct arena *arena;
    struct universe *universe;
    const struct strvec *names;
    enum purpose purpose;
    Queue picked; /* the solvables, those that were asked for first */
    struct choice_of_packages *chosen;
};

static const char *name_of(const struct choosing *choosing, Id solvable)
{
    Pool *pool = choosing->universe->pool;
    return pool_id2str(pool, pool_id2solvable(pool, solvable)->name);
}

static bool is_asked_for(const struct choosing *choosing, Id solvable)
{
    return strvec_contains(choosing->names, name_of(choosing, solvable));
}

/* Lets the packages that are not needed for the purpose need nothing themselves: they count as
 * installed on the target, and are not downloaded. */
static void empty_others(struct choosing *choosing)
{
    Pool *pool = choosing->universe->pool;
    for (Id p = 2; p < pool->nsolvables; p++) {
        Solvable *solvable = pool_id2solvable(pool, p);
        if (solvable->repo &&
            !own_packages_is_wanted(choosing->universe, solvable, choosing->purpose) &&
            !is_asked_for(choosing, p))
        solvable->requires = solvable->conflicts = solvable->obsoletes = 0;
    }
}

/* Drops what names a file that no package has, such as /bin/sh: the system has it. */
static void drop_files(struct choosing *choosing)
{
    Pool *pool = choosing->universe->pool;
    Queue requires;
    queue_init(&requires);
    for (Id p = 2; p < pool->nsolvables; p++) {
        Solvable *solvable = pool_id2solvable(pool, p);
        int kept = 0;
        if (!solvable->repo || !solvable->requires)
            continue;
        solvable_lookup_deparray(solvable, SOLVABLE_REQUIRES, &requires, 0);
        for (int i = 0; i < requires.count; i++)
            if (*pool_id2str(pool, requires.elements[i]) != '/' || ISRELDEP(requires.elements[i]))
        requires.elements[kept++] = requires.elements[i];
        if (kept == requires.count)
            continue;
        queue_truncate(&requires, kept);
        solvable_set_deparray(solvable, SOLVABLE_REQUIRES, &requires, 0);
    }
    queue_free(&requires);
}

/* Returns the names of the packages that provide the virtual one. */
static struct strvec providers_of(const struct choosing *choosing, const char *name)
{
    Pool *pool = choosing->universe->pool;
    Id id = pool_str2id(pool, name, 0);
    struct strvec names = {0};
    Id p;
    Id pp;
    if (id) {
        FOR_PROVIDES(p, pp, id)
        if (!strvec_contains(&names, name_of(choosing, p)))
            strvec_push(choosing->arena, &names,
                        arena_strdup(choosing->arena, name_of(choosing, p)));
    }
    strvec_sort(&names);
    return names;
}

static int fail_unknown(const struct choosing *choosing, const char *name, struct error *err)
{
    Pool *pool = choosing->universe->pool;
    struct strvec known = {0};
    struct strvec providers = providers_of(choosing, name);
    if (providers.count)
        return error_set(err, "%s: is virtual: add a package that provides it, %s", name,
                         strvec_enumerate(choosing->arena, &providers));
    for (Id p = 2; p < pool->nsolvables; p++)
        if (pool_id2solvable(pool, p)->repo)
            strvec_push(choosing->arena, &known, name_of(choosing, p));
    const char *near = suggest_nearest(name, known.items, known.count);
    struct strvec sources = {0};
    for (size_t i = 0; i < choosing->universe->source_count; i++)
        strvec_push(choosing->arena, &sources, choosing->universe->sources[i].name);
    return error_set(err, "%s: there is no such package in %s%s%s%s", name,
                     strvec_enumerate(choosing->arena, &sources), near ? "; did you mean " : "",
                     near ? near : "", near ? "?" : "");
}

static int add_jobs(struct choosing *choosing, Queue *jobs, struct error *err)
{
    Pool *pool = choosing->universe->pool;
    for (size_t i = 0; i < choosing->names->count; i++) {
        const char *name = choosing->names->items[i];
        Id id = pool_str2id(pool, name, 0);
        bool is_there = false;
        Id p;
        Id pp;
        if (id) {
            FOR_PROVIDES(p, pp, id)
            is_there |= pool_id2solvable(pool, p)->name == id;
        }
        if (!is_there)
            return fail_unknown(choosing, name, err);
        FOR_PROVIDES(p, pp, id)
        if (choosing->purpose == PURPOSE_BUILD && pool_id2solvable(pool, p)->name == id &&
            own_packages_is_libc(choosing->universe, pool_id2solvable(pool, p)))
            return error_set(err,
                             "%s: belongs to the C library or the compiler, which abicc itself "
                             "provides for profile %s; remove it from `packages`",
                             name, choosing->universe->request->profile->name);
        queue_push2(jobs, SOLVER_INSTALL | SOLVER_SOLVABLE_NAME, id);
    }
    return 0;
}

static int fail_unsolved(const struct choosing *choosing, Solver *solver, struct error *err)
{
    const char *text = "";
    Id count = (Id)solver_problem_count(solver);
    for (Id i = 1; i <= count && i <= 5; i++)
        text = arena_printf(choosing->arena, "%s\n  %s", text, solver_problem2str(solver, i));
    return error_set(err, "the packages cannot be had together:%s", text);
}

static void pick(struct choosing *choosing, Solver *solver)
{
    Transaction *transaction = solver_create_transaction(solver);
    for (int asked = 1; asked >= 0; asked--)
        for (int i = 0; i < transaction->steps.count; i++) {
            Id p = transaction->steps.elements[i];
            Solvable *solvable = pool_id2solvable(choosing->universe->pool, p);
            if (is_asked_for(choosing, p) != asked ||
                (!asked &&
                 !own_packages_is_wanted(choosing->universe, solvable, choosing->purpose)))
                continue;
            queue_push(&choosing->picked, p);
        }
    transaction_free(transaction);
}

static int solve(struct choosing *choosing, Queue *jobs, struct error *err)
{
    Solver *solver = solver_create(choosing->universe->pool);
    solver_set_flag(solver, SOLVER_FLAG_IGNORE_RECOMMENDED, 1);
    int status = 0;
    if (solver_solve(solver, jobs) != 0)
        status = fail_unsolved(choosing, solver, err);
    else
        pick(choosing, solver);
    solver_free(solver);
    return status;
}

/* Returns whether one solvable satisfies a requirement of the other. */
static bool is_needed_by(const struct choosing *choosing, Id p, Id by)
{
    Pool *pool = choosing->universe->pool;
    Queue requires;
    bool is_needed = false;
    queue_init(&requires);
    solvable_lookup_deparray(pool_id2solvable(pool, by), SOLVABLE_REQUIRES, &requires, 0);
    for (int i = 0; i < requires.count && !is_needed; i++) {
        Id provider;
        Id pp;
        if (requires.elements[i] == SOLVABLE_PREREQMARKER)
            continue;
        FOR_PROVIDES(provider, pp, requires.elements[i])
        is_needed |= provider == p;
    }
    queue_free(&requires);
    return is_needed;
}

/* Returns the name of the first picked package that needs it; those that were asked for come
 * first. */
static const char *needer_of(const struct choosing *choosing, Id p)
{
    if (is_asked_for(choosing, p))
        return "-";
    for (int i = 0; i < choosing->picked.count; i++) {
        Id by = choosing->picked.elements[i];
        if (by != p && is_needed_by(choosing, p, by))
            return arena_strdup(choosing->arena, name_of(choosing, by));
    }
    return "-";
}

static int describe(struct choosing *choosing, Id p, struct chosen_package *chosen,
                    struct error *err)
{
    struct arena *arena = choosing->arena;
    Pool *pool = choosing->universe->pool;
    Solvable *solvable = pool_id2solvable(pool, p);
    const struct source *source = solvable->repo->appdata;
    Id type = 0;
    const char *digest = solvable_lookup_checksum(solvable, SOLVABLE_CHECKSUM, &type);
    unsigned medium;
    const char *location = solvable_lookup_location(solvable, &medium);
    if (!digest || type != REPOKEY_TYPE_SHA256 || !location)
        return error_set(err, "%s: %s: its metadata have no SHA-256 digest or no file name",
                         source->name, pool_solvable2str(pool, solvable));
    struct error no_name;
    if (check_package(name_of(choosing, p), &no_name) < 0 ||
        strpbrk(pool_id2str(pool, solvable->evr), " \t\n") ||
        strpbrk(pool_id2str(pool, solvable->arch), " \t\n"))
        return error_set(err, "%s: %s: its name or version is refused", source->name,
                         text_visible(arena, pool_solvable2str(pool, solvable)));
    struct strvec parts = strvec_split(arena, location, '/');
    if (strvec_contains(&parts, "..") || strpbrk(location, "\t\n"))
        return error_set(err, "%s: %s: its file name is refused: %s", source->name,
                         pool_solvable2str(pool, solvable), text_visible(arena, location));
    while (text_begins_with(location, "./"))
        location += 2;
    *chosen = (struct chosen_package){
        .package = {.arch = choosing->universe->arch->name,
                    .name = arena_strdup(arena, name_of(choosing, p)),
                    .version = arena_strdup(arena, pool_id2str(pool, solvable->evr)),
                    .architecture = arena_strdup(arena, pool_id2str(pool, solvable->arch)),
                    .digest = arena_strdup(arena, digest),
                    .size = solvable_lookup_num(solvable, SOLVABLE_DOWNLOADSIZE, 0),
                    .needed_by = needer_of(choosing, p),
                    .origin = arena_printf(arena, "%s/%s", source->entry.url, location)},
        .url = arena_printf(arena, "%s/%s", source->url, location),
    };
    return 0;
}

int universe_choose(struct universe *universe, const struct strvec *names, enum purpose purpose,
                    struct choice_of_packages *chosen, struct error *err)
{
    struct choosing choosing = {universe->arena, universe, names, purpose, {0}, chosen};
    Queue jobs;
    *chosen = (struct choice_of_packages){0};
    queue_init(&jobs);
    queue_init(&choosing.picked);
    empty_others(&choosing);
    if (universe->kind != REPOSITORY_DEB)
        drop_files(&choosing);
    pool_createwhatprovides(universe->pool);
    int status = add_jobs(&choosing, &jobs, err);
    if (status == 0)
        status = solve(&choosing, &jobs, err);
    chosen->items =
        arena_alloc(universe->arena, (size_t)(choosing.picked.count + 1) * sizeof(*chosen->items));
    for (int i = 0; i < choosing.picked.count && status == 0; i++)
        status =
            describe(&choosing, choosing.picked.elements[i], &chosen->items[chosen->count++], err);
    queue_free(&choosing.picked);
    queue_free(&jobs);
    return status;
}
