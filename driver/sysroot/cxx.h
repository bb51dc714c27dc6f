/* The C++ library of a glibc sysroot: what -lstdc++ finds there. */
#ifndef SYSROOT_CXX_H
#define SYSROOT_CXX_H

#include "base/arena.h"
#include "base/error.h"
#include "base/version.h"
#include "profile/profile.h"
#include "sysroot/abi.h"
#include "toolchain/toolchain.h"

struct cxx_request {
    const struct strvec *roots; /* of abicc's data */
    const struct profile *profile;
    const struct toolchain *toolchain;
    const struct abi_arch *arch;
    struct version floor;
    const char *lib; /* the sysroot's library folder; the libc's libraries are in it already */
};

/* Writes into request->lib what the profile's key `cxx` asks for, followed by the polyfills of what
 * it needs and the libc lacks. Nothing is done when the compiler has no C++ library. */
int cxx_write(struct arena *arena, const struct cxx_request *request, struct error *err);

/* What a linker script of a C++ library names before libc: the stub of libpthread's moved part,
 * below glibc 2.34. By file name and not through libc.so: gold takes a script inside a script for
 * one outside of the sysroot. */
const char *cxx_threads(struct arena *arena, const char *lib);

#endif
