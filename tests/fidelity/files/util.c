#include "inc/util.h"
int counter;
int util(int number)
{
    counter += number;
    return number + 1;
}
