/* The compiler's C++ library in a musl sysroot: libstdc++, which is built for glibc, with the names
 * that musl and abicc have. */
#ifndef SYSROOT_CXX_CXX_MUSL_H
#define SYSROOT_CXX_CXX_MUSL_H

#include "sysroot/cxx/cxx.h"

/* Writes the archives and their scripts. Does nothing for a compiler without C++. */
int cxx_musl_write(struct arena *arena, const struct cxx_request *request, struct error *err);

#endif
