#include "tables/rule.h"

#include <string.h>

#include "base/suggest.h"

static const struct rule rules[] = {
    {"ABI001", "symbol-version", SEVERITY_ERROR, "a symbol version newer than the target's",
     "The target's loader refuses the file before it starts: version `GLIBC_2.38' not found. A "
     "weak reference does not help, because linkers record the symbol version of a weak reference "
     "too.",
     "find the library or object that was not built for this profile and rebuild it with abicc, or "
     "choose a profile of a newer release",
     "LSB Core, Symbol Versioning"},
    {"ABI002", "static-is-dynamic", SEVERITY_ERROR,
     "a static profile's output that needs a loader or shared libraries",
     "A static program is meant to run anywhere; this one does not start where its loader or a "
     "library is missing.",
     "remove the option that makes the link dynamic, or choose a dynamic profile",
     "gABI, Program Interpreter and Shared Object Dependencies"},
    {"ABI003", "packed-relocations", SEVERITY_ERROR,
     "packed relocations (DT_RELR, or Android's), which the target's loader does not read",
     "Loaders silently skip packed relocations that they do not read: pointers in the program's "
     "data stay wrong, and the program crashes.",
     "link with -Wl,-z,nopack-relative-relocs (lld: -Wl,--pack-dyn-relocs=none)",
     "gABI, DT_RELR; glibc NEWS 2.36; musl WHATSNEW 1.2.4"},
    {"ABI004", "machine", SEVERITY_ERROR,
     "another machine, ABI (of floating point, say), byte order or loader than the target's",
     "The kernel cannot execute the file or does not find its loader; the loader skips such a "
     "library. With another ABI of the same machine, functions pass each other wrong values.",
     "remove the option of the compiler or linker that chooses another machine, ABI or loader",
     "gABI, ELF Header; the processor supplements name ABIs and loaders"},
    {"ABI005", "other-libc", SEVERITY_ERROR, "objects, libraries or symbols of another C library",
     "The other C library is missing on the target, or its function of the same name behaves "
     "differently. Two C libraries in one process break each other.",
     "rebuild the object or library with abicc for this profile",
     "musl wiki, Functional differences from glibc"},
    {"ABI006", "missing-version", SEVERITY_ERROR,
     "a symbol version, or a symbol at its version, that the target's library lacks",
     "The symbol version is not newer than the target, but the target's library does not have it: "
     "the link used a different build of the library. The loader refuses the file, or the program "
     "ends at the first call.",
     "link against the library that the target has: build it with abicc, or take it from the "
     "profile's sysroot",
     "LSB Core, Symbol Versioning"},
    {"ABI007", "wrong-library", SEVERITY_ERROR,
     "a symbol version that is looked up in the wrong library",
     "The loader looks up a symbol version only in the library that the file names for it. On the "
     "target another library has the symbol, and the loader refuses the file: version not found.",
     "link against the profile's sysroot, whose libraries are split as the target's are "
     "(libpthread, libdl and librt before glibc 2.34)",
     "LSB Core, Symbol Versioning (vn_file); glibc NEWS 2.34"},
    {"ABI008", "library-not-promised", SEVERITY_ERROR,
     "a needed library (DT_NEEDED, DT_FILTER) that the target may not have",
     "The program does not start where the library is not installed: cannot open shared object "
     "file.",
     "link the library statically, ship it beside the file and link with -Wl,-rpath,'$ORIGIN', or "
     "list it in the profile: `libraries: [NAME]`",
     "gABI, Shared Object Dependencies; PEP 600 for manylinux"},
    {"ABI009", "run-path", SEVERITY_ERROR, "a library search path of the build machine",
     "On the target the directory is missing or holds other files: the loader finds no libraries "
     "there, or the wrong ones. The path also reveals where the file was built.",
     "remove -rpath from the link, or link with -Wl,-rpath,'$ORIGIN' and ship the libraries beside "
     "the file",
     "ld.so(8), DT_RUNPATH"},
    {"ABI010", "mark-plt", SEVERITY_ERROR,
     "marked PLT entries (DT_X86_64_PLT), which the target's loader does not read",
     "Marked PLT entries need a loader that supports them. Linkers record the symbol version "
     "GLIBC_ABI_DT_X86_64_PLT to say so, and an older glibc refuses it.",
     "link with -Wl,-z,nomark-plt", "x86-64 psABI, DT_X86_64_PLT; GNU ld manual, -z mark-plt"},
    {"ABI011", "executable-stack", SEVERITY_ERROR, "an executable stack",
     "An attacker who can write to the stack can run code there. From glibc 2.41 on, dlopen "
     "refuses such a library, and SELinux may refuse such a program. musl ignores the request of "
     "a library, so code that it puts on the stack crashes.",
     "add a .note.GNU-stack section to the assembler file that lacks it, or do not take the "
     "address of a nested function; if nothing runs on the stack, link with -Wl,-z,noexecstack",
     "GNU ld manual, -z execstack; glibc NEWS 2.41"},
    {"ABI012", "text-relocations", SEVERITY_ERROR, "relocations in the code (DT_TEXTREL)",
     "The loader must make the code writable, which SELinux refuses, and no two processes can "
     "share it. A static program has no loader to do so, and crashes.",
     "compile all of its objects with -fPIC (-fPIE for an executable); -Wl,-z,text makes the "
     "linker name those that are not",
     "gABI, DT_TEXTREL; GNU ld manual, -z text"},
    {"ABI013", "isa-level", SEVERITY_ERROR,
     "instructions that the target's processors may not have",
     "On an older processor the loader refuses the file (CPU ISA level is lower than required), or "
     "the program ends with an illegal instruction.",
     "remove -march=, or state in the profile what all your processors have: `target: {isa: "
     "x86-64-v2}`",
     "x86-64 psABI, GNU_PROPERTY_X86_ISA_1_NEEDED; glibc NEWS 2.33"},
    {"ABI014", "kernel-note", SEVERITY_ERROR, "a note that requires a newer kernel",
     "On a kernel older than the note says, the loader of glibc up to 2.35 skips a library, and a "
     "static program ends at once: FATAL: kernel too old.",
     "link with the start files and the static C library of the profile's sysroot; the note comes "
     "from ones that were built for newer kernels",
     "LSB Core, NT_GNU_ABI_TAG; glibc manual, --enable-kernel"},
    {"ABI015", "static-glibc-function", SEVERITY_WARNING,
     "functions of a static glibc that load libraries at run time",
     "Even a static program loads these libraries, and they must be of the same glibc release that "
     "it was linked with: with any other the lookup fails or the program crashes.",
     "link dynamically, choose alpine-musl (whose lookups need no library), or do not call these "
     "functions",
     "glibc manual, Name Service Switch; ld's warning for these functions"},
    {"ABI016", "interposes-libc", SEVERITY_WARNING,
     "an exported symbol that replaces the C library's",
     "Every library in the process, the C library included, calls this symbol instead of the C "
     "library's own. This is how malloc is replaced on purpose; done by accident, it breaks "
     "programs.",
     "rename the symbol, or hide it with -fvisibility=hidden or a version script (in a static "
     "archive: -Wl,--exclude-libs)",
     "gABI, Shared Object Dependencies; glibc manual, Replacing malloc"},
    {"ABI017", "mixed-identities", SEVERITY_ERROR,
     "an object that was compiled for another profile",
     "The object was compiled with another target's headers and options: functions, types and "
     "symbol versions that it uses may be missing.",
     "compile the object again for this profile; it may come from an old build or from a cache "
     "that two builds share",
     "abicc, the marks in .comment"},
    {"ABI018", "host-path", SEVERITY_ERROR,
     "a needed library that is named by a path of the build machine",
     "The loader looks for the library at that path only, and for a relative path from the "
     "directory in which the program was started.",
     "give the library a soname (-Wl,-soname,NAME) and link it with -l", "ld.so(8), DT_NEEDED"},
    {"ABI019", "ifunc-musl", SEVERITY_ERROR, "IFUNC symbols in a file for musl",
     "musl does not resolve IFUNC symbols: the loader stops, and a static program calls an address "
     "that was never filled in.",
     "compile without target_clones and ifunc attributes, and link no objects of a compiler "
     "runtime for glibc; choose the function by a function pointer instead",
     "sysroots/abi/musl.md"},
    {"ABI020", "missing-symbol", SEVERITY_ERROR, "a symbol that no library of the target has",
     "The loader stops: symbol not found. With glibc the program may run until the first call.",
     "if another library of the target has the symbol, add that library to the link with -l; "
     "otherwise do not use the symbol, or choose a profile of a newer release",
     "gABI, Symbol Table"},
    {"ABI021", "input-breaks-floor", SEVERITY_ERROR,
     "a shared library in the link that does not itself run on the target",
     "The program loads the library with it, and the target's loader refuses the library.",
     "build that library with abicc for this profile, or link one from the profile's sysroot",
     "LSB Core, Symbol Versioning"},
    {"ABI022", "host-input", SEVERITY_ERROR,
     "a file from the build machine's own directories in the link",
     "The file was built for this machine's C library and processor, and its headers may differ "
     "from those that the code was compiled with.",
     "build the library for the profile, or allow it by name in the profile: `host_archives: [z]`",
     "abicc, profiles/README.md"},
    {"ABI023", "static-tls-musl", SEVERITY_WARNING,
     "a library for musl whose thread-local data must exist at program start",
     "musl keeps no spare room for such data, so dlopen of the library fails (initial-exec TLS). A "
     "program that links the library starts normally.",
     "compile the library without -ftls-model=initial-exec",
     "musl WHATSNEW 1.1.20; ELF TLS, DF_STATIC_TLS"},
    {"ABI024", "missing-declaration", SEVERITY_ERROR,
     "a header or a name that the profile's headers do not have",
     "The target's C library lacks what the header declares, or only this machine has the header, "
     "with a library that is built for this machine's C library. The compile fails.",
     "use a polyfill or a fallback, choose a profile of a newer release, or build the library for "
     "the profile",
     "abicc, sysroots/include/README.md"},
    {"ABI025", "loader-support", SEVERITY_ERROR,
     "relocations or tables that the target's loader does not support",
     "The loader stops: unexpected PLT reloc type 0x408, unexpected reloc type 0x0c, ELF file ABI "
     "version invalid. Which release of glibc supports what depends on the architecture.",
     "remove the option of the compiler or linker that asks for it, or choose a profile of a newer "
     "release",
     "glibc, sysdeps/*/dl-machine.h; the processor supplements"},
    {"ABI026", "page-size", SEVERITY_WARNING, "segments that kernels with large pages cannot map",
     "On a kernel with larger pages the program does not start, or the loader refuses the library: "
     "ELF load command alignment not page-aligned.",
     "link with the linker's default -z max-page-size",
     "gABI, Program Header (p_align); GNU ld manual, -z max-page-size"},
    {"ABI027", "long-double", SEVERITY_ERROR,
     "long double in a format that the target's C library does not have",
     "Functions of the C library read and write long double in their own format: printf and "
     "strtold give wrong values, or the link uses functions of a newer release.",
     "compile all of it with -mabi=ibmlongdouble, or choose a profile of a newer release",
     "Power ELFv2 ABI; glibc NEWS 2.32"},
    {"ABI028", "kernel-call", SEVERITY_NOTE, "a system call that is newer than the target's kernel",
     "An older kernel answers ENOSYS, and some containers EPERM. A program that does not go on "
     "without the call fails there. Only abictl check looks for such calls.",
     "do without the call where it fails with ENOSYS; abictl run --profile NAME shows whether the "
     "program does",
     "man-pages, syscalls(2)"},
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
