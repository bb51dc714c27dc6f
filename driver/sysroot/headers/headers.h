/* The headers of a sysroot: links to the host's libc and kernel headers, and overlay files that
 * correct them to describe the target's release. */
#ifndef SYSROOT_HEADERS_HEADERS_H
#define SYSROOT_HEADERS_HEADERS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "base/witness.h"
#include "profile/profile.h"
#include "tables/abi.h"
#include "tables/polyfill.h"

struct headers_request {
    const struct strvec *roots; /* as for data_open */
    enum libc_kind libc;
    const struct abi *abi; /* glibc: the table; NULL for musl */
    struct version floor;  /* the release that the headers must describe */
    struct version host;   /* the release of the host's headers */
    struct strvec
        host_directories;       /* absolute, in search order: /usr/include/x86_64-linux-gnu ... */
    struct strvec host_headers; /* the profile's host_headers, to be linked too */
    const char *musl_directory; /* musl: its include directory, taken whole; kernel headers and
                                 * host_headers come from host_directories. NULL for glibc */
    struct strvec kernel_directories; /* musl: where the kernel's headers are, if elsewhere */
    struct polyfill_table polyfills;  /* glibc: chosen ones that `floor` lacks, to be declared */
    struct strvec newer_names; /* musl: names that `floor` lacks, to be hidden. glibc: set here */
    struct witness *read;      /* gets what is read on the host; may be NULL */
};

/* Stores the release of the glibc headers in `directories` (features.h), and adds to `inputs` the
 * files that decide; the error says which package contains them. */
int headers_host_glibc(struct arena *arena, const struct strvec *directories,
                       struct version *version, struct witness *inputs, struct error *err);

/* Fills the existing, empty directory `include`, which is what the compiler sees. The originals of
 * overlaid headers are included as <abicc-host/...>. */
int headers_write(struct arena *arena, const struct headers_request *request, const char *include,
                  struct error *err);

#endif
