/* Uses what stubs can get wrong: data with several names, of which a program without PIC has a
 * copy; names of the loader; names that are in one library and later in another; and what was a
 * default for a time only. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <math.h>
#include <netinet/in.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

extern char **environ, **__environ;
extern __thread int library_tls;
int in_library(int add);

static __thread int own = 3;
static int seen;
static jmp_buf back;

static void *run(void *arg)
{
    char text[64];
    own += 4;
    snprintf(text, sizeof(text), "%d", own);
    seen = own + (int)strlen(text);
    return arg;
}

static void at_fork(void)
{
}

static const char *wrong_data(void)
{
    volatile double x = -2.5;
    setenv("TZ", "EST5EDT", 1);
    tzset();
    if (environ != __environ || !environ || !getenv("TZ"))
        return "environ";
    if (!strstr(program_invocation_name, program_invocation_short_name))
        return "program_invocation_name";
    if (strcmp(program_invocation_short_name, strrchr(program_invocation_name, '/') + 1) != 0)
        return "program_invocation_short_name";
    if (timezone != 5 * 3600 || !daylight || strcmp(tzname[1], "EDT") != 0)
        return "timezone";
    lgamma(x);
    if (signgam != -1)
        return "signgam";
    if (in6addr_loopback.s6_addr[15] != 1)
        return "in6addr_loopback";
    return optind == 1 && opterr ? NULL : "optind";
}

static const char *wrong_call(void)
{
    char text[32];
    pthread_t thread;
    void *libm;
    if (pthread_create(&thread, NULL, run, NULL) || pthread_join(thread, NULL) || seen != 8 ||
        own != 3)
        return "pthread_create";
    library_tls = 40;
    if (in_library(2) != 42)
        return "a library's TLS";
    if (setjmp(back) == 0)
        longjmp(back, 1);
    if (pthread_atfork(at_fork, NULL, NULL))
        return "pthread_atfork";
    libm = dlopen("libm.so.6", RTLD_NOW);
    if (!libm || !dlsym(libm, "cos"))
        return "dlopen";
    snprintf(text, sizeof(text), "%.2Lf", strtold("1.25", NULL));
    return strcmp(text, "1.25") == 0 ? NULL : "long double";
}

int main(void)
{
    volatile double x = -2.5;
    const char *wrong = wrong_data();
    if (!wrong)
        wrong = wrong_call();
    fprintf(stdout, "%s %g\n", wrong ? wrong : "all right", pow(x * x, 0.5));
    return wrong != NULL;
}
