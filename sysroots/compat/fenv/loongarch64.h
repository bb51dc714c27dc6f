/* FCSR0 has the modes and the flags. */
enum { ALL_EXCEPTIONS = 0x1f0000, FE_INEXACT = 0x10000, FE_TOWARDZERO = 0x100 };
#define MODE_BITS 0x31fU

typedef uint32_t femode_t;
typedef uint32_t fexcept_t;

static inline femode_t fenv_mode(void)
{
    uint32_t mode;
    __asm__ volatile("movfcsr2gr %0, $r0" : "=r"(mode));
    return (femode_t)mode;
}

static inline femode_t fenv_default_mode(void)
{
    return 0;
}

static inline void fenv_set_mode(femode_t mode)
{
    uint32_t all = (mode & MODE_BITS) | (fenv_mode() & ~MODE_BITS);
    __asm__ volatile("movgr2fcsr $r0, %0" ::"r"(all));
}

static inline void fenv_add_flags(int flags)
{
    uint32_t all = fenv_mode() | ((uint32_t)flags & ALL_EXCEPTIONS);
    __asm__ volatile("movgr2fcsr $r0, %0" ::"r"(all));
}

static inline int fenv_saved(fexcept_t saved)
{
    return (int)saved;
}
