/* _dl_find_object for musl, which has no such function. It is linked with the unwinder. */
#define FOR_MUSL
#include "dl_find_object.h"

typedef void function(void);
extern function *const abicc_unwinder_threads[];
__attribute__((used)) static function *const *const threads = abicc_unwinder_threads;
