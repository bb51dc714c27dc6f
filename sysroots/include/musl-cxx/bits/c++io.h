/* basic_filebuf contains a lock that is never used. On aarch64 glibc's mutex, with which the
 * library's code was compiled, is larger than musl's. */
#ifndef ABICC_MUSL_CXX_IO_H
#define ABICC_MUSL_CXX_IO_H

#ifdef __aarch64__
#include <bits/c++config.h>
#include <bits/gthr.h>
namespace std
{
  union __abicc_lock
  {
    __gthread_mutex_t _M_mutex;
    char _M_size_in_glibc[48];
  };
}
#define __c_lock __abicc_unused_lock
#include_next <bits/c++io.h>
#undef __c_lock
namespace std
{
  typedef __abicc_lock __c_lock;
}
#else
#include_next <bits/c++io.h>
#endif

#endif
