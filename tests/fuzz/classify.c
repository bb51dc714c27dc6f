/* Prints what abicc takes command lines for: of each line of the input, whose words a TAB
 * separates, query, preprocess, compile, link or nothing. */
#include <stdio.h>
#include <string.h>

#include "cmdline/cmdline.h"

int main(void)
{
    static const char *const actions[] = {[ACTION_QUERY] = "query",
                                          [ACTION_PREPROCESS] = "preprocess",
                                          [ACTION_COMPILE] = "compile",
                                          [ACTION_LINK] = "link",
                                          [ACTION_NOTHING] = "nothing"};
    static char text[1 << 16];
    while (fgets(text, sizeof(text), stdin)) {
        struct arena arena = {0};
        struct cmdline line;
        struct error err;
        text[strcspn(text, "\n")] = '\0';
        struct strvec words = strvec_split(&arena, text, '\t');
        if (cmdline_read(&arena, (int)words.count, words.items, &line, &err) < 0)
            printf("error: %s\n", err.text);
        else
            puts(actions[line.action]);
        arena_release(&arena);
    }
    return 0;
}
