/* pthread_getattr_default_np (glibc 2.18): the attributes of threads that are created without
 * attributes. The stack size is the one that libc returns for an attribute object without a
 * size. */
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
