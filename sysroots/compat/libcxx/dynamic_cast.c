/* dynamic_cast where the object is of a module with another libc++abi: that function tells types by
 * the addresses of their names, and would find none. Links that take libc++ in are told
 * --wrap=__dynamic_cast.
 *
 * A class that is a base of the object's more than once is not found, whichever of them was meant.
 */
#include "libcxx_types.h"

void *__wrap___dynamic_cast(const void *object, const struct type *from, const struct type *to,
                            ptrdiff_t hint);
extern void *__real___dynamic_cast(const void *object, const struct type *from,
                                   const struct type *to, ptrdiff_t hint)
    __attribute__((weak, visibility("default")));

void *__wrap___dynamic_cast(const void *object, const struct type *from, const struct type *to,
                            ptrdiff_t hint)
{
    /* Before the methods: the type of the whole object, and the way to its start. */
    void *const *methods = *(void *const *const *)object;
    const struct type *whole = methods[-1];
    if (are_of_one_copy(whole, to))
        return __real___dynamic_cast(object, from, to, hint);
    struct search search = {.name = to->name};
    search_bases(whole, (char *)object + (ptrdiff_t)methods[-2], true, &search);
    return search.is_public && !search.is_ambiguous ? search.found : NULL;
}
