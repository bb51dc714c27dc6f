/* The control and status register has the modes, and each flag twice: the sticky one counts. */
enum { ALL_EXCEPTIONS = 0x7c, FE_INEXACT = 0x04, FE_TOWARDZERO = 1 };
#define MODE_BITS 0x01000f83U

typedef uint32_t femode_t;
typedef uint16_t fexcept_t;

static inline femode_t fenv_mode(void)
{
    uint32_t mode;
    __asm__ volatile("cfc1 %0, $31" : "=r"(mode));
    return (femode_t)mode;
}

static inline femode_t fenv_default_mode(void)
{
    return 0;
}

static inline void fenv_set_mode(femode_t mode)
{
    uint32_t all = (mode & MODE_BITS) | (fenv_mode() & ~MODE_BITS);
    __asm__ volatile("ctc1 %0, $31" ::"r"(all));
}

static inline void fenv_add_flags(int flags)
{
    uint32_t all = fenv_mode() | ((uint32_t)flags & ALL_EXCEPTIONS);
    __asm__ volatile("ctc1 %0, $31" ::"r"(all));
}

static inline int fenv_saved(fexcept_t saved)
{
    return (int)saved;
}
