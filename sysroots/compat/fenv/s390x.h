/* The FPC register has masks of traps, flags, a code, and two directions of rounding. */
enum { ALL_EXCEPTIONS = 0xf8, FE_INEXACT = 0x08, FE_TOWARDZERO = 1 };
#define MODE_BITS 0xf8000077U

typedef uint32_t femode_t;
typedef uint32_t fexcept_t;

static inline femode_t fenv_mode(void)
{
    uint32_t mode;
    __asm__ volatile("stfpc %0" : "=Q"(mode));
    return (femode_t)mode;
}

static inline femode_t fenv_default_mode(void)
{
    return 0;
}

static inline void fenv_set_mode(femode_t mode)
{
    uint32_t all = (mode & MODE_BITS) | (fenv_mode() & ~MODE_BITS);
    __asm__ volatile("lfpc %0" ::"Q"(all));
}

static inline void fenv_add_flags(int flags)
{
    uint32_t all = fenv_mode() | (((uint32_t)flags & ALL_EXCEPTIONS) << 16);
    __asm__ volatile("lfpc %0" ::"Q"(all));
}

static inline int fenv_saved(fexcept_t saved)
{
    return (int)(saved | saved >> 8 | saved >> 16); /* some releases leave them in their places */
}
