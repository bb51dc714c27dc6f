/* If it was built for glibc, libgcc's unwinder refers to the thread functions by weak
 * references, and takes the presence of __pthread_key_create as the sign that all of them exist.
 * In a static musl program each function comes from its own member of the archive, so a program
 * that uses thread keys but not pthread_once would call a null pointer while unwinding. These
 * strong references make the link include all of them. */
extern int pthread_getspecific(void), pthread_key_create(void), pthread_mutex_lock(void);
extern int pthread_mutex_unlock(void), pthread_once(void), pthread_setspecific(void);

extern int (*const abicc_unwinder_threads[])(void);
int (*const abicc_unwinder_threads[])(void) = {
    pthread_getspecific,  pthread_key_create, pthread_mutex_lock,
    pthread_mutex_unlock, pthread_once,       pthread_setspecific,
};
