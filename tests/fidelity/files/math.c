#include <math.h>
#include <stdlib.h>
int main(int argc, char **argv) { return (int)sin(argc > 1 ? atof(argv[1]) : 0.0); }
