/* FPCR has the modes, FPSR the flags. */
enum { ALL_EXCEPTIONS = 0x1f, FE_INEXACT = 0x10, FE_TOWARDZERO = 0xc00000 };
#define MODE_BITS 0x01f01f07U

typedef uint32_t femode_t;
typedef uint32_t fexcept_t;

static inline femode_t fenv_mode(void)
{
    uint64_t mode;
    __asm__ volatile("mrs %0, fpcr" : "=r"(mode));
    return (femode_t)mode;
}

static inline femode_t fenv_default_mode(void)
{
    return 0;
}

static inline void fenv_set_mode(femode_t mode)
{
    uint64_t all = (mode & MODE_BITS) | (fenv_mode() & ~MODE_BITS);
    __asm__ volatile("msr fpcr, %0" ::"r"(all));
}

static inline void fenv_add_flags(int flags)
{
    uint64_t all;
    __asm__ volatile("mrs %0, fpsr" : "=r"(all));
    all |= (uint32_t)flags & ALL_EXCEPTIONS;
    __asm__ volatile("msr fpsr, %0" ::"r"(all));
}

static inline int fenv_saved(fexcept_t saved)
{
    return (int)saved;
}
