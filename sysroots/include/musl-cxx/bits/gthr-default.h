/* std::call_once calls pthread_once, and may throw through it. musl's has no tables for unwinding
 * (../../../compat/musl/once.c). */
#ifndef ABICC_MUSL_GTHR_DEFAULT_H
#define ABICC_MUSL_GTHR_DEFAULT_H

#include <pthread.h>

extern "C" int __abicc_once(pthread_once_t *, void (*)(void));

#pragma push_macro("pthread_once")
#undef pthread_once
#define pthread_once __abicc_once
#include_next <bits/gthr-default.h>
#pragma pop_macro("pthread_once")

#endif
