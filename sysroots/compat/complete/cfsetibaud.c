/* cfsetibaud (glibc 2.42) */
#include "baud.h"

int cfsetibaud(struct termios *termios, unsigned rate)
{
    return baud_set(cfsetispeed, termios, rate);
}
