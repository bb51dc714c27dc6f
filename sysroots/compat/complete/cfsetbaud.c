/* cfsetbaud (glibc 2.42) */
#include "baud.h"

int cfsetbaud(struct termios *termios, unsigned rate)
{
    return baud_set(cfsetspeed, termios, rate);
}
