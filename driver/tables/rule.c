#include "tables/rule.h"

#include <string.h>

#include "base/suggest.h"

static const struct rule rules[] = {
    {"ABI001", "symbol-version", SEVERITY_ERROR, "a symbol version newer than the target's",
     "The target's loader refuses the file before it runs: version `GLIBC_2.38' not found. A weak "
     "reference is no way out, since linkers record its version like any other.",
     "it came with a library or object that was not built for this profile: build that one with "
     "abicc too, or choose a profile of a newer release",
     "LSB Core, Symbol Versioning"},
    {"ABI002", "static-is-dynamic", SEVERITY_ERROR,
     "a static profile's output that asks for a loader or for libraries",
     "It was to run anywhere, and does not start where the loader or a library is missing.",
     "an option of the link makes it dynamic: take it off, or choose a dynamic profile",
     "gABI, Program Interpreter and Shared Object Dependencies"},
    {"ABI003", "packed-relocations", SEVERITY_ERROR,
     "relocations (DT_RELR) that the target's loader does not read",
     "Older loaders skip them without a word: pointers in the program's data stay wrong and it "
     "crashes.",
     "link with -Wl,-z,nopack-relative-relocs (lld: -Wl,--pack-dyn-relocs=none)",
     "gABI, DT_RELR; glibc NEWS 2.36; musl WHATSNEW 1.2.4"},
    {"ABI004", "machine", SEVERITY_ERROR, "another machine, class, byte order or loader",
     "The kernel cannot execute the file, does not find its loader, or the loader skips the "
     "library.",
     "an option of the compiler or linker chose another machine or loader: take it off",
     "gABI, ELF Header; the processor supplements name the loaders"},
    {"ABI005", "other-libc", SEVERITY_ERROR, "objects, libraries or names of another C library",
     "The other C library is not there on the target, or does something else under the same name. "
     "Two C libraries in one process break each other.",
     "build what brings them with abicc for this profile",
     "musl wiki, Functional differences from glibc"},
    {"ABI006", "missing-version", SEVERITY_ERROR,
     "a version, or a symbol at its version, that the target's library does not have",
     "The version is not newer than the target, and yet its library lacks it: another build of the "
     "library was linked. The loader refuses the file, or the program ends at the first call.",
     "link against the library that the target has: build it with abicc, or take it from the "
     "profile's sysroot",
     "LSB Core, Symbol Versioning"},
    {"ABI007", "wrong-library", SEVERITY_ERROR,
     "a symbol that is looked for in a library which does not have it there",
     "A version is looked up in the one library that the file names for it. On the target another "
     "library has the symbol, and the loader refuses the file: version not found.",
     "link it against the profile's sysroot, whose libraries are divided as the target's are "
     "(libpthread, libdl, librt before glibc 2.34)",
     "LSB Core, Symbol Versioning (vn_file); glibc NEWS 2.34"},
    {"ABI008", "library-not-promised", SEVERITY_ERROR,
     "a library (DT_NEEDED) that the target is not known to have",
     "The program does not start where the library is not installed: cannot open shared object "
     "file.",
     "link it statically, ship it beside the file with -Wl,-rpath,'$ORIGIN', or promise it in the "
     "profile: `libraries: [NAME]`",
     "gABI, Shared Object Dependencies; PEP 600 for manylinux"},
    {"ABI009", "run-path", SEVERITY_ERROR, "a library search path of the build machine",
     "On the target the directory is absent, or somebody else's: libraries are not found, or wrong "
     "ones are. It also tells where the file was built.",
     "take the -rpath off the link, or use -Wl,-rpath,'$ORIGIN' and ship the libraries beside the "
     "file",
     "ld.so(8), DT_RUNPATH"},
    {"ABI010", "mark-plt", SEVERITY_ERROR,
     "marked PLT entries (DT_X86_64_PLT) that the target's loader does not read",
     "Such files need a loader that knows the tag; linkers add the version GLIBC_ABI_DT_X86_64_PLT "
     "to say so, which an older glibc refuses.",
     "link with -Wl,-z,nomark-plt", "x86-64 psABI, DT_X86_64_PLT; GNU ld manual, -z mark-plt"},
    {"ABI011", "executable-stack", SEVERITY_ERROR, "a stack that can be executed",
     "Whatever an attacker writes to the stack can run. From glibc 2.41 on dlopen refuses such a "
     "library, and SELinux may refuse such a program.",
     "an assembler file lacks its .note.GNU-stack section, or a nested function's address is "
     "taken: mend that, or link with -Wl,-z,noexecstack when nothing runs on the stack",
     "GNU ld manual, -z execstack; glibc NEWS 2.41"},
    {"ABI012", "text-relocations", SEVERITY_ERROR, "relocations in the code (DT_TEXTREL)",
     "The loader must make the code writable, which SELinux refuses, and every process gets a copy "
     "of its own. A static program has no loader that would do it, and crashes.",
     "compile everything that goes into it with -fPIC (-fPIE for an executable); -Wl,-z,text makes "
     "the linker name what is not",
     "gABI, DT_TEXTREL; GNU ld manual, -z text"},
    {"ABI013", "isa-level", SEVERITY_ERROR, "instructions that the target's machines need not have",
     "On an older processor the loader refuses the file (CPU ISA level is lower than required), or "
     "the program ends with an illegal instruction.",
     "take -march= off, or state in the profile what every machine of yours has: "
     "`target: {isa: x86-64-v2}`",
     "x86-64 psABI, GNU_PROPERTY_X86_ISA_1_NEEDED; glibc NEWS 2.33"},
    {"ABI014", "kernel-note", SEVERITY_ERROR, "a note that asks for a newer kernel",
     "The loader skips a library, and a static program ends at once, when the running kernel is "
     "older than the file's note says: FATAL: kernel too old.",
     "the note comes from a start file or a static libc that was built for newer kernels: build "
     "with the profile's own",
     "LSB Core, NT_GNU_ABI_TAG; glibc manual, --enable-kernel"},
    {"ABI015", "static-glibc-function", SEVERITY_WARNING,
     "functions of a static glibc that load libraries at run time",
     "Even a static program loads them, and they must be of the very glibc that it was linked "
     "with: on any other the look-up fails or the program crashes.",
     "link dynamically, choose alpine-musl (its look-ups need no library), or do without them",
     "glibc manual, Name Service Switch; ld's warning for these functions"},
    {"ABI016", "interposes-libc", SEVERITY_WARNING,
     "an exported symbol that takes the place of the C library's",
     "Every library in the process, the C library included, calls this one instead of the target's "
     "own. That is how malloc is replaced, and how programs break when it was not meant.",
     "give it another name, or hide it: -fvisibility=hidden, or a version script; for a static "
     "archive -Wl,--exclude-libs",
     "gABI, Shared Object Dependencies; glibc manual, Replacing malloc"},
    {"ABI017", "mixed-identities", SEVERITY_ERROR, "an object that was made for another profile",
     "Headers and flags of one target decide what another one gets: names, types and versions may "
     "not be there.",
     "compile it again for this profile: old objects or a cache that both builds share brought it",
     "abicc, the marks in .comment"},
    {"ABI018", "host-path", SEVERITY_ERROR, "a path of the build machine that the loader opens",
     "A library that is needed by its path is looked for at that path only, relative ones from "
     "wherever the program was started.",
     "give the library a soname (-Wl,-soname,NAME) and link it by -l", "ld.so(8), DT_NEEDED"},
    {"ABI019", "ifunc-musl", SEVERITY_ERROR, "IFUNC symbols in a file for musl",
     "musl neither binds nor relocates them: the loader stops, and a static program calls what was "
     "never filled in.",
     "compile without target_clones and ifunc attributes, and without objects that glibc's "
     "compiler runtime brings; choose by a function pointer instead",
     "sysroots/abi/musl.md"},
    {"ABI020", "missing-symbol", SEVERITY_ERROR, "a symbol that no library of the target has",
     "The loader stops: symbol not found. glibc may let the program run until the first call.",
     "it came later than the target's release, or with a library that the link does not name: "
     "name that one with -l, or do without the symbol",
     "gABI, Symbol Table"},
    {"ABI021", "input-breaks-floor", SEVERITY_ERROR,
     "a shared library of the link that does not itself run on the target",
     "The output's own needs may be small, but the library comes along, and the target's loader "
     "refuses it.",
     "build that library with abicc for this profile, or link one from the profile's sysroot",
     "LSB Core, Symbol Versioning"},
    {"ABI022", "host-input", SEVERITY_ERROR, "a file of the host's own directories in the link",
     "It was built for this machine's C library and processor, and its headers may differ from "
     "those that the code was compiled with.",
     "build it for the profile, or let it in by name: `host_archives: [z]`",
     "abicc, profiles/README.md"},
    {"ABI023", "static-tls-musl", SEVERITY_WARNING,
     "a library for musl whose thread-local data must be there at program start",
     "musl keeps no spare room for it: dlopen of the library fails (initial-exec TLS). At program "
     "start it is fine.",
     "compile it without -ftls-model=initial-exec", "musl WHATSNEW 1.1.20; ELF TLS, DF_STATIC_TLS"},
};

enum { RULE_COUNT = sizeof(rules) / sizeof(*rules) };

static const char *const severity_names[] = {
    [SEVERITY_OFF] = "off",
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

const struct rule *rule_list(size_t *count)
{
    *count = RULE_COUNT;
    return rules;
}

const struct rule *rule_find(const char *code_or_name)
{
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (strcmp(rules[i].code, code_or_name) == 0 || strcmp(rules[i].name, code_or_name) == 0)
            return &rules[i];
    return NULL;
}

const char *severity_name(enum severity severity)
{
    return severity_names[severity];
}

static int fail_rule(const char *word, struct error *err)
{
    const char *candidates[2 * RULE_COUNT];
    for (size_t i = 0; i < RULE_COUNT; i++) {
        candidates[2 * i] = rules[i].code;
        candidates[2 * i + 1] = rules[i].name;
    }
    const char *near = suggest_nearest(word, candidates, sizeof(candidates) / sizeof(*candidates));
    return error_set(err, "\"%s\" is no rule; %s%s%s", word,
                     near ? "did you mean " : "docs/rules.md lists all", near ? near : "",
                     near ? "?" : "");
}

int rule_word(const char *entry, const struct rule **rule, enum severity *severity,
              struct error *err)
{
    char name[64];
    const char *equals = strchr(entry, '=');
    size_t length = equals ? (size_t)(equals - entry) : strlen(entry);
    if (length >= sizeof(name))
        return error_set(err, "\"%s\" is no rule; docs/rules.md lists all", entry);
    memcpy(name, entry, length);
    name[length] = '\0';
    *rule = rule_find(name);
    if (!*rule)
        return fail_rule(name, err);
    if (!equals)
        return error_set(err, "\"%s\" lacks its severity: write %s=warning", entry, name);
    for (size_t i = 0; i < sizeof(severity_names) / sizeof(*severity_names); i++)
        if (strcmp(equals + 1, severity_names[i]) == 0) {
            *severity = (enum severity)i;
            return 0;
        }
    const char *near = suggest_nearest(equals + 1, severity_names,
                                       sizeof(severity_names) / sizeof(*severity_names));
    return error_set(err, "\"%s\" is none of: error, warning, note, off%s%s%s", equals + 1,
                     near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
}

enum severity rule_severity(const struct rule *rule, enum severity severity,
                            const struct strvec *words)
{
    for (size_t i = words->count; i-- > 0;) {
        const struct rule *named = NULL;
        enum severity said = severity;
        struct error err; /* none: the words were read when the profile was */
        if (rule_word(words->items[i], &named, &said, &err) == 0 && named == rule)
            return said;
    }
    return severity;
}
