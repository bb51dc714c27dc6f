/* cfsetobaud (glibc 2.42) */
#include "baud.h"

int cfsetobaud(struct termios *termios, unsigned rate)
{
    return baud_set(cfsetospeed, termios, rate);
}
