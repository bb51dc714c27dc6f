/* The start code of a program: crt1.o and Scrt1.o, and with PROFILE gcrt1.o.
 *
 * glibc before 2.34 runs a program's constructors only through the init function that is passed
 * to __libc_start_main. glibc 2.34 and newer call such a function instead of running the
 * constructors themselves. One object that always passes a function is therefore correct for
 * every release, and no constructor runs twice. */
#include "unwind_tables.h"

#include "start.h"

typedef void constructor(int argc, char **argv, char **envp);

/* Defined by the linker around .init_array. */
extern constructor *const __init_array_start[] __attribute__((visibility("hidden")));
extern constructor *const __init_array_end[] __attribute__((visibility("hidden")));
extern void _init(void) __attribute__((visibility("hidden"))); /* crti.o */

/* glibc looks up this symbol in the program. Without it, glibc assumes that the program is older
 * than glibc 2.1 and uses the old layout of FILE. The value means "version 2.1 of stdio". */
extern const int _IO_stdin_used;
const int _IO_stdin_used __attribute__((visibility("default"))) = 0x20001;

/* The start of .data, a convention of SVR4. */
extern int __data_start, data_start;
int __data_start __attribute__((visibility("default"), section(".data"))) = 0;
extern int data_start __attribute__((visibility("default"), weak, alias("__data_start")));

/* The Linux ABI note (LSB): the oldest kernel that the start code needs. */
static const unsigned abi_tag[] __attribute__((section(".note.ABI-tag"), aligned(4), used)) = {
    4, 16, 1, 0x00554e47 /* "GNU" */, 0 /* Linux */, 2, 6, 32};

#ifdef PROFILE
/* The code from here to etext is what gmon.out counts. */
extern const char _start[], etext[];
extern void __monstartup(unsigned long low, unsigned long high);
extern void _mcleanup(void);
extern int __cxa_atexit(void (*function)(void *), void *argument, void *dso);
void __gmon_start__(void) __attribute__((visibility("default")));

static void write_profile(void *unused)
{
    (void)unused;
    _mcleanup();
}

/* The .init code of shared libraries calls this function too, so it may be called more than
 * once. */
void __gmon_start__(void)
{
    static int is_started;
    if (is_started)
        return;
    is_started = 1;
    __monstartup((unsigned long)_start, (unsigned long)etext);
    __cxa_atexit(write_profile, 0, 0);
}
#endif

/* The name is the one by which tools know it from older start files. Not .preinit_array: in every
 * release the loader runs that of the program. */
void __libc_csu_init(int argc, char **argv, char **envp)
{
#ifdef PROFILE
    __gmon_start__();
#endif
#ifndef NO_INIT_SECTION
    _init();
#endif
    for (constructor *const *c = __init_array_start; c != __init_array_end; c++)
        (*c)(argc, argv, envp);
}
