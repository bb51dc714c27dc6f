/* What sysroots/abi/musl-differences.tsv says that musl does otherwise. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fnmatch.h>
#include <iconv.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char *converted(void)
{
    static char output[8];
    char input[] = "\xc3\xa9"; /* an e with an acute accent */
    char *from = input;
    char *to = output;
    size_t left = strlen(input);
    size_t room = sizeof(output) - 1;
    iconv_t to_ascii = iconv_open("ASCII", "UTF-8");
    if (iconv_open("ASCII//TRANSLIT", "UTF-8") != (iconv_t)-1)
        return "transliterates";
    return iconv(to_ascii, &from, &left, &to, &room) == (size_t)-1 ? "failed" : output;
}

static size_t stack_of_a_thread(void)
{
    pthread_attr_t attributes;
    size_t size = 0;
    pthread_attr_init(&attributes);
    pthread_attr_getstacksize(&attributes, &size);
    return size;
}

int main(int argc, char **argv)
{
    char text[40];
    char *words[] = {argv[0], "operand", "-a", NULL};
    int (*number)(int, char *, size_t) = strerror_r; /* POSIX's */
    const char *locale = setlocale(LC_ALL, "de_DE.UTF-8");
    snprintf(text, sizeof(text), "%.1f", 1.5);
    printf("locale %s, number %s\n", locale ? "accepted" : "refused", text);
    printf("iconv %s\n", converted());
    printf("stack %zu KiB\n", stack_of_a_thread() / 1024);
    printf("getopt %d\n", getopt(3, words, "a"));
    printf("extended patterns %d\n", fnmatch("@(a|b)", "a", 0));
    printf("strerror_r %d\n", number(0, text, sizeof(text)));
    printf("sizes %zu %zu\n", sizeof(time_t), sizeof(off_t));
    if (argc > 1)
        printf("dlopen %s\n", dlopen(argv[1], RTLD_NOW) ? "loads" : "fails");
    return 0;
}
