/* Where a compiler finds the headers of gcc's C++ library. */
#ifndef TOOLCHAIN_CXX_HEADERS_H
#define TOOLCHAIN_CXX_HEADERS_H

#include "toolchain/toolchain.h"

/* Returns the directories in search order, each by its real path; none for a compiler without C++.
 * They come and go with files of the compiler's install_dir. */
struct strvec cxx_headers_find(struct arena *arena, const char *const *environment,
                               const struct toolchain *toolchain);

#endif
