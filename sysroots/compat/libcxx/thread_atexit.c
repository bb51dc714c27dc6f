/* Registers the destructor of a thread_local object, in place of libc++abi's function of that name:
 * that one asks for __cxa_thread_atexit_impl weakly, which takes in no polyfill, and makes do with
 * a list that knows nothing of dlclose. Weak, as the C++ ABI's names are in archives that may meet.
 */
int __cxa_thread_atexit(void (*run)(void *), void *object, void *dso);
int __cxa_thread_atexit_impl(void (*run)(void *), void *object, void *dso);

int __cxa_thread_atexit(void (*run)(void *), void *object, void *dso)
{
    return __cxa_thread_atexit_impl(run, object, dso);
}
