#include "tables/abi_index.h"

#include <stdlib.h>

static int compare_records(const void *a, const void *b)
{
    const struct abi_record *one = *(const struct abi_record *const *)a;
    const struct abi_record *other = *(const struct abi_record *const *)b;
    int order = text_compare(one->symbol, other->symbol);
    return order ? order : (one > other) - (one < other);
}

struct abi_index abi_index(struct arena *arena, const struct abi *abi)
{
    const struct abi_record **records =
        arena_alloc(arena, abi->record_count * sizeof(const struct abi_record *));
    for (size_t i = 0; i < abi->record_count; i++)
        records[i] = &abi->records[i];
    if (abi->record_count)
        qsort(records, abi->record_count, sizeof(const struct abi_record *), compare_records);
    return (struct abi_index){(const struct abi_record *const *)records, abi->record_count};
}

const struct abi_record *const *abi_index_find(const struct abi_index *index, struct text symbol,
                                               size_t *count)
{
    size_t low = 0;
    for (size_t high = index->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(index->records[middle]->symbol, symbol) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *count = 0;
    while (low + *count < index->count &&
           text_compare(index->records[low + *count]->symbol, symbol) == 0)
        (*count)++;
    return index->records + low;
}
