#include "ctl/check_judge.h"

#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "ctl/check_facts.h"
#include "ctl/check_objects.h"
#include "elf/run_path.h"
#include "rules/judge.h"
#include "system/runs_on.h"
#include "system/world.h"

/* What all groups share. */
struct judge {
    struct check_items *items;
    const struct check_target *target;
    struct check_objects objects;
    struct distros *distros; /* must live as long as the reports */
};

/* A library of the group that others of it need. */
struct group_library {
    const struct library *library;
    const struct facts *facts; /* cut down: they state the machine */
};

/* The judging of one group. Its arena has the libraries of the group. */
struct judging {
    struct judge *judge;
    struct arena arena;
    struct check_item **items;
    size_t count;
    struct group_library *libraries;
    size_t library_count;
    size_t library_room;
    struct world *world;
};

/* Returns the name by which the loader finds the library: its soname, or the file's name. */
static const char *name_of(const struct check_item *item)
{
    const struct report_file *file = &item->file;
    if (file->facts->soname)
        return file->facts->soname;
    return text_file_name(file->member ? file->member : file->disk);
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Returns all names in the group's DT_NEEDED entries, sorted. */
static struct strvec needed_names(struct judging *judging)
{
    struct strvec names = {0};
    for (size_t i = 0; i < judging->count; i++) {
        const struct facts *facts = judging->items[i]->file.facts;
        if (facts)
            strvec_extend(&judging->arena, &names, &facts->needed);
    }
    if (names.count)
        qsort(names.items, names.count, sizeof(*names.items), compare_texts);
    return names;
}

static void add_library(struct judging *judging, struct library *library, const char *name,
                        const struct facts *facts)
{
    judging->libraries = arena_grow(&judging->arena, judging->libraries, judging->library_count,
                                    &judging->library_room, sizeof(*judging->libraries));
    if (!library->soname)
        library->soname = name;
    judging->libraries[judging->library_count++] = (struct group_library){library, facts};
}

/* Reads the libraries of the group that other files in it need. */
static void gather_libraries(struct judging *judging)
{
    struct arena *arena = &judging->arena;
    struct strvec needed = needed_names(judging);
    for (size_t i = 0; i < judging->count && needed.count; i++) {
        const struct check_item *item = judging->items[i];
        const struct facts *facts;
        struct error err;
        if (!item->file.facts || !item->file.facts->is_shared)
            continue;
        const char *name = name_of(item);
        if (!bsearch(&name, needed.items, needed.count, sizeof(*needed.items), compare_texts) ||
            check_items_facts(arena, item, &facts, &err) < 0)
            continue;
        add_library(judging, library_of_facts(arena, item->file.path, facts), name,
                    item->file.facts);
    }
}

static bool has_library(const struct judging *judging, const char *name)
{
    for (size_t i = 0; i < judging->library_count; i++)
        if (strcmp(judging->libraries[i].library->soname, name) == 0)
            return true;
    return false;
}

/* Adds the libraries that the file at `path` finds by its own run path, and those that they find.
 * Done for this machine only. */
static void follow_run_path(struct judging *judging, const struct facts *facts, const char *path)
{
    struct arena *arena = &judging->arena;
    const struct strvec *directories = facts->runpath.count ? &facts->runpath : &facts->rpath;
    for (size_t i = 0; i < facts->needed.count; i++) {
        const char *name = facts->needed.items[i];
        for (size_t j = 0; j < directories->count && !has_library(judging, name); j++) {
            const char *directory = run_path_expand(arena, directories->items[j], path);
            const char *file = directory ? arena_printf(arena, "%s/%s", directory, name) : "";
            struct facts *found = arena_alloc(arena, sizeof(*found));
            struct error err;
            if (!fs_exists(file) || facts_read(arena, file, found, &err) < 0 || !found->is_shared ||
                !facts_are_for_same_machine(found, facts))
                continue;
            add_library(judging, library_of_facts(arena, file, found), name, found);
            follow_run_path(judging, found, file);
        }
    }
}

static void follow_run_paths(struct judging *judging)
{
    for (size_t i = 0; i < judging->count; i++) {
        const struct report_file *file = &judging->items[i]->file;
        if (file->facts && !file->member)
            follow_run_path(judging, file->facts, file->disk);
    }
}

/* Returns the libraries that a program for the item's machine can load. */
static size_t companions_of(struct judging *judging, struct arena *arena, const struct facts *facts,
                            const struct library *const **companions)
{
    size_t count = 0;
    const struct library **list =
        arena_alloc(arena, judging->library_count * sizeof(const struct library *));
    for (size_t i = 0; i < judging->library_count; i++)
        if (facts_are_for_same_machine(judging->libraries[i].facts, facts))
            list[count++] = judging->libraries[i].library;
    *companions = list;
    return count;
}

/* Makes the world of the group: the target's libraries and its own. */
static int make_world(struct judging *judging, struct error *err)
{
    const struct check_target *target = judging->judge->target;
    if (target->is_machine) {
        follow_run_paths(judging);
        judging->world = world_of_machine(&judging->arena, err);
    } else {
        judging->world = world_of_profile(&judging->arena, target->roots, target->profile, NULL);
    }
    if (!judging->world)
        return -1;
    if (target->packages)
        world_add_packages(judging->world, target->packages);
    for (size_t i = 0; i < judging->library_count; i++)
        world_add(judging->world, judging->libraries[i].library);
    return 0;
}

/* Returns whether the loader searches the file's own directory. */
static bool searches_beside(const struct facts *facts)
{
    const struct strvec *paths = facts->runpath.count ? &facts->runpath : &facts->rpath;
    return strvec_contains(paths, "$ORIGIN") || strvec_contains(paths, "${ORIGIN}");
}

/* A library that the file finds beside it is shipped with it, and was only not checked with it. */
static void tell_of_libraries_beside(const struct judging *judging, const struct report_file *file,
                                     const struct facts *facts, struct findings *findings)
{
    struct arena *arena = judging->judge->items->arena;
    const struct check_target *target = judging->judge->target;
    const char *directory = text_directory(arena, file->path);
    if (!searches_beside(facts))
        return;
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        if (strcmp(finding->rule->code, "ABI008") == 0 && finding->subject &&
            fs_exists(arena_printf(arena, "%s/%s", directory, finding->subject)))
            finding->remedy = arena_printf(
                arena, "it is beside the file; check them together: `abictl check %s%s %s`",
                target->is_machine ? "--here" : "--profile ",
                target->is_machine ? "" : target->profile->name, directory);
    }
}

static int hold(struct judging *judging, struct arena *scratch, struct report_file *file,
                const struct facts *facts, struct error *err)
{
    struct judge *judge = judging->judge;
    const struct promise promise = {
        .profile = judge->target->profile, .roots = judge->target->roots, .world = judging->world};
    const struct subject subject = {.path = file->path, .facts = facts};
    struct findings findings = {0};
    int status = facts->is_relocatable
                     ? check_objects_findings(scratch, &judge->objects, &subject, &findings, err)
                     : check_findings(scratch, &promise, &subject, &findings, err);
    if (status < 0)
        return -1;
    tell_of_libraries_beside(judging, file, facts, &findings);
    file->findings = check_findings_copy(judge->items->arena, &findings);
    return 0;
}

static int tell_distros(struct judging *judging, struct arena *scratch, struct report_file *file,
                        const struct facts *facts, struct error *err)
{
    struct judge *judge = judging->judge;
    struct arena *arena = judge->items->arena;
    struct runs_on_file asked = {.facts = facts};
    asked.companion_count = companions_of(judging, scratch, facts, &asked.companions);
    struct runs_on *rows;
    size_t count;
    if (runs_on(scratch, judge->distros, &asked, &rows, &count, err) < 0)
        return -1;
    struct runs_on *copy = arena_alloc(arena, count * sizeof(*copy));
    for (size_t i = 0; i < count; i++) {
        copy[i] = rows[i];
        copy[i].reason = rows[i].reason ? arena_strdup(arena, rows[i].reason) : NULL;
    }
    file->rows = copy;
    file->row_count = count;
    return 0;
}

static int judge_item(struct judging *judging, struct arena *scratch, struct check_item *item,
                      struct error *err)
{
    struct judge *judge = judging->judge;
    struct report_file *file = &item->file;
    const struct facts *facts;
    const char *floor;
    if (check_items_facts(scratch, item, &facts, err) < 0)
        return -1;
    int status = facts->is_relocatable
                     ? check_objects_floor(scratch, &judge->objects, facts, &floor, err)
                     : lowest_floor(scratch, judge->distros, facts, &floor, err);
    if (status < 0)
        return -1;
    file->floor = floor ? arena_strdup(judge->items->arena, floor) : NULL;
    if (judge->target->profile)
        return hold(judging, scratch, file, facts, err);
    return tell_distros(judging, scratch, file, facts, err);
}

static int judge_group(struct judging *judging, struct error *err)
{
    struct judge *judge = judging->judge;
    gather_libraries(judging);
    if (judge->target->profile && make_world(judging, err) < 0)
        return -1;
    for (size_t i = 0; i < judging->count; i++) {
        struct check_item *item = judging->items[i];
        struct arena scratch = {0};
        struct error own;
        if (!item->file.trouble && judge_item(judging, &scratch, item, &own) < 0)
            item->file.trouble = arena_strdup(judge->items->arena, own.text);
        arena_release(&scratch);
    }
    return 0;
}

/* Compares by group, and within a group by the order of discovery. */
static int compare_items(const void *a, const void *b)
{
    const struct check_item *one = *(const struct check_item *const *)a;
    const struct check_item *other = *(const struct check_item *const *)b;
    if (one->group != other->group)
        return one->group < other->group ? -1 : 1;
    return one < other ? -1 : one > other;
}

int check_judge(struct check_items *items, const struct check_target *target, struct error *err)
{
    struct judge judge = {
        .items = items,
        .target = target,
        .objects = {.arena = items->arena, .roots = target->roots, .profile = target->profile},
    };
    if (distros_load(items->arena, target->roots, &judge.distros, err) < 0)
        return -1;
    struct check_item **order =
        arena_alloc(items->arena, (items->count + 1) * sizeof(struct check_item *));
    for (size_t i = 0; i < items->count; i++)
        order[i] = &items->items[i];
    qsort(order, items->count, sizeof(struct check_item *), compare_items);
    int status = 0;
    for (size_t i = 0; i < items->count && status == 0;) {
        struct judging judging = {.judge = &judge, .items = order + i};
        while (i < items->count && order[i]->group == judging.items[0]->group) {
            judging.count++;
            i++;
        }
        status = judge_group(&judging, err);
        arena_release(&judging.arena);
    }
    return status;
}
