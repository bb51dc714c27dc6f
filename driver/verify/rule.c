#include "verify/rule.h"

#include <string.h>

static const struct rule rules[] = {
    {"ABI001", "symbol-version", SEVERITY_ERROR, "a symbol version newer than the target's",
     "the target's loader refuses the file: version `GLIBC_2.38' not found",
     "it came with a library or object that was not built for this profile: build that one with "
     "abicc too, or choose a profile of a newer release",
     "LSB Core, Symbol Versioning"},
    {"ABI002", "static-is-dynamic", SEVERITY_ERROR,
     "a static profile's output that asks for a loader or for libraries",
     "it does not start where these are missing",
     "an option of the link makes it dynamic: take it off, or choose a dynamic profile",
     "gABI, Program Interpreter"},
    {"ABI003", "packed-relocations", SEVERITY_ERROR,
     "relocations (DT_RELR) that the target's loader does not read",
     "older loaders skip them without a word, and the program crashes",
     "link with -Wl,-z,nopack-relative-relocs (lld: -Wl,--pack-dyn-relocs=none)",
     "glibc NEWS 2.36; musl WHATSNEW 1.2.4"},
    {"ABI004", "machine", SEVERITY_ERROR, "another machine, class, byte order or loader",
     "the kernel or the loader refuses the file",
     "an option of the compiler or linker chose another machine or loader: take it off",
     "gABI, ELF Header"},
    {"ABI005", "other-libc", SEVERITY_ERROR, "objects, libraries or names of another C library",
     "they are not there on the target, or do something else",
     "build what brings them with abicc for this profile", "musl FAQ"},
};

const struct rule *rule_list(size_t *count)
{
    *count = sizeof(rules) / sizeof(*rules);
    return rules;
}

const struct rule *rule_find(const char *code_or_name)
{
    for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++)
        if (strcmp(rules[i].code, code_or_name) == 0 || strcmp(rules[i].name, code_or_name) == 0)
            return &rules[i];
    return NULL;
}

const char *severity_name(enum severity severity)
{
    static const char *const names[] = {"off", "note", "warning", "error"};
    return names[severity];
}
