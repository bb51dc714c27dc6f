/* -pg: the run is counted from _start to etext and gmon.out written at the end.
 * flags: -fno-inline
 * only: pg pg-pie
 * | gmon.out begins with gmon, version 1
 * | it counts 3 calls
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

__attribute__((noipa)) static void leaf(void)
{
    __asm__ volatile("");
}
__attribute__((noipa)) static int work(void)
{
    for (volatile int i = 0; i < 3; i++)
        leaf();
    return 0;
}

/* The records of gmon.out: a tag, then a histogram (0) or an arc (1: from, to, count). */
static int calls_of(FILE *f, int wanted)
{
    int tag;
    while ((tag = fgetc(f)) == 0 || tag == 1) {
        uint64_t low_high[2];
        int32_t count;
        if (fread(low_high, sizeof(low_high), 1, f) != 1 || fread(&count, 4, 1, f) != 1)
            return -1;
        if (tag == 1 && count == wanted)
            return count;
        if (tag == 0) /* `count` buckets of two bytes, behind rate and dimension */
            fseek(f, 4 + 15 + 1 + 2L * count, SEEK_CUR);
    }
    return 0;
}

int main(void)
{
    pid_t child = fork();
    if (child == 0)
        return work();
    waitpid(child, NULL, 0);
    FILE *f = fopen("gmon.out", "rb");
    char magic[20] = "";
    int32_t version = 0;
    if (!f || fread(magic, sizeof(magic), 1, f) != 1) {
        puts("no gmon.out");
        return 1;
    }
    memcpy(&version, magic + 4, 4);
    printf("gmon.out begins with %.4s, version %d\n", magic, version);
    printf("it counts %d calls\n", calls_of(f, 3));
    return 0;
}
