/* pthread_getattr_default_np (glibc 2.18): what threads begin with that are given no attributes.
 * The size of the stack is what libc answers for an object that does not say it. */
#include "libc.h"

typedef union pthread_attributes pthread_attr_t;

extern int pthread_attr_init(pthread_attr_t *attributes);
extern int pthread_attr_getstacksize(const pthread_attr_t *attributes, size_t *size);
extern int pthread_attr_setstacksize(pthread_attr_t *attributes, size_t size);

int pthread_getattr_default_np(pthread_attr_t *attributes)
{
    size_t size;
    int error = pthread_attr_init(attributes);
    if (error)
        return error;
    error = pthread_attr_getstacksize(attributes, &size);
    return error ? error : pthread_attr_setstacksize(attributes, size);
}
