/* The C++ library that outputs share with other programs on the target: its libstdc++.so.6 for what
 * that has, and archives for the rest. */
#ifndef SYSROOT_CXX_CXX_HYBRID_H
#define SYSROOT_CXX_CXX_HYBRID_H

#include "sysroot/cxx/cxx.h"

/* Writes a stub of the target's libstdc++.so.6, the archive of what only the compiler's library
 * has, and the linker scripts libstdc++.so: one for both, and in a directory of its own one for the
 * compiler's whole archive. Does nothing for a compiler without C++. */
int cxx_hybrid_write(struct arena *arena, const struct cxx_request *request, struct error *err);

#endif
