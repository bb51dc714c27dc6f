/* What OpenMP programs ask of their runtime; each answer is checked. Linked with team.c, which may
 * be in the program itself or in a shared library with a runtime of its own. */
#include <omp.h>
#include <stdio.h>
#include <stdlib.h>

long team_sum(int count); /* team.c */
int team_size(void);

static int failures;

static void expect(int holds, const char *what)
{
    if (!holds) {
        printf("not so: %s\n", what);
        failures++;
    }
}

static long fibonacci(int n)
{
    if (n < 2)
        return n;
    long a, b;
#pragma omp task shared(a)
    a = fibonacci(n - 1);
#pragma omp task shared(b)
    b = fibonacci(n - 2);
#pragma omp taskwait
    return a + b;
}

static void loops(void)
{
    long sum = 0;
    double product = 1;
    int hits = 0, seen[4] = {0};
#pragma omp parallel for reduction(+ : sum) schedule(dynamic, 7)
    for (int i = 0; i < 10000; i++)
        sum += i;
    expect(sum == 49995000, "a sum over a dynamic loop");
#pragma omp parallel for reduction(* : product) schedule(guided)
    for (int i = 0; i < 10; i++)
        product *= 2;
    expect(product == 1024, "a product over a guided loop");
#pragma omp parallel num_threads(4)
    {
        seen[omp_get_thread_num()] = 1;
#pragma omp critical
        hits++;
#pragma omp barrier
#pragma omp atomic
        hits += 10;
    }
    expect(hits == 44 && seen[0] + seen[1] + seen[2] + seen[3] == 4, "four threads, each once");
    int order = 0;
#pragma omp parallel for ordered
    for (int i = 0; i < 20; i++)
#pragma omp ordered
    {
        if (order == i)
            order++;
    }
    expect(order == 20, "an ordered loop");
}

static void nested(void)
{
    int inner = 0, level = 0;
    omp_set_max_active_levels(2);
#if __GNUC__ < 11 /* which asks for both */
    omp_set_nested(1);
#endif
#pragma omp parallel num_threads(2) reduction(+ : inner)
#pragma omp parallel num_threads(3) reduction(+ : inner)
    {
        inner++;
        if (omp_get_level() == 2)
#pragma omp atomic write
            level = 2;
    }
    expect(inner == 6 && level == 2, "teams inside of teams");
}

int main(int argc, char **argv)
{
    int wanted = argc > 1 ? atoi(argv[1]) : 0;
    double start = omp_get_wtime();
    expect(!wanted || omp_get_max_threads() == wanted, "OMP_NUM_THREADS is obeyed");
    loops();
    nested();
    long fib = 0;
#pragma omp parallel
#pragma omp single
    fib = fibonacci(12);
    expect(fib == 144, "tasks");
    expect(team_sum(1000) == 499500, "a loop in the other file");
    expect(!wanted || team_size() == wanted, "the other file's team obeys too");
    double took = omp_get_wtime() - start;
    expect(took >= 0 && took < 60, "the clock goes on");
    expect(omp_get_num_devices() == 0, "no device but this machine");
    printf("%d threads, %s\n", omp_get_max_threads(), failures ? "wrong" : "right");
    return failures != 0;
}
