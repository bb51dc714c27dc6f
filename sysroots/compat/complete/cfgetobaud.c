/* cfgetobaud (glibc 2.42) */
#include "baud.h"

unsigned cfgetobaud(const struct termios *termios)
{
    return baud_of_code(cfgetospeed(termios));
}
