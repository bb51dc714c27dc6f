#include "inc/util.h"
int main(void)
{
    return util(UTIL) - 42;
}
