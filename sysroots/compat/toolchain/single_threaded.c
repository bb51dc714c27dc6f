/* __libc_single_threaded (glibc 2.32). 0 means "there may be other threads", which is always
 * safe: libstdc++ then uses atomic operations. */
extern char __libc_single_threaded;
char __libc_single_threaded = 0;
