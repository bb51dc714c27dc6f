/* System calls in which a thread may be cancelled. The cancellation may happen at any moment of
 * the call, as in glibc before 2.41. */
#ifndef SYSCALL_H
#define SYSCALL_H

#include "libc.h"

#define CANCELLABLE_SYSCALL(...)                                                                   \
    ({                                                                                             \
        int old_type_;                                                                             \
        pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, &old_type_);                            \
        long result_ = syscall(__VA_ARGS__);                                                       \
        pthread_setcanceltype(old_type_, &old_type_);                                              \
        result_;                                                                                   \
    })

/* An offset in a file as two arguments, of which a 64-bit kernel ignores the second one. */
#define OFFSET_HALVES(offset)                                                                      \
    (unsigned long)(offset), (unsigned long)((uint64_t)(off64_t)(offset) >> 32)

#endif
