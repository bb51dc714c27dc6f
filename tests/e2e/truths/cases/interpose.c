/* A program's own malloc is the one that the library uses.
 * modes: pie no-pie gc
 * | the library asked the program for memory: yes
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char pool[1 << 20];
static size_t used;
static volatile int calls; /* gcc knows that strdup changes no variable */

void *malloc(size_t size)
{
    calls++;
    void *memory = pool + used;
    used += (size + 31) & ~(size_t)15;
    return used <= sizeof(pool) ? memory : NULL;
}
void free(void *memory)
{
    (void)memory;
}
void *calloc(size_t count, size_t size)
{
    return malloc(count * size); /* the pool is zero and nothing is used twice */
}
void *realloc(void *memory, size_t size)
{
    void *other = malloc(size);
    return memory && other ? memcpy(other, memory, size) : other;
}

int main(void)
{
    int before = calls;
    char *volatile copy = strdup("text");
    printf("the library asked the program for memory: %s\n",
           calls > before && copy >= pool && copy < pool + sizeof(pool) ? "yes" : "no");
    return 0;
}
