/* What the C half of the example found. */
#ifndef HELLO_H
#define HELLO_H

const char *hello_state(void);

#endif
