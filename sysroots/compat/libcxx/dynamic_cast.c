/* dynamic_cast for objects of a module with another libc++abi, which compares types by the
 * addresses of their names and would not find the wanted base. Links that include libc++ get the
 * option --wrap=__dynamic_cast.
 *
 * A class that is a base of the object more than once is not found, whichever one is wanted. */
#include "libcxx_types.h"

void *__wrap___dynamic_cast(const void *object, const struct type *from, const struct type *to,
                            ptrdiff_t hint);
extern void *__real___dynamic_cast(const void *object, const struct type *from,
                                   const struct type *to, ptrdiff_t hint)
    __attribute__((weak, visibility("default")));

void *__wrap___dynamic_cast(const void *object, const struct type *from, const struct type *to,
                            ptrdiff_t hint)
{
    /* Before the virtual functions: the type of the complete object, and the offset to its
     * start. */
    void *const *methods = *(void *const *const *)object;
    const struct type *whole = methods[-1];
    if (are_of_one_copy(whole, to))
        return __real___dynamic_cast(object, from, to, hint);
    struct search search = {.name = to->name};
    search_bases(whole, (char *)object + (ptrdiff_t)methods[-2], true, &search);
    return search.is_public && !search.is_ambiguous ? search.found : NULL;
}
