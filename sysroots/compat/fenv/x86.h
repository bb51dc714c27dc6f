/* The x87 and SSE, which has modes and flags of its own. The x87's are enough for the flags of
 * i386, where a processor may lack SSE. */
enum {
    ALL_EXCEPTIONS = 0x3d,
    FE_INEXACT = 0x20,
    FE_TOWARDZERO = 0xc00,
    MXCSR_FLAGS = 0x3f,
    MXCSR_DEFAULT = 0x1f80,
    CONTROL_DEFAULT = 0x37f
};

typedef uint16_t fexcept_t;
typedef struct {
    uint16_t control, reserved;
    uint32_t mxcsr;
} femode_t;

#if defined(__x86_64__)
static inline bool fenv_has_sse(void)
{
    return true;
}
static inline void fenv_add_flags(int flags)
{
    uint32_t mxcsr;
    __asm__ volatile("stmxcsr %0" : "=m"(mxcsr));
    mxcsr |= (uint32_t)flags & ALL_EXCEPTIONS;
    __asm__ volatile("ldmxcsr %0" ::"m"(mxcsr));
}
#else
static inline bool fenv_has_sse(void)
{
    uint32_t a = 1, b, c, d; /* ebx may be the address of the GOT */
    __asm__("mov %%ebx, %1\n\tcpuid\n\txchg %%ebx, %1" : "+a"(a), "=&r"(b), "=&c"(c), "=&d"(d));
    return d >> 25 & 1;
}
static inline void fenv_add_flags(int flags)
{
    struct {
        uint32_t control, status, other[5];
    } environment;
    __asm__ volatile("fnstenv %0" : "=m"(environment));
    environment.status |= (uint32_t)flags & ALL_EXCEPTIONS;
    __asm__ volatile("fldenv %0" ::"m"(environment));
}
#endif

static inline femode_t fenv_mode(void)
{
    femode_t mode = {0, 0, 0};
    __asm__ volatile("fnstcw %0" : "=m"(mode.control));
    if (fenv_has_sse())
        __asm__ volatile("stmxcsr %0" : "=m"(mode.mxcsr));
    return mode;
}

static inline femode_t fenv_default_mode(void)
{
    return (femode_t){CONTROL_DEFAULT, 0, MXCSR_DEFAULT};
}

static inline void fenv_set_mode(femode_t mode)
{
    __asm__ volatile("fldcw %0" ::"m"(mode.control));
    if (!fenv_has_sse())
        return;
    uint32_t mxcsr = (mode.mxcsr & ~(uint32_t)MXCSR_FLAGS) | (fenv_mode().mxcsr & MXCSR_FLAGS);
    __asm__ volatile("ldmxcsr %0" ::"m"(mxcsr));
}

static inline int fenv_saved(fexcept_t saved)
{
    return saved;
}
