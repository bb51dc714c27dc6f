/* The parts of a sysroot that stay the host's: the compiler's own C++ library, and the archives
 * that a profile lets in by name. */
#ifndef SYSROOT_BORROW_H
#define SYSROOT_BORROW_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "profile/profile.h"

/* The files of the profile's host_archives (z -> .../libz.a); the error names the one that is
 * missing. */
int borrow_find_archives(struct arena *arena, const struct profile *profile,
                         struct strvec *archives, struct error *err);

/* Links each of the `archives` into the library folder. */
int borrow_archives(struct arena *arena, const struct strvec *archives, const char *lib,
                    struct error *err);

/* Makes -lstdc++ find the compiler's libstdc++.a, followed by the polyfills of what it needs and
 * the libc in `lib` lacks: a linker script stands where the compiler would look for libstdc++.so.
 * Nothing is done when the compiler has no C++ library. */
int borrow_stdcxx(struct arena *arena, const char *install_dir, const char *lib, struct error *err);

#endif
