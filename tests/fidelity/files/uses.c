#include "header.h"
int uses(int a) { return from_header(a); }
