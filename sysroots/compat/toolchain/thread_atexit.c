/* __cxa_thread_atexit_impl (glibc 2.18): runs the destructors of C++ thread_local objects in
 * reverse order when their thread ends; those of the thread that calls exit() run during exit().
 *
 * Differences from glibc's function:
 * - Each program or library that links it has its own list; the order applies within each list.
 * - The destructors run with those of the pthread keys, and not before all of them.
 * - In exit() they run among the atexit handlers: objects with static storage that were created
 *   after the main thread's last thread_local object are destroyed before it.
 * - glibc keeps a library loaded until its last destructor has run. Here the destructor, and
 *   this code too, could be unmapped by dlclose before it runs. A library that registers a
 *   destructor therefore stays loaded forever, as a library with unique symbols does. */
#include "libc.h"

typedef void destructor(void *object);

int __cxa_thread_atexit_impl(destructor *run, void *object, void *dso);

struct registration {
    destructor *run;
    void *object;
    struct registration *older;
};

static pthread_key_t key; /* for each thread: its newest registration */
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

/* The program itself is not found, and need not be. */
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
    __cxa_atexit(run_at_exit, 0, 0); /* for the thread that calls exit() */
}

/* Without a lock: a constructor that dlopen runs may call this function too, and dlopen waits
 * for it. The library of the destructor differs from this one if it uses the __cxa_thread_atexit
 * of this library. */
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
    /* exit() runs the newest handlers first. Registering a handler for each object of the main
     * thread runs its destructor before those of static objects that existed already. */
    if (syscall(SYS_getpid) == syscall(SYS_gettid))
        __cxa_atexit(run_at_exit, 0, dso);
    return 0;
}
