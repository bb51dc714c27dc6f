/* FPSCR has the modes, the flags, and the results of comparisons. */
enum { ALL_EXCEPTIONS = 0x1f, FE_INEXACT = 0x10, FE_TOWARDZERO = 0xc00000 };
#define MODE_BITS 0x07f79f00U

typedef uint32_t femode_t;
typedef uint32_t fexcept_t;

static inline femode_t fenv_mode(void)
{
    uint32_t mode;
    __asm__ volatile("vmrs %0, fpscr" : "=r"(mode));
    return (femode_t)mode;
}

static inline femode_t fenv_default_mode(void)
{
    return 0;
}

static inline void fenv_set_mode(femode_t mode)
{
    uint32_t all = (mode & MODE_BITS) | (fenv_mode() & ~MODE_BITS);
    __asm__ volatile("vmsr fpscr, %0" ::"r"(all));
}

static inline void fenv_add_flags(int flags)
{
    uint32_t all = fenv_mode() | ((uint32_t)flags & ALL_EXCEPTIONS);
    __asm__ volatile("vmsr fpscr, %0" ::"r"(all));
}

static inline int fenv_saved(fexcept_t saved)
{
    return (int)saved;
}
