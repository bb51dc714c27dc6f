/* Modes and flags are registers; there are no traps. */
enum { ALL_EXCEPTIONS = 0x1f, FE_INEXACT = 0x01, FE_TOWARDZERO = 1 };

typedef uint32_t femode_t;
typedef uint32_t fexcept_t;

static inline femode_t fenv_mode(void)
{
    uint32_t mode;
    __asm__ volatile("frrm %0" : "=r"(mode));
    return (femode_t)mode;
}

static inline femode_t fenv_default_mode(void)
{
    return 0;
}

static inline void fenv_set_mode(femode_t mode)
{
    uint32_t all = mode;
    __asm__ volatile("fsrm %0" ::"r"(all));
}

static inline void fenv_add_flags(int flags)
{
    __asm__ volatile("csrs fflags, %0" ::"r"((uint32_t)flags & ALL_EXCEPTIONS));
}

static inline int fenv_saved(fexcept_t saved)
{
    return (int)saved;
}
