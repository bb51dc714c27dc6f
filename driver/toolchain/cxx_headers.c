#include "toolchain/cxx_headers.h"

#include <string.h>

#include "base/fs.h"
#include "base/text.h"

/* What gcc and clang print around their list for -v. */
#define BEGIN "\n#include <...> search starts here:\n"
#define END   "\nEnd of search list.\n"

struct strvec cxx_headers_find(struct arena *arena, const char *const *environment,
                               const struct toolchain *toolchain)
{
    static const char *const question[] = {"-E", "-v", "-x", "c++", "/dev/null"};
    struct strvec words = toolchain->words;
    struct strvec found = {0};
    if (toolchain->family == COMPILER_CLANG)
        strvec_push(arena, &words, "-stdlib=libstdc++");
    for (size_t i = 0; i < sizeof(question) / sizeof(*question); i++)
        strvec_push(arena, &words, question[i]);
    struct process_output answer = toolchain_ask(arena, toolchain->path, environment, &words);
    const char *begin = answer.status == 0 ? strstr(answer.err, BEGIN) : NULL;
    const char *end = begin ? strstr(begin, END) : NULL;
    if (!end)
        return found;
    begin += strlen(BEGIN);
    const char *list = arena_strndup(arena, begin, (size_t)(end - begin));
    const struct strvec lines = strvec_split(arena, list, '\n');
    for (size_t i = 0; i < lines.count; i++) {
        const char *real = fs_real(arena, lines.items[i] + strspn(lines.items[i], " "));
        if (real && strstr(real, "/c++/"))
            strvec_push(arena, &found, real);
    }
    return found;
}
