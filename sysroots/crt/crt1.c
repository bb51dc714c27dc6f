/* The start of a program: crt1.o and Scrt1.o, and with PROFILE gcrt1.o.
 *
 * glibc before 2.34 runs a program's constructors only through the init function that is handed to
 * __libc_start_main; glibc from 2.34 on calls such a function instead of its own way.  So one
 * object that always hands one over is right on every release, and nothing runs twice. */
#include "start.h"

typedef void constructor(int argc, char **argv, char **envp);

/* Defined by the linker around .init_array. */
extern constructor *const __init_array_start[] __attribute__((visibility("hidden")));
extern constructor *const __init_array_end[] __attribute__((visibility("hidden")));
extern void _init(void) __attribute__((visibility("hidden"))); /* crti.o */

/* glibc looks this name up in the program: without it, it takes the program to be older than
 * glibc 2.1 and gives it the old FILE layout.  The value says "version 2.1 of stdio". */
extern const int _IO_stdin_used;
const int _IO_stdin_used __attribute__((visibility("default"))) = 0x20001;

/* The start of .data, by SVR4 custom. */
extern int __data_start, data_start;
int __data_start __attribute__((visibility("default"), section(".data"))) = 0;
extern int data_start __attribute__((visibility("default"), weak, alias("__data_start")));

/* The Linux ABI note (LSB): the oldest kernel that the start code itself asks for. */
static const unsigned abi_tag[] __attribute__((section(".note.ABI-tag"), aligned(4), used)) = {
    4, 16, 1, 0x00554e47 /* "GNU" */, 0 /* Linux */, 2, 6, 32};

#ifdef PROFILE
/* Text from here to etext is what gmon.out counts. */
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

/* The .init code of shared libraries calls this name too, so it minds being called again. */
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

/* The name that tools know from older start files. */
void __libc_csu_init(int argc, char **argv, char **envp) __attribute__((visibility("hidden")));

/* Not .preinit_array: the loader runs that of the program itself, on every release. */
void __libc_csu_init(int argc, char **argv, char **envp)
{
#ifdef PROFILE
    __gmon_start__();
#endif
    _init();
    for (constructor *const *c = __init_array_start; c != __init_array_end; c++)
        (*c)(argc, argv, envp);
}
