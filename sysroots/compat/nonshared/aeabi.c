/* Constants and streams under the names by which objects refer to them that were compiled for any C
 * library of arm (C Library ABI for the Arm Architecture; _AEABI_PORTABILITY_LEVEL of glibc's
 * headers). */
#if defined(__arm__)

#define CONSTANT(name, value)                                                                      \
    extern const int __aeabi_##name;                                                               \
    const int __aeabi_##name = value;

CONSTANT(EDOM, 33)
CONSTANT(ERANGE, 34)
CONSTANT(EILSEQ, 84)
CONSTANT(MB_LEN_MAX, 16)
CONSTANT(LC_CTYPE, 0)
CONSTANT(LC_NUMERIC, 1)
CONSTANT(LC_TIME, 2)
CONSTANT(LC_COLLATE, 3)
CONSTANT(LC_MONETARY, 4)
CONSTANT(LC_ALL, 6)
CONSTANT(JMP_BUF_SIZE, 49) /* in words of eight bytes */
CONSTANT(SIGABRT, 6)
CONSTANT(SIGFPE, 8)
CONSTANT(SIGILL, 4)
CONSTANT(SIGINT, 2)
CONSTANT(SIGSEGV, 11)
CONSTANT(SIGTERM, 15)
CONSTANT(IOFBF, 0)
CONSTANT(IOLBF, 1)
CONSTANT(IONBF, 2)
CONSTANT(BUFSIZ, 8192)
CONSTANT(FOPEN_MAX, 16)
CONSTANT(TMP_MAX, 238328)
CONSTANT(FILENAME_MAX, 4096)
CONSTANT(L_tmpnam, 20)
CONSTANT(CLOCKS_PER_SEC, 1000000)

extern const double __aeabi_HUGE_VAL;
const double __aeabi_HUGE_VAL = __builtin_huge_val();
extern const long double __aeabi_HUGE_VALL;
const long double __aeabi_HUGE_VALL = __builtin_huge_vall();
extern const float __aeabi_HUGE_VALF, __aeabi_INFINITY, __aeabi_NAN;
const float __aeabi_HUGE_VALF = __builtin_huge_valf();
const float __aeabi_INFINITY = __builtin_inff();
const float __aeabi_NAN = __builtin_nanf("");

/* SIG_DFL, SIG_IGN and SIG_ERR are addresses. */
__asm__(".globl __aeabi_SIG_DFL, __aeabi_SIG_IGN, __aeabi_SIG_ERR\n"
        ".hidden __aeabi_SIG_DFL, __aeabi_SIG_IGN, __aeabi_SIG_ERR\n"
        "__aeabi_SIG_DFL = 0\n"
        "__aeabi_SIG_IGN = 1\n"
        "__aeabi_SIG_ERR = -1\n");

struct file;
extern struct file *stdin, *stdout, *stderr;
extern struct file *__aeabi_stdin, *__aeabi_stdout, *__aeabi_stderr;
struct file *__aeabi_stdin, *__aeabi_stdout, *__aeabi_stderr;

__attribute__((constructor(101))) static void set_streams(void)
{
    __aeabi_stdin = stdin;
    __aeabi_stdout = stdout;
    __aeabi_stderr = stderr;
}

#endif
