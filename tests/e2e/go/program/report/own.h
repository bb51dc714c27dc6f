#ifndef OWN_H
#define OWN_H

/* How many of this file's constructors ran before main. */
int own_constructed(void);
/* The sum that `count` threads made together, each adding its number. */
long own_threads(int count);
long own_number(const char *text);
double own_power(double base, double exponent);
/* "directory" or "file", or NULL with errno. */
const char *own_kind(const char *path);

#endif
