/* The processor's floating-point modes and flags: those of the x87 and those of SSE. */
#ifndef FENV_H
#define FENV_H

#include "libc.h"

enum { ALL_EXCEPTIONS = 0x3d, MXCSR_FLAGS = 0x3f, MXCSR_DEFAULT = 0x1f80, CONTROL_DEFAULT = 0x37f };

/* The same as in <fenv.h>. */
struct mode {
    uint16_t control, reserved;
    uint32_t mxcsr;
};

static inline uint32_t fenv_mxcsr(void)
{
    uint32_t mxcsr;
    __asm__ volatile("stmxcsr %0" : "=m"(mxcsr));
    return mxcsr;
}

#endif
