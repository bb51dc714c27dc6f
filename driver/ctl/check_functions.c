#include "ctl/check_functions.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ctl/added_names.h"
#include "ctl/columns.h"
#include "facts/facts.h"
#include "rules/absence.h"
#include "rules/polyfill_offer.h"
#include "tables/polyfill_reason.h"

enum { SHOWN_FILES = 3 };

/* A function, and who uses it. */
struct need {
    const char *name;
    struct absence absence;
    struct strvec files;
};

struct needs {
    struct arena *arena;
    const struct profile *profile;
    struct strvec added;     /* what abicc adds to the profile's links; sorted */
    struct strvec added_cxx; /* the same of links of C++; sorted */
    struct strvec defined;   /* what the files themselves define; sorted */
    struct absences *absences;
    struct need *items;
    size_t count;
    size_t room;
};

static void add(struct needs *needs, const char *name, const char *file)
{
    struct absence absence;
    for (size_t i = 0; i < needs->count; i++) {
        struct need *need = &needs->items[i];
        if (strcmp(need->name, name) != 0)
            continue;
        if (!strvec_contains(&need->files, file))
            strvec_push(needs->arena, &need->files, file);
        return;
    }
    if (strvec_contains_sorted(&needs->added, name) ||
        strvec_contains_sorted(&needs->defined, name) ||
        !absences_find(needs->absences, name, &absence) || absence.kind == ABSENCE_LIBRARY)
        return;
    needs->items =
        arena_grow(needs->arena, needs->items, needs->count, &needs->room, sizeof(*needs->items));
    struct need *need = &needs->items[needs->count++];
    *need = (struct need){.name = arena_strdup(needs->arena, name), .absence = absence};
    strvec_push(needs->arena, &need->files, file);
}

/* Returns whether it holds C++, which a link for C++ completes. */
static bool is_cxx(const struct facts *facts)
{
    for (size_t i = 0; i < facts->import_count; i++)
        if (text_begins_with(facts->imports[i].name, "_ZSt") ||
            text_begins_with(facts->imports[i].name, "_ZNSt") ||
            text_begins_with(facts->imports[i].name, "__cxa_"))
            return true;
    return false;
}

static bool defines(const struct facts *facts, const char *name)
{
    for (size_t i = 0; i < facts->export_count; i++)
        if (strcmp(facts->exports[i].name, name) == 0)
            return true;
    return false;
}

/* Returns why the item's functions cannot be told, or NULL. */
static const char *find_trouble(const struct needs *needs, const struct facts *facts)
{
    const struct arch *arch = facts_arch(facts);
    if (facts->is_elf && (!arch || strcmp(arch->name, needs->profile->arch) != 0))
        return arena_printf(needs->arena, "is for %s, but profile %s is for %s",
                            facts_machine_name(needs->arena, facts), needs->profile->name,
                            needs->profile->arch);
    /* GCC manual, "-ffat-lto-objects": other objects of -flto have nothing but this name. */
    return defines(facts, "__gnu_lto_slim")
               ? "its functions are known to the compiler only; compile it with -ffat-lto-objects"
               : NULL;
}

/* Notes what the item defines, and so need not be in the C library. */
static void note_definitions(struct needs *needs, struct check_item *item)
{
    struct arena scratch = {0};
    const struct facts *facts;
    struct error err;
    if (!item->file.trouble && check_items_facts(&scratch, item, &facts, &err) < 0)
        item->file.trouble = arena_strdup(needs->arena, err.text);
    if (!item->file.trouble)
        item->file.trouble = find_trouble(needs, facts);
    for (size_t i = 0; !item->file.trouble && i < facts->export_count; i++)
        strvec_push(needs->arena, &needs->defined,
                    arena_strdup(needs->arena, facts->exports[i].name));
    arena_release(&scratch);
}

/* Adds what an item that is not linked yet needs. Returns whether it is such an item. */
static bool add_item(struct needs *needs, const struct check_item *item)
{
    struct arena scratch = {0};
    const struct facts *facts;
    struct error ignored; /* it was read before */
    bool is_object = false;
    if (!item->file.trouble && check_items_facts(&scratch, item, &facts, &ignored) == 0) {
        is_object = facts->is_relocatable || !facts->is_elf;
        bool has_cxx = is_cxx(facts);
        for (size_t i = 0; i < facts->import_count && is_object; i++) {
            const struct facts_import *import = &facts->imports[i];
            if (!import->is_weak &&
                !(has_cxx && strvec_contains_sorted(&needs->added_cxx, import->name)))
                add(needs, import->name, item->file.path);
        }
    }
    arena_release(&scratch);
    return is_object;
}

static int compare_needs(const void *a, const void *b)
{
    return strcmp(((const struct need *)a)->name, ((const struct need *)b)->name);
}

/* Returns "glibc 2.38", or what is known of a function that musl lacks. */
static const char *source_text(struct arena *arena, const struct profile *profile,
                               const struct absence *absence)
{
    char release[VERSION_TEXT_SIZE];
    const char *libc = profile->libc == LIBC_MUSL ? "musl" : "glibc";
    if (absence->kind == ABSENCE_NEWER)
        return arena_printf(arena, "%s %s", libc, version_text(absence->release, release));
    if (absence->kind == ABSENCE_FOREIGN)
        return "glibc only";
    return version_is_zero(absence->release)
               ? arena_printf(arena, "%s, for old programs only", libc)
               : arena_printf(arena, "%s before %s", libc, version_text(absence->release, release));
}

/* Returns what brings the function: "polyfill (complete)", or why nothing does. */
static const char *help_text(const struct needs *needs, const struct need *need,
                             const struct polyfill_table *polyfills,
                             const struct polyfill_reasons *reasons)
{
    struct arena *arena = needs->arena;
    const struct polyfill *polyfill = polyfill_find(polyfills, need->name);
    const struct polyfill_reason *reason = polyfill_reasons_find(reasons, need->name);
    if (need->absence.package)
        return arena_printf(arena, "Alpine's %s", need->absence.package);
    if (need->absence.instead)
        return need->absence.instead;
    if (need->absence.kind == ABSENCE_WITHDRAWN)
        return need->absence.part ? need->absence.part->name : "build from source";
    if (needs->profile->libc == LIBC_MUSL) /* polyfills are for old glibc releases */
        return "no polyfill";
    if (polyfill)
        return arena_printf(arena, "polyfill (%s)", polyfill_class_word(polyfill->class));
    return reason ? arena_printf(arena, "no polyfill: %s", reason->reason) : "no polyfill";
}

static const char *files_text(struct arena *arena, const struct strvec *files)
{
    struct strvec shown = {0};
    for (size_t i = 0; i < files->count && i < SHOWN_FILES; i++)
        strvec_push(arena, &shown, files->items[i]);
    const char *list = strvec_join(arena, &shown, ", ");
    return files->count <= SHOWN_FILES
               ? list
               : arena_printf(arena, "%s and %zu more", list, files->count - SHOWN_FILES);
}

/* Prints the words that make a link find them: the polyfills, and the floor that has the rest. */
static void print_remedies(struct ctl *ctl, const struct needs *needs,
                           const struct polyfill_table *polyfills)
{
    struct strvec names = {0};
    struct version newest = {{0}};
    char release[VERSION_TEXT_SIZE];
    for (size_t i = 0; i < needs->count; i++) {
        const struct need *need = &needs->items[i];
        if (need->absence.kind != ABSENCE_NEWER)
            continue;
        if (needs->profile->libc == LIBC_GLIBC && polyfill_find(polyfills, need->name))
            strvec_push(needs->arena, &names, need->name);
        else if (version_compare(need->absence.release, newest) > 0)
            newest = need->absence.release;
    }
    const char *offer = polyfill_offer_from(needs->arena, polyfills, &names);
    if (offer)
        fprintf(ctl->out, "\n%s\n", offer);
    if (version_is_zero(newest))
        return;
    version_text(newest, release);
    if (needs->profile->libc == LIBC_GLIBC)
        fprintf(ctl->out, "%schoose a newer floor for %s: ABICC_PROFILE=%s\n", offer ? "" : "\n",
                offer ? "the others" : "them",
                profile_name_beside(needs->arena, needs->profile,
                                    arena_printf(needs->arena, "glibc%s", release)));
    else
        fprintf(ctl->out, "\nchoose a profile of musl %s\n", release);
}

int check_functions(struct ctl *ctl, struct check_items *items, const struct strvec *roots,
                    const struct profile *profile, size_t *count, struct error *err)
{
    struct needs needs = {.arena = ctl->arena, .profile = profile};
    struct polyfill_table polyfills;
    struct polyfill_reasons reasons;
    struct strvec cells = {0};
    if (added_names(ctl->arena, profile, &needs.added, err) < 0 ||
        added_names_cxx(ctl->arena, profile, &needs.added_cxx, err) < 0 ||
        absences_load(ctl->arena, roots, profile, profile->libc_version, &needs.absences, err) <
            0 ||
        polyfill_load(ctl->arena, profile->arch, &polyfills, err) < 0 ||
        polyfill_reasons_load(ctl->arena, profile->arch, &reasons, err) < 0)
        return -1;
    size_t objects = 0;
    size_t troubles = 0;
    for (size_t i = 0; i < items->count; i++)
        note_definitions(&needs, &items->items[i]);
    strvec_sort(&needs.defined);
    for (size_t i = 0; i < items->count; i++) {
        objects += add_item(&needs, &items->items[i]) ? 1 : 0;
        troubles += items->items[i].file.trouble ? 1 : 0;
    }
    if (!objects && !troubles)
        return error_set(err, "--functions: no objects and no archives of objects; without this "
                              "option abictl check judges what is linked");
    if (needs.count)
        qsort(needs.items, needs.count, sizeof(*needs.items), compare_needs);
    for (size_t i = 0; i < needs.count; i++) {
        const struct need *need = &needs.items[i];
        strvec_push(ctl->arena, &cells, need->name);
        strvec_push(ctl->arena, &cells, source_text(ctl->arena, profile, &need->absence));
        strvec_push(ctl->arena, &cells, help_text(&needs, need, &polyfills, &reasons));
        strvec_push(ctl->arena, &cells, files_text(ctl->arena, &need->files));
    }
    columns_print(ctl->out, &cells, 4);
    if (needs.count)
        print_remedies(ctl, &needs, &polyfills);
    else if (objects)
        fprintf(ctl->out, "profile %s has all functions that these files use\n", profile->name);
    *count = needs.count;
    return 0;
}
