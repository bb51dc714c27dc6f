/* Type descriptions of the C++ ABI (std::type_info and related classes; Itanium C++ ABI, 2.9.5),
 * compared by name: several modules may each have a libc++abi, and each then has its own
 * description of a class. */
#ifndef LIBCXX_TYPES_H
#define LIBCXX_TYPES_H

#include "libc.h"

struct type {
    void *const *methods; /* before the first: the type of this object itself */
    const char *name;
};

struct single_type {
    struct type type;
    const struct type *base;
};

enum { BASE_VIRTUAL = 1, BASE_PUBLIC = 2, BASE_OFFSET_SHIFT = 8 };
struct base {
    const struct type *type;
    long traits; /* its offset, or the place of the offset in the virtual table, and BASE_... */
};
struct multiple_type {
    struct type type;
    unsigned flags, base_count;
    struct base bases[];
};

static const struct type *type_of_type(const struct type *type)
{
    return type->methods[-1];
}

/* All kinds of type descriptions have one base class, which has one virtual table in each copy
 * of libc++abi. */
static bool are_of_one_copy(const struct type *a, const struct type *b)
{
    return type_of_type(a)->methods == type_of_type(b)->methods;
}

static bool is_kind(const struct type *type, const char *kind)
{
    return strcmp(type_of_type(type)->name, kind) == 0;
}

static bool is_single(const struct type *type)
{
    return is_kind(type, "N10__cxxabiv120__si_class_type_infoE");
}

static bool is_multiple(const struct type *type)
{
    return is_kind(type, "N10__cxxabiv121__vmi_class_type_infoE");
}

struct search {
    const char *name; /* of the wanted base */
    char *found;
    bool is_found, is_public, is_ambiguous;
};

static void search_bases(const struct type *type, char *object, bool is_public,
                         struct search *search);

static void search_base(const struct base *base, char *object, bool is_public,
                        struct search *search)
{
    ptrdiff_t offset = base->traits >> BASE_OFFSET_SHIFT;
    if (base->traits & BASE_VIRTUAL) /* a null pointer has no virtual table */
        offset = object ? *(const ptrdiff_t *)(*(char **)object + offset) : 0;
    search_bases(base->type, object ? object + offset : NULL,
                 is_public && (base->traits & BASE_PUBLIC), search);
}

static void search_bases(const struct type *type, char *object, bool is_public,
                         struct search *search)
{
    if (strcmp(type->name, search->name) == 0) {
        search->is_ambiguous |= search->is_found && search->found != object;
        search->is_public |= is_public;
        search->is_found = true;
        search->found = object;
    } else if (is_single(type)) {
        search_bases(((const struct single_type *)type)->base, object, is_public, search);
    } else if (is_multiple(type)) {
        const struct multiple_type *multiple = (const void *)type;
        for (unsigned i = 0; i < multiple->base_count; i++)
            search_base(&multiple->bases[i], object, is_public, search);
    }
}

#endif
