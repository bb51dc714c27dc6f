/* A C library with a cleanup, between the one that throws and the one that catches. */
extern int pass_cleanups;
int pass_cleanups;

static void clean(int *unused)
{
    (void)unused;
    pass_cleanups++;
}

void pass_on(void (*function)(int *), int *seen);
void pass_on(void (*function)(int *), int *seen)
{
    __attribute__((cleanup(clean))) int mark = 0;
    (void)mark;
    function(seen);
}
