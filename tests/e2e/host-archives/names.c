/* Names that moved or got a new version after glibc 2.17: a link that sees the host's libraries
 * asks for the host's versions. */
#include <dlfcn.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/stat.h>

static void *thread(void *data)
{
    return data;
}

int main(int argc, char **argv)
{
    pthread_t id;
    struct stat st;
    if (pthread_create(&id, NULL, thread, argv) != 0 || pthread_join(id, NULL) != 0)
        return 1;
    if (!dlsym(NULL, "printf") || stat("/", &st) != 0)
        return 2;
    printf("%.3f\n", pow(2.0, argc - 0.5));
    return 0;
}
