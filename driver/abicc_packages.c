/* abicc-packages: resolves, downloads and unpacks the packages of a profile. `abictl packages` and
 * `abictl root` read the command line and execute it, because libsolv and libcurl are shared
 * libraries and abictl is a static file. */
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "packages/verbs.h"

static const struct {
    const char *name;
    verb *run;
} verbs[] = {{"add", verb_add},         {"remove", verb_remove}, {"update", verb_update},
             {"fetch", verb_fetch},     {"list", verb_list},     {"why", verb_why},
             {"runtime", verb_runtime}, {"root", verb_root},     {"export", verb_export},
             {"import", verb_import},   {"search", verb_search}};

static const char *value_of(const char *word, const char *option)
{
    return text_begins_with(word, option) ? word + strlen(option) : NULL;
}

/* Reads --NAME=VALUE words up to "--", and the operands behind it. Returns false for any other. */
static bool read_words(struct job *job, const char *const *words)
{
    for (; *words && strcmp(*words, "--") != 0; words++) {
        const char *value;
        if ((value = value_of(*words, "--profile=")))
            job->profile = value;
        else if ((value = value_of(*words, "--file=")))
            job->file = value;
        else if ((value = value_of(*words, "--with=")))
            job->with = value;
        else if (strcmp(*words, "--allow-unsigned") == 0)
            job->allows_unsigned = true;
        else
            return false;
    }
    for (words += *words != NULL; *words; words++)
        strvec_push(job->arena, &job->operands, *words);
    return true;
}

int main(int argc, char **argv)
{
    static struct arena arena; /* lives as long as the process */
    struct job job = {
        .arena = &arena, .environ = (const char *const *)environ, .out = stdout, .notes = stderr};
    struct error err;
    size_t i = 0;
    while (argc > 1 && i < sizeof(verbs) / sizeof(*verbs) && strcmp(argv[1], verbs[i].name) != 0)
        i++;
    if (argc < 2 || i == sizeof(verbs) / sizeof(*verbs) ||
        !read_words(&job, (const char *const *)argv + 2)) {
        fputs("abicc-packages: abictl executes this program; see `abictl packages --help`\n",
              stderr);
        return 2;
    }
    if (verbs[i].run(&job, &err) < 0) {
        fflush(stdout);
        fprintf(stderr, "abictl: error: %s\n", err.text);
        return 1;
    }
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
