/* __cxa_thread_atexit_impl (glibc 2.18): runs the destructors of C++ thread_local objects, in
 * reverse order, when their thread ends; those of the thread that calls exit() during exit().
 *
 * How it differs from glibc's:
 * - Each program or library that links this has a list of its own; the order holds within each.
 * - It runs with the pthread keys' destructors, not before all of them.
 * - In exit() it runs among the atexit handlers: objects with static storage that were made after
 * the main thread's last thread_local go before it.
 * - glibc keeps a library loaded until its last destructor has run.  Here that destructor, and this
 * very code, would run in memory that dlclose has taken away, so a library that registers one stays
 * loaded for good, as one with unique symbols does. */
#include "libc.h"

typedef void destructor(void *object);

int __cxa_thread_atexit_impl(destructor *run, void *object, void *dso);

struct registration {
    destructor *run;
    void *object;
    struct registration *older;
};

static pthread_key_t key; /* of each thread: its newest registration */
static pthread_once_t key_once = PTHREAD_ONCE_INIT;
static int key_status;

static void run_list(void *list)
{
    struct registration *r = list;
    while (r) {
        pthread_setspecific(key, r->older);
        r->run(r->object);
        free(r);
        r = pthread_getspecific(key); /* the destructor may have registered others */
    }
}

static void run_at_exit(void *unused)
{
    (void)unused;
    run_list(pthread_getspecific(key));
}

/* Finds nothing for the program itself, which needs no such thing. */
static void keep_loaded(const void *address)
{
    Dl_info object;
    if (dladdr(address, &object) && object.dli_fname)
        dlopen(object.dli_fname, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
}

static void create_key(void)
{
    key_status = pthread_key_create(&key, run_list);
    if (key_status != 0)
        return;
    __cxa_atexit(run_at_exit, 0, 0); /* for whichever thread calls exit() */
}

/* Not under a lock: a constructor that dlopen runs may come here too, and dlopen waits for it. The
 * destructor's library is another than ours where that one finds __cxa_thread_atexit in ours. */
static void keep_both_loaded(void *dso)
{
    static int is_kept;
    static void *newest;
    if (!__atomic_load_n(&is_kept, __ATOMIC_RELAXED)) {
        keep_loaded(&key);
        __atomic_store_n(&is_kept, 1, __ATOMIC_RELAXED);
    }
    if (!dso || __atomic_load_n(&newest, __ATOMIC_RELAXED) == dso)
        return;
    keep_loaded(dso);
    __atomic_store_n(&newest, dso, __ATOMIC_RELAXED);
}

int __cxa_thread_atexit_impl(destructor *run, void *object, void *dso)
{
    pthread_once(&key_once, create_key);
    if (key_status != 0)
        return key_status;
    struct registration *r = malloc(sizeof(*r));
    if (!r)
        return ENOMEM;
    *r = (struct registration){run, object, pthread_getspecific(key)};
    int status = pthread_setspecific(key, r);
    if (status != 0) {
        free(r);
        return status;
    }
    keep_both_loaded(dso);
    /* exit() runs handlers newest first: another one for each of the main thread's objects puts
     * them before the static objects that existed already. */
    if (syscall(SYS_getpid) == syscall(SYS_gettid))
        __cxa_atexit(run_at_exit, 0, dso);
    return 0;
}
