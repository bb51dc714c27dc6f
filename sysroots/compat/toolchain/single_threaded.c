/* __libc_single_threaded (glibc 2.32).  0 says "there may be threads", which is always true enough:
 * libstdc++ then uses atomic operations. */
extern char __libc_single_threaded;
char __libc_single_threaded = 0;
