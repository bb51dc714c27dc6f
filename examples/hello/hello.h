/* The C part of the example: tests constructors, threads and stat, and returns the result. */
#ifndef HELLO_H
#define HELLO_H

const char *hello_state(void);

#endif
