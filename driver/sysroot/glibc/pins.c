#include "sysroot/glibc/pins.h"

#include "base/strvec.h"
#include "tables/abi_index.h"

/* Returns the record among [first, end) that a linker with all libraries of `release` binds the
 * symbol to: the one with the newest version; NULL when it finds none. A symbol may be in two
 * libraries (clock_gettime at 2.17: librt's for old programs, and libc's), so all of them count. */
static const struct abi_record *newest_in(const struct abi_record *const *first,
                                          const struct abi_record *const *end,
                                          struct version release)
{
    const struct abi_record *newest = NULL;
    for (; first < end; first++)
        if (abi_is_present(*first, release) && abi_is_linkable(*first, release) &&
            (!newest || version_compare((*first)->node_version, newest->node_version) > 0))
            newest = *first;
    return newest;
}

const char *pins_header(struct arena *arena, const struct abi *abi, struct version floor)
{
    const struct abi_index index = abi_index(arena, abi);
    struct strvec lines = {0};
    strvec_push(arena, &lines, "#ifndef __ASSEMBLER__\n");
    const struct abi_record *const *end = index.records + index.count;
    const struct abi_record *const *next;
    for (const struct abi_record *const *first = index.records; first < end; first = next) {
        for (next = first + 1; next < end && text_compare((*first)->symbol, (*next)->symbol) == 0;)
            next++;
        const struct abi_record *pinned = newest_in(first, next, floor);
        const struct abi_record *newest = newest_in(first, next, abi->newest);
        if (!pinned || !newest || pinned->is_data ||
            version_compare(newest->node_version, pinned->node_version) <= 0)
            continue;
        int length = (int)pinned->symbol.length;
        strvec_pushf(arena, &lines, "__asm__(\".symver %.*s,%.*s@%.*s\");\n", length,
                     pinned->symbol.start, length, pinned->symbol.start, (int)pinned->node.length,
                     pinned->node.start);
    }
    strvec_push(arena, &lines, "#endif\n");
    return strvec_join(arena, &lines, "");
}
