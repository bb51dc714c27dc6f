/* The host's os_defines.h asks which glibc there is. musl has what it asks of the newest: threads
 * without a library of their own, and isinf and isnan as C99 has them. */
#ifndef ABICC_MUSL_OS_DEFINES_H
#define ABICC_MUSL_OS_DEFINES_H

#define __GLIBC_PREREQ(major, minor) 0
#include_next <bits/os_defines.h>
#undef __GLIBC_PREREQ

#undef _GLIBCXX_NO_OBSOLETE_ISINF_ISNAN_DYNAMIC
#define _GLIBCXX_NO_OBSOLETE_ISINF_ISNAN_DYNAMIC 1
#undef _GLIBCXX_NATIVE_THREAD_ID
#define _GLIBCXX_NATIVE_THREAD_ID pthread_self()
#undef _GLIBCXX_GTHREAD_USE_WEAK
#define _GLIBCXX_GTHREAD_USE_WEAK 0 /* a static program has no references that may be null */

#endif
