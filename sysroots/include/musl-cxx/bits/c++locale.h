/* libstdc++'s locales of glibc, over the functions of ../../../compat/musl/locale.c. The original
 * expects glibc's names, which it uses if it finds glibc's version. */
#ifndef ABICC_MUSL_CXX_LOCALE_H
#define ABICC_MUSL_CXX_LOCALE_H

#include <clocale>

#pragma push_macro("__GLIBC__")
#pragma push_macro("__GLIBC_MINOR__")
#undef __GLIBC__
#undef __GLIBC_MINOR__
#define __GLIBC__       2
#define __GLIBC_MINOR__ 3
#define __locale_t      locale_t
#define __uselocale     __abicc_uselocale
#include_next <bits/c++locale.h>
#undef __uselocale
#undef __locale_t
#pragma pop_macro("__GLIBC_MINOR__")
#pragma pop_macro("__GLIBC__")

#endif
