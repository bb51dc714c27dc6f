/* Finds the objects and archive members of the link that a finding is about. */
#include <string.h>

#include "base/text.h"
#include "elf/archive.h"
#include "elf/sections.h"
#include "link/places.h"
#include "link/units.h"
#include "verdict/link_check.h"

enum { MAX_PLACES = 10 }; /* of one finding */

/* Returns whether the rule's subject is a symbol that an object needs. */
static bool is_about_symbol(const struct rule *rule)
{
    static const char *const codes[] = {"ABI001", "ABI005", "ABI006", "ABI007", "ABI015", "ABI020"};
    for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
        if (strcmp(rule->code, codes[i]) == 0)
            return true;
    return false;
}

static bool lacks_places(const struct finding *finding)
{
    return finding->subject && !finding->places.count && is_about_symbol(finding->rule);
}

/* Reads the user's inputs; the sysroot's and the compiler's need no check. */
static struct units read_units(const struct link_check *check)
{
    struct units units = {0};
    struct strvec start = {0};
    strvec_push(check->arena, &start, "main");
    for (size_t i = 0; i < check->files->count; i++) {
        const struct link_file *file = &check->files->items[i];
        if (file->origin != ORIGIN_SYSROOT && file->origin != ORIGIN_COMPILER)
            units_read(check->arena, file->path, file->path, false, &units);
    }
    units.is_partial |= check->files->has_gone_files;
    units_link(check->arena, &units, &start);
    return units;
}

static bool asks_for(const struct unit *unit, const char *name)
{
    return unit->is_linked && !unit->is_shared &&
           (strvec_contains(&unit->wanted, name) || strvec_contains(&unit->welcome, name));
}

/* Adds "main.o: main.c:12", "main.o: function main", or only "main.o" where no more is known. */
static void add_places(const struct link_check *check, const struct unit *unit,
                       struct finding *finding)
{
    struct places places = places_find(check->arena, unit, finding->subject, NULL);
    for (size_t i = 0; i < places.items.count; i++)
        strvec_pushf(check->arena, &finding->places, "%s: %s", unit->shown, places.items.items[i]);
    if (!places.items.count)
        strvec_push(check->arena, &finding->places, unit->shown);
}

static void find_places(const struct link_check *check, const struct units *units,
                        struct finding *finding)
{
    for (size_t i = 0; i < units->count && finding->places.count < MAX_PLACES; i++)
        if (asks_for(&units->items[i], finding->subject))
            add_places(check, &units->items[i], finding);
}

/* The search for the objects that carry another profile's mark. */
struct mark_search {
    const struct link_check *check;
    const char *prefix; /* "abicc NAME " */
    const char *file;
    struct finding *finding;
};

static bool has_mark(struct arena *arena, const struct elf_file *file, const char *prefix)
{
    struct strvec comments = elf_file_comments(arena, file);
    for (size_t i = 0; i < comments.count; i++)
        if (strncmp(comments.items[i], prefix, strlen(prefix)) == 0)
            return true;
    return false;
}

static bool visit_member(void *data, const char *name, const struct elf_file *member)
{
    struct mark_search *search = data;
    struct arena *arena = search->check->arena;
    if (has_mark(arena, member, search->prefix))
        strvec_push(arena, &search->finding->places,
                    arena_printf(arena, "%s(%s)", search->file, name));
    return true;
}

static void find_marks_in(struct mark_search *search, const char *path)
{
    struct arena *arena = search->check->arena;
    struct elf_file *file;
    struct error ignored; /* the finding stands without this place */
    search->file = path;
    if (elf_file_open(arena, path, &file, &ignored) < 0)
        return;
    if (elf_file_content(file) == ELF_CONTENT_ARCHIVE)
        (void)elf_file_members(file, visit_member, search, &ignored);
    else if (elf_file_content(file) == ELF_CONTENT_ELF && has_mark(arena, file, search->prefix))
        strvec_push(arena, &search->finding->places, path);
    elf_file_close(file);
}

/* Adds the objects with the other profile's mark. Shared libraries do not pass on their marks. */
static void find_marks(const struct link_check *check, struct finding *finding)
{
    struct mark_search search = {
        .check = check,
        .prefix = arena_printf(check->arena, "abicc %s ", finding->subject),
        .finding = finding,
    };
    for (size_t i = 0; i < check->files->count; i++) {
        const struct link_file *file = &check->files->items[i];
        if (file->origin == ORIGIN_USER && !strstr(text_file_name(file->path), ".so"))
            find_marks_in(&search, file->path);
    }
}

void link_name_places(const struct link_check *check)
{
    struct units units;
    bool is_read = false;
    for (size_t i = 0; i < check->findings->count; i++) {
        struct finding *finding = &check->findings->items[i];
        if (strcmp(finding->rule->code, "ABI017") == 0 && finding->subject)
            find_marks(check, finding);
        if (!lacks_places(finding))
            continue;
        if (!is_read)
            units = read_units(check);
        is_read = true;
        find_places(check, &units, finding);
    }
}
