/* The C++ library that outputs share with all others on the target: its libstdc++.so.6 where that
 * has what they use, and archives for the rest. */
#ifndef SYSROOT_CXX_CXX_HYBRID_H
#define SYSROOT_CXX_CXX_HYBRID_H

#include "sysroot/cxx/cxx.h"

/* Writes a stub of the target's libstdc++.so.6, the archive of what the compiler's has beyond it,
 * and the linker scripts libstdc++.so: of both, and in a directory of its own of the compiler's
 * whole archive. Nothing for a compiler without C++. */
int cxx_hybrid_write(struct arena *arena, const struct cxx_request *request, struct error *err);

#endif
