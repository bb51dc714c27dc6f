#include <complex.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
int main(int argc, char **argv)
{
    long double x = strtold("1.5", 0) * argc;
    char b[99];
    snprintf(b, 99, "%.3Lf %.4Lf", x, sqrtl(2.0L * argc));
    puts(b);
    double complex z = (3.0 + 4.0 * I) * argc;
    printf("%.1f %.3f %.3f\n", cabs(z), creal(csqrt(z)), cimag(cexp(z / 10)));
    long double complex y = (3.0L + 4.0L * I) * argc;
    printf("%.3Lf %.3Lf\n", cabsl(y * y), creall(y / (1.0L + I)));
    long double q;
    sscanf("2.25", "%Lf", &q);
    printf("%.2Lf\n", q + ldexpl(1, 3));
    return 0;
}
