/* System calls that a thread may be cancelled in: as glibc's own did before 2.41, by letting the
 * cancellation come at any moment of the call. */
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

#endif
