/* describe: for each line of standard input, a compiler's option, prints what abicc knows of it:
 *
 *     OPTION known|strange next|alone link|other
 *
 * whether a row describes it, whether the next word is its argument, and whether OPTION one.c two.o
 * is a link. */
#include <stdio.h>
#include <string.h>

#include "cmdline/options.h"

static const char *action(struct arena *arena, const char *option, bool takes_next)
{
    const char *argv[] = {"cc", option, takes_next ? "x" : "one.c", "one.c", "two.o"};
    struct cmdline line;
    struct error err;
    if (cmdline_read(arena, sizeof(argv) / sizeof(*argv), argv, &line, &err) < 0)
        return "other";
    return line.action == ACTION_LINK ? "link" : "other";
}

int main(void)
{
    static struct arena arena;
    char text[256];
    while (fgets(text, sizeof(text), stdin)) {
        text[strcspn(text, "\n")] = '\0';
        struct option_match match = option_find(text);
        printf("%s %s %s %s\n", text, match.row ? "known" : "strange",
               match.takes_next ? "next" : "alone", action(&arena, text, match.takes_next));
    }
    return 0;
}
