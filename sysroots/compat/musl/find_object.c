/* _dl_find_object for musl, which has no such function. It is linked with the unwinder. */
#define FOR_MUSL
#include "dl_find_object.h"

extern int (*const abicc_unwinder_threads[])(void);
__attribute__((used)) static int (*const *const threads)(void) = abicc_unwinder_threads;
