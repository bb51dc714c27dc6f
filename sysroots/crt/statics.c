/* Lets objects of the C++ library pass between programs and libraries that each contain a static
 * copy of it. Linked with libstdc++.a.
 *
 * Two kinds of objects refer to static objects of the copy that created them and count their
 * users: locales, and therefore all streams, refer to the classic locale; empty strings without
 * the C++11 ABI, and empty messages of exceptions, refer to the empty string. The copy that
 * created such an object recognizes the static object by its address and does not count it. If
 * the object is destroyed in another copy, that copy takes the static object for one on the
 * heap, decrements its counter, and frees it at zero. These counters therefore start at a value
 * that never reaches zero. Nothing else depends on them, because the library itself keeps the
 * static objects forever; at most, an empty string that seems to be shared is copied.
 *
 * If this object is linked twice, it sets the same value twice. */
#include "in_module.h"

enum { OUT_OF_REACH = 1 << 30 };

/* std::locale is a pointer to its contents, which begin with the counter. */
struct locale {
    int *contents;
};
/* std::string::_Rep: length, capacity, counter. */
struct string_rep {
    size_t length, capacity;
    int count;
};

typedef const struct locale *get_locale(void);
extern get_locale _ZNSt6locale7classicEv IN_THIS_MODULE;
extern struct string_rep _ZNSs4_Rep20_S_empty_rep_storageE IN_THIS_MODULE;
extern struct string_rep _ZNSbIwSt11char_traitsIwESaIwEE4_Rep20_S_empty_rep_storageE IN_THIS_MODULE;

static get_locale *volatile const classic = _ZNSt6locale7classicEv;
static struct string_rep *volatile const empty_strings[] = {
    &_ZNSs4_Rep20_S_empty_rep_storageE,
    &_ZNSbIwSt11char_traitsIwESaIwEE4_Rep20_S_empty_rep_storageE,
};

static void keep(int *count)
{
    __atomic_fetch_or(count, OUT_OF_REACH, __ATOMIC_RELAXED);
}

/* Runs before the module's own constructors (priorities below 101 are reserved for the
 * implementation). */
__attribute__((used, constructor(100))) static void keep_statics(void)
{
    get_locale *get = classic;
    if (is_linked((const void *)get))
        keep(get()->contents);
    for (size_t i = 0; i < sizeof(empty_strings) / sizeof(*empty_strings); i++) {
        struct string_rep *empty = empty_strings[i];
        if (is_linked(empty))
            keep(&empty->count);
    }
}
