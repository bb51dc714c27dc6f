/* The floating-point modes and flags of the processor. For each architecture:
 *
 *     femode_t, fexcept_t, FE_INEXACT, FE_TOWARDZERO    as in <fenv.h>
 *     ALL_EXCEPTIONS         the standard's five flags
 *     fenv_mode()            the modes, such as rounding and traps
 *     fenv_default_mode()    what FE_DFL_MODE stands for
 *     fenv_set_mode(mode)    sets the modes and leaves the flags unchanged
 *     fenv_add_flags(flags)  sets flags without causing traps
 *     fenv_saved(saved)      the flags in an fexcept_t */
#ifndef FENV_H
#define FENV_H

#include "libc.h"

#if defined(__x86_64__) || defined(__i386__)
#include "fenv/x86.h"
#elif defined(__aarch64__)
#include "fenv/aarch64.h"
#elif defined(__arm__)
#include "fenv/arm.h"
#elif defined(__riscv)
#include "fenv/riscv64.h"
#elif defined(__powerpc64__)
#include "fenv/powerpc64le.h"
#elif defined(__s390x__)
#include "fenv/s390x.h"
#elif defined(__loongarch__)
#include "fenv/loongarch64.h"
#elif defined(__mips__)
#include "fenv/mips64el.h"
#else
#error "the floating-point environment of this architecture is not known"
#endif

#endif
