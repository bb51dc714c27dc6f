/* The C++ library of a sysroot, which -lstdc++ finds. */
#ifndef SYSROOT_CXX_CXX_H
#define SYSROOT_CXX_CXX_H

#include "base/arena.h"
#include "base/error.h"
#include "base/version.h"
#include "profile/profile.h"
#include "sysroot/write/stub_image.h"
#include "tables/abi.h"
#include "toolchain/toolchain.h"

/* The meaning of the profile's key `cxx` for one compiler. */
struct cxx_choice {
    enum cxx_library library; /* not CXX_LIBRARY_AUTO */
    bool has_old_strings;     /* the target's library is older than the new std::string */
};

struct cxx_request {
    const struct strvec *roots; /* of abicc's data */
    const struct profile *profile;
    const struct toolchain *toolchain;
    const struct cxx_choice *choice;
    const struct arch *arch;
    struct version floor;
    const char *lib; /* the sysroot's library directory, with the C library already in it */
};

/* Chooses for the profile and the compiler of the request; its other members but `roots` do not
 * matter. `inputs` gets the files of the compiler's that decide, or that go into the sysroot. */
int cxx_choose(struct arena *arena, const struct cxx_request *request, struct cxx_choice *choice,
               struct witness *inputs, struct error *err);

/* Writes into request->lib the library of the choice, followed by the polyfills of what
 * it needs and the libc lacks. Nothing is done when the compiler has no C++ library. */
int cxx_write(struct arena *arena, const struct cxx_request *request, struct error *err);

/* Where libstdc++.so is a static library in a sysroot with a shared one: for -static-libstdc++. */
#define CXX_STATIC_DIRECTORY "usr/lib/cxx-static"

/* libc as the linker script of a C++ library names it: by its file, for the reason that cxx_threads
 * gives. */
#define CXX_LIBC STUB_PLACE "/libc.so.6"

/* Writes a linker script for the compiler's archive into `directory`, named libstdc++.so as
 * compilers look for it. */
int cxx_write_static(struct arena *arena, const struct cxx_request *request, const char *directory,
                     struct error *err);

/* The linker scripts, for -l, of what a C++ library needs beside it where the library itself is an
 * input of the link, and no script. */
#define CXX_LIBSTDCXX_NEEDS "abicc_libstdcxx_needs"
#define CXX_LIBCXX_NEEDS    "abicc_libcxx_needs"

/* The archive of what a C++ library needs of a newer libc. */
#define CXX_POLYFILLS "libabicc_cxx_polyfill.a"

/* Writes such a script. `before` and `after` name the library's own archives that stand before libc
 * and at the end, each with a blank behind it. */
int cxx_write_needs(struct arena *arena, const struct cxx_request *request, const char *name,
                    const char *before, const char *after, struct error *err);

/* Returns the objects that must come before the archive, so that their definitions are used
 * (sysroots/crt/exceptions.c, statics.c; find_object.c where libc has _dl_find_object). */
struct strvec cxx_objects(struct arena *arena, enum cxx_library library, struct version floor);

/* Returns what the linker script of a C++ library names before libc: the stub of libpthread's moved
 * part, below glibc 2.34. It is named by its file and not through libc.so, because gold takes a
 * script inside a script for one outside of the sysroot (leaves_sysroot_in_scripts). */
const char *cxx_threads(struct arena *arena, const char *lib);

#endif
