/* Waits that use a given clock (glibc 2.30), by the older functions, which know only
 * CLOCK_REALTIME.
 *
 * A time of CLOCK_MONOTONIC is converted to the CLOCK_REALTIME that it equals at this moment. If
 * the clock is set forward meanwhile, the old function returns too early. This is noticed by
 * reading the monotonic clock, and the wait is repeated. If the clock is set back, the wait
 * takes longer by the same amount; with an old glibc that cannot be avoided. */
#ifndef CLOCKWAIT_H
#define CLOCKWAIT_H

#include "libc.h"

enum { NANOSECONDS = 1000000000 };

static inline bool clock_is_known(clockid_t clock)
{
    return clock == CLOCK_REALTIME || clock == CLOCK_MONOTONIC;
}

/* Makes the system call: the function was in librt before glibc 2.17. */
static inline struct timespec clock_now(clockid_t clock)
{
    struct timespec now = {0, 0};
    syscall(SYS_clock_gettime, clock, &now);
    return now;
}

static inline struct timespec clock_realtime(clockid_t clock, const struct timespec *until)
{
    /* An invalid time stays invalid; the old function decides whether that matters. */
    if (clock == CLOCK_REALTIME || until->tv_nsec < 0 || until->tv_nsec >= NANOSECONDS)
        return *until;
    struct timespec from = clock_now(clock), now = clock_now(CLOCK_REALTIME), result;
    long nanoseconds = now.tv_nsec + until->tv_nsec - from.tv_nsec;
    int carry = nanoseconds < 0 ? -1 : nanoseconds >= NANOSECONDS;
    if (__builtin_add_overflow(until->tv_sec, now.tv_sec - from.tv_sec + carry, &result.tv_sec))
        result.tv_sec = __LONG_MAX__; /* for ever */
    result.tv_nsec = nanoseconds - (long)carry * NANOSECONDS;
    return result;
}

static inline bool clock_has_passed(clockid_t clock, const struct timespec *until)
{
    if (clock == CLOCK_REALTIME)
        return true; /* the old function's own result */
    struct timespec now = clock_now(clock);
    return now.tv_sec > until->tv_sec ||
           (now.tv_sec == until->tv_sec && now.tv_nsec >= until->tv_nsec);
}

#endif
