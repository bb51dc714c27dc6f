/* libgcc's unwinder refers to the thread functions weakly when it was built for glibc, and takes
 * __pthread_key_create as the sign that all of them are there.  In a static musl program each comes
 * from a member of its own, so a program that uses thread keys and not pthread_once would unwind
 * through a null pointer.  These strong references bring them in together. */
extern int pthread_getspecific(void), pthread_key_create(void), pthread_mutex_lock(void);
extern int pthread_mutex_unlock(void), pthread_once(void), pthread_setspecific(void);

extern int (*const abicc_unwinder_threads[])(void);
int (*const abicc_unwinder_threads[])(void) = {
    pthread_getspecific,  pthread_key_create, pthread_mutex_lock,
    pthread_mutex_unlock, pthread_once,       pthread_setspecific,
};
