#include "sysroot/headers/overlay_vector.h"

#include <string.h>

#define DECLARATION "__DECL_SIMD_"

/* Returns the scalar name in a vector function's: cos for _ZGVbN2v_cos. Empty for other symbols. */
static struct text scalar_name(struct text symbol)
{
    static const char prefix[] = "_ZGV";
    if (symbol.length <= strlen(prefix) || memcmp(symbol.start, prefix, strlen(prefix)) != 0)
        return (struct text){symbol.start, 0};
    const char *underscore = memchr(symbol.start + 1, '_', symbol.length - 1);
    if (!underscore)
        return (struct text){symbol.start, 0};
    return (struct text){underscore + 1, symbol.length - (size_t)(underscore + 1 - symbol.start)};
}

/* Returns the records of libmvec, which follow each other. */
static const struct abi_record *find_records(const struct abi *abi, size_t *count)
{
    size_t first = 0;
    while (first < abi->record_count && !text_equals(abi->records[first].library, "libmvec"))
        first++;
    size_t end = first;
    while (end < abi->record_count && text_equals(abi->records[end].library, "libmvec"))
        end++;
    *count = end - first;
    return abi->records + first;
}

static bool has_variant(const struct abi_record *records, size_t count, struct version floor,
                        struct text name)
{
    for (size_t i = 0; i < count; i++)
        if (text_compare(scalar_name(records[i].symbol), name) == 0 &&
            abi_is_linkable(&records[i], floor))
            return true;
    return false;
}

const char *overlay_vector_text(struct arena *arena, const struct abi *abi, struct version floor,
                                const char *original)
{
    static const char define[] = "define " DECLARATION;
    size_t count;
    const struct abi_record *records = find_records(abi, &count);
    struct strvec lines = {0};
    size_t size = 1;
    strvec_push(arena, &lines, "#include <abicc-host/bits/math-vector.h>\n");
    for (const char *p = original; (p = strstr(p, define)); p++) {
        struct text name = {p + strlen(define), strcspn(p + strlen(define), " \t\n")};
        /* x86_64, aarch64: the macro to which the others expand. */
        bool is_arch = strncmp(name.start, abi->arch->name, strlen(abi->arch->name)) == 0;
        if (!is_arch && !has_variant(records, count, floor, name))
            strvec_pushf(arena, &lines, "#undef %s%.*s\n#define %s%.*s\n", DECLARATION,
                         (int)name.length, name.start, DECLARATION, (int)name.length, name.start);
    }
    if (lines.count == 1)
        return NULL;
    for (size_t i = 0; i < lines.count; i++)
        size += strlen(lines.items[i]);
    char *text = arena_alloc(arena, size);
    char *end = text;
    for (size_t i = 0; i < lines.count; i++)
        end = stpcpy(end, lines.items[i]);
    return text;
}
