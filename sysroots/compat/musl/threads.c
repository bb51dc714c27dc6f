/* If it was built for glibc, libgcc's unwinder refers to the thread functions by weak
 * references, and takes the presence of __pthread_key_create as the sign that all of them exist.
 * In a static musl program each function comes from its own member of the archive, so a program
 * that uses thread keys but not pthread_once would call a null pointer while unwinding. These
 * strong references make the link include all of them.
 *
 * As this is linked wherever the unwinder is, it also prepares that, for C code as well. */
#define FOR_MUSL
#include "libc.h"
#include "unwinder.h"

extern int pthread_mutex_lock(pthread_mutex_t *mutex);
extern int pthread_mutex_unlock(pthread_mutex_t *mutex);

typedef void function(void);
extern function *const abicc_unwinder_threads[];
function *const abicc_unwinder_threads[] = {
    (function *)pthread_getspecific, (function *)pthread_key_create,
    (function *)pthread_mutex_lock,  (function *)pthread_mutex_unlock,
    (function *)pthread_once,        (function *)pthread_setspecific,
};
