#include "cmdline/own_options.h"

#include <string.h>

#include "base/suggest.h"

static const struct own_option options[] = {
    {"--abicc-profile", "NAME", "centos7-glibc2.17", offsetof(struct cmdline, abicc_profile),
     "the target, such as el7, alpine-musl or glibc2.28 (see `abictl profiles`)"},
    {"--abicc-arch", "NAME", "aarch64", offsetof(struct cmdline, abicc_arch),
     "the architecture, such as aarch64, arm64 or armhf, for any profile"},
    {"--abicc-cc", "PROGRAM", "/usr/bin/gcc", offsetof(struct cmdline, abicc_cc),
     "the underlying C compiler"},
    {"--abicc-cxx", "PROGRAM", "/usr/bin/g++", offsetof(struct cmdline, abicc_cxx),
     "the underlying C++ compiler"},
    {"--abicc-explain", NULL, NULL, offsetof(struct cmdline, wants_explain),
     "print each edit of the command line with its reason, then go on"},
    {"--abicc-help", NULL, NULL, offsetof(struct cmdline, wants_help),
     "print the options and environment variables of abicc, and exit"},
    {"--abicc-version", NULL, NULL, offsetof(struct cmdline, wants_version),
     "print the version of abicc, and exit"},
};

enum { OPTION_COUNT = sizeof(options) / sizeof(*options) };

const struct own_option *own_option_list(size_t *count)
{
    *count = OPTION_COUNT;
    return options;
}

bool own_option_is(const char *word)
{
    static const char prefix[] = "--abicc-";
    return strncmp(word, prefix, sizeof(prefix) - 1) == 0;
}

static int refuse(const char *word, struct error *err)
{
    const char *names[OPTION_COUNT];
    for (size_t i = 0; i < OPTION_COUNT; i++)
        names[i] = options[i].name;
    char name[64] = "";
    strncat(name, word, strcspn(word, "=") < sizeof(name) ? strcspn(word, "=") : sizeof(name) - 1);
    const char *nearest = suggest_nearest(name, names, OPTION_COUNT);
    return error_set(err, "%s: there is no such option%s%s%s\n  --abicc-help lists abicc's options",
                     name, nearest ? "; did you mean " : "", nearest ? nearest : "",
                     nearest ? "?" : "");
}

static const struct own_option *find(const char *name, size_t length)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (strncmp(options[i].name, name, length) == 0 && !options[i].name[length])
            return &options[i];
    return NULL;
}

int own_option_read(const char *const *words, struct cmdline *line, struct error *err)
{
    size_t length = strcspn(words[0], "=");
    const char *joined = words[0][length] ? words[0] + length + 1 : NULL;
    const struct own_option *option = find(words[0], length);
    if (!option)
        return refuse(words[0], err);
    char *member = (char *)line + option->member;
    if (!option->argument && joined)
        return error_set(err, "%s: %s takes no value", words[0], option->name);
    if (!option->argument) {
        *(bool *)member = true;
        return 1;
    }
    const char *value = joined ? joined : words[1];
    if (!value || !*value)
        return error_set(err, "%s: the option needs a value, as in %s=%s", words[0], option->name,
                         option->example);
    *(const char **)member = value;
    return joined ? 1 : 2;
}
