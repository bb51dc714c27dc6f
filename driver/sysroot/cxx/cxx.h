/* The C++ library of a glibc sysroot: what -lstdc++ finds there. */
#ifndef SYSROOT_CXX_CXX_H
#define SYSROOT_CXX_CXX_H

#include "base/arena.h"
#include "base/error.h"
#include "base/version.h"
#include "profile/profile.h"
#include "tables/abi.h"
#include "toolchain/toolchain.h"

/* What the profile's key `cxx` comes to with a compiler. */
struct cxx_choice {
    enum cxx_library library; /* not CXX_LIBRARY_AUTO */
    bool has_old_strings;     /* the target's library was made before std::string changed */
};

/* Chooses for a profile and a compiler. `probed` gets the files of the compiler's that decide, or
 * that go into the sysroot. */
int cxx_choose(struct arena *arena, const struct strvec *roots, const struct profile *profile,
               const struct toolchain *toolchain, struct cxx_choice *choice, struct strvec *probed,
               struct error *err);

struct cxx_request {
    const struct strvec *roots; /* of abicc's data */
    const struct profile *profile;
    const struct toolchain *toolchain;
    const struct cxx_choice *choice;
    const struct arch *arch;
    struct version floor;
    const char *lib; /* the sysroot's library directory; the libc's libraries are in it already */
};

/* Writes into request->lib the library of the choice, followed by the polyfills of what
 * it needs and the libc lacks. Nothing is done when the compiler has no C++ library. */
int cxx_write(struct arena *arena, const struct cxx_request *request, struct error *err);

/* Where libstdc++.so is static, in a sysroot where it is not: for lines with -static-libstdc++. */
#define CXX_STATIC_DIRECTORY "usr/lib/cxx-static"

/* The compiler's archive behind a linker script that stands in `directory` where compilers look for
 * libstdc++.so. */
int cxx_write_static(struct arena *arena, const struct cxx_request *request, const char *directory,
                     struct error *err);

/* What a linker script of a C++ library names before libc: the stub of libpthread's moved part,
 * below glibc 2.34. By file name and not through libc.so: gold takes a script inside a script for
 * one outside of the sysroot. */
const char *cxx_threads(struct arena *arena, const char *lib);

/* The object that such a script names first where libc has _dl_find_object, or ""
 * (sysroots/crt/find_object.c; before, the polyfill does the same). */
const char *cxx_finder(struct version floor);

#endif
