#include "cmdline/own_options.h"

#include <string.h>

#include "base/suggest.h"

enum own { OWN_PROFILE, OWN_CC, OWN_CXX, OWN_EXPLAIN, OWN_HELP, OWN_VERSION, OWN_COUNT };

static const char *const names[OWN_COUNT] = {
    [OWN_PROFILE] = "--abicc-profile", [OWN_CC] = "--abicc-cc",
    [OWN_CXX] = "--abicc-cxx",         [OWN_EXPLAIN] = "--abicc-explain",
    [OWN_HELP] = "--abicc-help",       [OWN_VERSION] = "--abicc-version",
};

bool own_option_is(const char *word)
{
    static const char prefix[] = "--abicc-";
    return strncmp(word, prefix, sizeof(prefix) - 1) == 0;
}

static int refuse(const char *word, struct error *err)
{
    char name[64] = "";
    strncat(name, word, strcspn(word, "=") < sizeof(name) ? strcspn(word, "=") : sizeof(name) - 1);
    const char *nearest = suggest_nearest(name, names, OWN_COUNT);
    return error_set(err, "%s: there is no such option%s%s%s\n  --abicc-help lists abicc's options",
                     name, nearest ? "; did you mean " : "", nearest ? nearest : "",
                     nearest ? "?" : "");
}

static const char **place_of_value(struct cmdline *line, enum own own)
{
    switch (own) {
    case OWN_PROFILE:
        return &line->abicc_profile;
    case OWN_CC:
        return &line->abicc_cc;
    case OWN_CXX:
        return &line->abicc_cxx;
    default:
        return NULL;
    }
}

static bool *place_of_wish(struct cmdline *line, enum own own)
{
    switch (own) {
    case OWN_EXPLAIN:
        return &line->wants_explain;
    case OWN_HELP:
        return &line->wants_help;
    default:
        return &line->wants_version;
    }
}

int own_option_read(const char *const *words, struct cmdline *line, struct error *err)
{
    size_t length = strcspn(words[0], "=");
    const char *joined = words[0][length] ? words[0] + length + 1 : NULL;
    enum own own = 0;
    while (own < OWN_COUNT && (strncmp(names[own], words[0], length) != 0 || names[own][length]))
        own++;
    if (own == OWN_COUNT)
        return refuse(words[0], err);
    const char **value = place_of_value(line, own);
    if (!value && joined)
        return error_set(err, "%s: %s takes no value", words[0], names[own]);
    if (!value) {
        *place_of_wish(line, own) = true;
        return 1;
    }
    *value = joined ? joined : words[1];
    if (!*value || !**value)
        return error_set(err, "%s: the option needs a value, as in %s=%s", words[0], names[own],
                         own == OWN_PROFILE ? "centos7-glibc2.17" : "/usr/bin/gcc");
    return joined ? 1 : 2;
}
