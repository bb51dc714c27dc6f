/* clang's libc++ in a glibc sysroot, which -lc++, -lc++abi and -lc++experimental find. */
#ifndef SYSROOT_CXX_CXX_LIBCXX_H
#define SYSROOT_CXX_CXX_LIBCXX_H

#include "sysroot/cxx/cxx.h"

/* Does nothing when the compiler has no libc++. */
int cxx_libcxx_write(struct arena *arena, const struct cxx_request *request, struct error *err);

#endif
