/* Names and descriptions of signals and errors. */
#include "case.h"

#include <limits.h>
#include <signal.h>

static const char *shown(const char *text)
{
    return text ? text : "-";
}

int main(void)
{
#if defined(REAL) ||                                                                               \
    defined(OURS) /* cross libraries may be built with older headers of the kernel */
    enum { END = 134 };
#else
    enum { END = 140 };
#endif
    for (int i = -2; i < END; i++) {
        printf("%d: %s, %s; %s, %s\n", i, shown(sigabbrev_np(i)), shown(sigdescr_np(i)),
               shown(strerrorname_np(i)), shown(strerrordesc_np(i)));
    }
    printf("%s %s\n", shown(sigabbrev_np(INT_MAX)), shown(strerrorname_np(INT_MIN)));
    return 0;
}
