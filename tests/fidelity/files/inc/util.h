#ifndef UTIL_H
#define UTIL_H
#define UTIL 41
int util(int number);
#endif
