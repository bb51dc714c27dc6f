/* Linked wherever libstdc++.a is: what lets objects of the C++ library pass between programs and
 * libraries that each hold a static copy of it.
 *
 * Two kinds of its objects refer to statics of the copy that made them, count their users, and
 * leave them uncounted for as long as they know them by their address: locales, and so every
 * stream, refer to the classic locale; and empty strings without the C++11 ABI, and empty messages
 * of exceptions, to the empty string. Another copy, in which such an object ends, takes the static
 * for one of the heap's, counts it down, and frees it at nought. So these counts start out of
 * reach. As the library itself holds the statics for ever, nothing else depends on them; an empty
 * string that seems to be shared is at most copied.
 *
 * Linked twice, it does the same twice. */
#include "in_module.h"

enum { OUT_OF_REACH = 1 << 30 };

/* std::locale is a pointer to its contents, which begin with the count. */
struct locale {
    int *contents;
};
/* std::string::_Rep: length, capacity, count. */
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

/* Before the module's own constructors (priorities below 101 are the implementation's). */
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
