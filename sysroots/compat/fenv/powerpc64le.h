/* FPSCR has the modes and the flags. Traps also need a mode of the machine, which libm sets. */
enum { ALL_EXCEPTIONS = 0x3e000000, FE_INEXACT = 0x02000000, FE_TOWARDZERO = 1 };
enum { FE_INVALID = 0x20000000, FE_INVALID_SOFTWARE = 0x400, TRAPS_SHIFT = 22 };
#define MODE_BITS 0x7000000ffULL
#define TRAP_BITS 0xf8U

typedef double femode_t;
typedef uint32_t fexcept_t;

union fenv_register {
    double value;
    uint64_t bits;
};

extern int feenableexcept(int flags);
extern int fedisableexcept(int flags);

static inline femode_t fenv_mode(void)
{
    double value;
    __asm__ volatile("mffs %0" : "=d"(value));
    return value;
}

static inline void fenv_write(union fenv_register all)
{
    __asm__ volatile(
        ".machine push\n\t.machine \"power6\"\n\tmtfsf 255, %0, 1, 0\n\t.machine pop" ::"d"(
            all.value));
}

static inline femode_t fenv_default_mode(void)
{
    return 0;
}

static inline void fenv_set_mode(femode_t mode)
{
    union fenv_register new = {mode}, old = {fenv_mode()};
    if ((new.bits ^ old.bits) & TRAP_BITS) {
        fedisableexcept(ALL_EXCEPTIONS);
        if (new.bits & TRAP_BITS)
            feenableexcept((int)((new.bits &TRAP_BITS) << TRAPS_SHIFT));
    }
    new.bits = (new.bits &MODE_BITS) | (old.bits & ~MODE_BITS);
    fenv_write(new);
}

/* "Invalid" is the sum of flags for its causes. */
static inline void fenv_add_flags(int flags)
{
    union fenv_register all = {fenv_mode()};
    all.bits |= (uint32_t)flags & ALL_EXCEPTIONS;
    if (flags & FE_INVALID)
        all.bits |= FE_INVALID_SOFTWARE;
    fenv_write(all);
}

static inline int fenv_saved(fexcept_t saved)
{
    return (int)saved;
}
