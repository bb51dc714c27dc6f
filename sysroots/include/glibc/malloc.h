@if floor < 2.34 and host >= 2.34@
@# The hooks were removed in 2.34; older programs use them to replace malloc.
#include <abicc-host/malloc.h>
__BEGIN_DECLS
extern void *(*volatile __malloc_hook) (size_t __size, const void *__caller)
     __attribute_deprecated__;
extern void *(*volatile __realloc_hook) (void *__ptr, size_t __size,
					 const void *__caller)
     __attribute_deprecated__;
extern void *(*volatile __memalign_hook) (size_t __alignment, size_t __size,
					  const void *__caller)
     __attribute_deprecated__;
extern void (*volatile __free_hook) (void *__ptr, const void *__caller)
     __attribute_deprecated__;
extern void (*volatile __after_morecore_hook) (void)
     __attribute_deprecated__;
extern void *(*__morecore) (ptrdiff_t __size) __attribute_deprecated__;
__END_DECLS
@end@
@if floor < 2.26@
@if host < 2.34@
#include <abicc-host/malloc.h>
@end@
__BEGIN_DECLS
@if floor < 2.25@
extern void *malloc_get_state (void) __THROW;
extern int malloc_set_state (void *__state) __THROW;
@end@
@if floor < 2.24@
extern void (*volatile __malloc_initialize_hook) (void)
     __attribute_deprecated__;
@end@
#ifndef __cplusplus
extern void cfree (void *__ptr) __THROW;
#endif
__END_DECLS
@end@
@if polyfill mallinfo2 and host < 2.33@
@if floor >= 2.26 and host < 2.34@
#include <abicc-host/malloc.h>
@end@
struct mallinfo2
{
  size_t arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
};
@end@
