/* _start hands over what the kernel gave, with the stack as the ABI wants it.
 * flags: -fasynchronous-unwind-tables
 * modes: pie no-pie gc lto pg pg-pie
 * | /t/program one two, then nothing
 * | FROM_OUTSIDE=yes
 * | aligned in a constructor: yes
 * | aligned in main: yes
 * | pages are 4096
 * | frames end: yes
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <unistd.h>
#include <unwind.h>

static int is_aligned_early;

/* The frame lies just above the return address, which the caller pushed on an aligned stack. */
#ifdef __arm__
#define ALIGNMENT 8
#else
#define ALIGNMENT 16
#endif
#define STACK_IS_ALIGNED() ((uintptr_t)__builtin_dwarf_cfa() % ALIGNMENT == 0)

__attribute__((constructor, noinline)) static void early(void)
{
    is_aligned_early = STACK_IS_ALIGNED();
}

/* The unwinder of arm says so of a frame without a table. */
#ifdef __ARM_EABI__
#define END _URC_FAILURE
#else
#define END _URC_END_OF_STACK
#endif

static _Unwind_Reason_Code count(struct _Unwind_Context *context, void *frames)
{
    (void)context;
    return ++*(int *)frames > 100 ? _URC_FOREIGN_EXCEPTION_CAUGHT : _URC_NO_REASON;
}

int main(int argc, char **argv)
{
    printf("%s %s %s, then %s\n", argv[0], argv[1], argv[2], argv[argc] ? argv[argc] : "nothing");
    printf("FROM_OUTSIDE=%s\n", getenv("FROM_OUTSIDE"));
    printf("aligned in a constructor: %s\n", is_aligned_early ? "yes" : "no");
    printf("aligned in main: %s\n", STACK_IS_ALIGNED() ? "yes" : "no");
    printf("pages are %ld\n", getauxval(AT_PAGESZ) == (unsigned long)sysconf(_SC_PAGESIZE)
                                  ? (long)getauxval(AT_PAGESZ)
                                  : -1L);
    int frames = 0;
    printf("frames end: %s\n",
           _Unwind_Backtrace(count, &frames) == END && frames >= 2 ? "yes" : "no");
    return 0;
}
