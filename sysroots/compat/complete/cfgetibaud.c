/* cfgetibaud (glibc 2.42) */
#include "baud.h"

unsigned cfgetibaud(const struct termios *termios)
{
    return baud_of_code(cfgetispeed(termios));
}
