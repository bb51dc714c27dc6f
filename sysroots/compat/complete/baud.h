/* Rates as numbers (glibc 2.42), converted to and from the rates that have a code. */
#ifndef BAUD_H
#define BAUD_H

#include "libc.h"

struct termios;
extern unsigned cfgetispeed(const struct termios *termios);
extern unsigned cfgetospeed(const struct termios *termios);
extern int cfsetispeed(struct termios *termios, unsigned code);
extern int cfsetospeed(struct termios *termios, unsigned code);
extern int cfsetspeed(struct termios *termios, unsigned code);

/* The rates of the codes 0, 1 and so on, and on most architectures then of 010001 and so on. */
static const unsigned baud_rates[] = {
    0,      50,      75,      110,     134,     150,     200,     300,     600,    1200,   1800,
    2400,   4800,    9600,    19200,   38400,   57600,   115200,  230400,  460800, 500000, 576000,
    921600, 1000000, 1152000, 1500000, 2000000, 2500000, 3000000, 3500000, 4000000};
enum { BAUD_RATES = sizeof(baud_rates) / sizeof(*baud_rates), LOW_RATES = 16 };
#if defined(__powerpc__)
enum { HIGH_CODES = LOW_RATES };
#else
enum { HIGH_CODES = 010001 };
#endif

static inline unsigned baud_of_code(unsigned code)
{
    unsigned index = code < LOW_RATES ? code : code - HIGH_CODES + LOW_RATES;
    return index < BAUD_RATES ? baud_rates[index] : 0;
}

/* Sets the rate by `set`; fails with EINVAL if the rate has no code. */
static inline int baud_set(int (*set)(struct termios *, unsigned), struct termios *termios,
                           unsigned rate)
{
    for (unsigned i = 0; i < BAUD_RATES; i++)
        if (baud_rates[i] == rate)
            return set(termios, i < LOW_RATES ? i : i - LOW_RATES + HIGH_CODES);
    errno = EINVAL;
    return -1;
}

#endif
