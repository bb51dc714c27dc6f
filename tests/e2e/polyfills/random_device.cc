// std::random_device, which must work where the system call is missing or refused and /dev/urandom
// is there.
#include <cstring>
#include <random>

#include "cases/case.h"

int main(int argc, char **argv)
{
    DENY(argc, argv, SYS_getrandom);
    std::random_device device;
    unsigned long sum = 0;
    for (int i = 0; i < 100; i++)
        sum += device();
    std::printf("%s\n", sum ? "random" : "zero");
    return 0;
}
