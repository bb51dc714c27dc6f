#include "tables/newer.h"

#include <string.h>

#include "tables/header_names.h"

/* Linked into every executable and library from libc_nonshared.a, in all releases. */
static const char *const nonshared[] = {
    "stat",      "lstat", "fstat",   "fstatat", "stat64",        "lstat64",        "fstat64",
    "fstatat64", "mknod", "mknodat", "atexit",  "at_quick_exit", "pthread_atfork",
};

/* Every symbol of the tables, once. */
struct symbol {
    struct text text;
    bool is_data;
    bool is_at_floor; /* linkers find it in the floor's libraries */
    bool is_later;    /* or in those of a later release, up to the host's */
};

static uint32_t hash_text(struct text text)
{
    uint32_t hash = 0;
    for (size_t i = 0; i < text.length; i++)
        hash = newer_hash_step(hash, text.start[i]);
    return hash;
}

static bool is_same(struct text a, struct text b)
{
    return a.length == b.length && memcmp(a.start, b.start, a.length) == 0;
}

static size_t table_size(size_t count)
{
    size_t size = 64;
    while (size < count * 2)
        size *= 2;
    return size;
}

/* Merges the records into symbols, one for each name. Returns their number. */
static size_t fold_records(struct arena *arena, const struct abi *abi, struct version floor,
                           struct version host, struct symbol *symbols)
{
    size_t mask = table_size(abi->record_count) - 1;
    uint16_t *slots = arena_alloc(arena, (mask + 1) * sizeof(*slots));
    size_t count = 0;
    for (size_t i = 0; i < abi->record_count; i++) {
        const struct abi_record *record = &abi->records[i];
        size_t slot = hash_text(record->symbol) & mask;
        while (slots[slot] && !is_same(symbols[slots[slot] - 1].text, record->symbol))
            slot = (slot + 1) & mask;
        if (!slots[slot]) {
            symbols[count].text = record->symbol;
            symbols[count].is_data = record->is_data;
            slots[slot] = (uint16_t)++count;
        }
        struct symbol *symbol = &symbols[slots[slot] - 1];
        if (abi_is_linkable(record, floor))
            symbol->is_at_floor = true;
        else if (version_compare(record->first, floor) > 0 &&
                 version_compare(record->first, host) <= 0 &&
                 abi_is_linkable(record, record->first))
            symbol->is_later = true;
    }
    return count;
}

static void fill_slots(struct arena *arena, struct newer *newer)
{
    newer->slot_mask = table_size(newer->count) - 1;
    newer->slots = arena_alloc(arena, (newer->slot_mask + 1) * sizeof(*newer->slots));
    for (size_t i = 0; i < newer->count; i++) {
        size_t slot = hash_text(newer->names[i].text) & newer->slot_mask;
        while (newer->slots[slot])
            slot = (slot + 1) & newer->slot_mask;
        newer->slots[slot] = (uint16_t)(i + 1);
    }
}

/* Returns whether the name needs no hiding because its type is missing: a _FloatN name is declared
 * only where <bits/floatn.h> says that the release has the type's functions (2.26: _Float128; 2.27:
 * the others, or polyfills of them). */
static bool is_without_type(struct text name, struct version floor, bool has_float_names)
{
    static const struct {
        const char *suffix;
        struct version first;
    } types[] = {
        {"f128", {{2, 26}}}, {"f32", {{2, 27}}},  {"f64", {{2, 27}}},
        {"f32x", {{2, 27}}}, {"f64x", {{2, 27}}},
    };
    for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
        if (memmem(name.start, name.length, types[i].suffix, strlen(types[i].suffix)) &&
            version_compare(floor, types[i].first) < 0)
            return i == 0 || !has_float_names;
    return false;
}

static bool is_nonshared(struct text name)
{
    for (size_t i = 0; i < sizeof(nonshared) / sizeof(*nonshared); i++)
        if (text_equals(name, nonshared[i]))
            return true;
    return false;
}

/* Marks the names that the host's C++ headers refer to. */
static int mark_cxx(struct arena *arena, const struct strvec *roots, struct newer *newer,
                    struct error *err)
{
    struct table table;
    if (table_open(arena, roots, "sysroots/include/cxx-names.list", ' ', &table, err) < 0)
        return -1;
    int status;
    while ((status = table_next(&table, err)) > 0) {
        int index = newer_find_hashed(newer, table.field[0], hash_text(table.field[0]));
        if (index >= 0)
            newer->names[index].is_for_cxx = true;
    }
    return status;
}

/* Adds the newer macros, enumerators and types. A type may have a function's name. */
static int add_words(struct arena *arena, const struct newer_request *request, struct newer *newer,
                     struct error *err)
{
    struct header_names names;
    if (header_names_read(arena, request->roots, &names, err) < 0)
        return -1;
    struct newer_name *grown =
        arena_alloc(arena, (newer->count + names.count + 1) * sizeof(*grown));
    memcpy(grown, newer->names, newer->count * sizeof(*grown));
    newer->names = grown;
    for (size_t i = 0; i < names.count; i++) {
        const struct header_name *name = &names.items[i];
        if (version_compare(name->since, request->floor) <= 0 ||
            (name->polyfill.length && polyfill_find_text(request->given, name->polyfill)))
            continue;
        int index = newer_find_text(newer, name->text);
        if (index < 0)
            index = (int)newer->count++;
        newer->names[index].text = name->text;
        newer->names[index].is_word = true;
        newer->names[index].before = name->before;
    }
    fill_slots(arena, newer);
    return 0;
}

int newer_from_abi(struct arena *arena, const struct newer_request *request, struct newer *newer,
                   struct error *err)
{
    const struct abi *abi = request->abi;
    if (abi->record_count >= UINT16_MAX)
        return error_set(err, "%s: too many records for the header overlay", abi->arch->name);
    struct symbol *symbols = arena_alloc(arena, (abi->record_count + 1) * sizeof(*symbols));
    size_t count = fold_records(arena, abi, request->floor, request->host, symbols);
    bool has_float_names = polyfill_has_float_names(request->given);
    *newer = (struct newer){.names = arena_alloc(arena, (count + 1) * sizeof(*newer->names))};
    for (size_t i = 0; i < count; i++)
        if (symbols[i].is_later && !symbols[i].is_at_floor && !is_nonshared(symbols[i].text) &&
            !is_without_type(symbols[i].text, request->floor, has_float_names) &&
            !polyfill_find_text(request->given, symbols[i].text))
            newer->names[newer->count++] = (struct newer_name){
                .text = symbols[i].text,
                .is_data = symbols[i].is_data,
            };
    fill_slots(arena, newer);
    if (mark_cxx(arena, request->roots, newer, err) < 0)
        return -1;
    return add_words(arena, request, newer, err);
}

void newer_from_names(struct arena *arena, const struct strvec *names, struct newer *newer)
{
    *newer = (struct newer){
        .names = arena_alloc(arena, (names->count + 1) * sizeof(*newer->names)),
        .count = names->count,
    };
    for (size_t i = 0; i < names->count; i++)
        newer->names[i].text = (struct text){names->items[i], strlen(names->items[i])};
    fill_slots(arena, newer);
}

int newer_find_hashed(const struct newer *newer, struct text name, uint32_t hash)
{
    for (size_t slot = hash & newer->slot_mask; newer->slots[slot];
         slot = (slot + 1) & newer->slot_mask) {
        int index = newer->slots[slot] - 1;
        if (is_same(newer->names[index].text, name))
            return index;
    }
    return -1;
}

int newer_find_text(const struct newer *newer, struct text name)
{
    return newer_find_hashed(newer, name, hash_text(name));
}

int newer_find(const struct newer *newer, const char *name)
{
    return newer_find_text(newer, (struct text){name, strlen(name)});
}

static size_t word_count(const struct newer *newer)
{
    return newer->count / 64 + 1;
}

struct newer_set newer_set_make(struct arena *arena, const struct newer *newer)
{
    return (struct newer_set){arena_alloc(arena, word_count(newer) * sizeof(uint64_t))};
}

void newer_set_join(struct newer_set set, struct newer_set more, const struct newer *newer)
{
    for (size_t i = 0; i < word_count(newer); i++)
        set.words[i] |= more.words[i];
}

bool newer_set_is_empty(struct newer_set set, const struct newer *newer)
{
    for (size_t i = 0; i < word_count(newer); i++)
        if (set.words[i])
            return false;
    return true;
}
