#include <pthread.h>

static void (*note)(const char *what);

static void prepare(void)
{
    note("prepare plugin");
}
static void parent(void)
{
    note("parent plugin");
}
static void child(void)
{
    note("child plugin");
}
void begin(void (*how)(const char *what))
{
    note = how;
    pthread_atfork(prepare, parent, child);
}
