/* A compiler that compiles nothing: it records the line and the environment that it was given.
 *
 * Its name says what it is: *clang* is clang 14, all others are gcc 12, and cross compilers with a
 * triplet before it (aarch64-linux-gnu-gcc), as clang is one with --target. FAKE_LOG names the file
 * that each call is added to; FAKE_HOST the architecture of "this machine", x86_64 by default;
 * FAKE_INSTALL the directory of its libgcc.a; FAKE_CONFIGURED what it says of how it was
 * configured; FAKE_LIBCXX that below which clang has libc++; FAKE_MAKES a file that it copies to
 * the output, through links; FAKE_ANSWER what it prints to standard output; FAKE_HELP what its
 * linker prints as help; FAKE_WAIT makes it wait to be killed; FAKE_EXIT is its status; FAKE_SIGNAL
 * the signal that it kills itself by. With FAKE_STREAMS it fails unless that many of the standard
 * streams are open.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What a compiler reads directories from; shown when it reaches this one. */
static const char *const variables[] = {
    "LIBRARY_PATH",          "CPATH",           "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH",
    "OBJC_INCLUDE_PATH",     "GCC_EXEC_PREFIX", "COMPILER_PATH",  "LD_RUN_PATH",
    "OBJCPLUS_INCLUDE_PATH",
};

static const char *setting(const char *name, const char *otherwise)
{
    const char *value = getenv(name);
    return value ? value : otherwise;
}

static int has_word(char **argv, const char *word)
{
    for (; *argv; argv++)
        if (strcmp(*argv, word) == 0)
            return 1;
    return 0;
}

/* Writes the word as a shell would need it quoted. */
static void write_word(FILE *log, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "-_=+./,:@%^#<>";
    if (*word && word[strspn(word, plain)] == '\0') {
        fputs(word, log);
        return;
    }
    fputc('\'', log);
    for (; *word; word++) {
        if (*word == '\'')
            fputs("'\\''", log);
        else
            fputc(*word, log);
    }
    fputc('\'', log);
}

/* A response file that abicc wrote in memory: its words, one a line. */
static void write_rewritten(FILE *log, const char *path)
{
    FILE *file = fopen(path, "r");
    char line[4096];
    while (file && fgets(line, sizeof(line), file))
        fprintf(log, "  %s", line);
    if (file)
        fclose(file);
}

static void record(char **argv)
{
    static const char rewritten[] = "@/proc/";
    const char *path = getenv("FAKE_LOG");
    FILE *log = path ? fopen(path, "a") : NULL;
    if (!log)
        return;
    for (char **word = argv; *word; word++) {
        if (word > argv)
            fputc(' ', log);
        if (strncmp(*word, rewritten, sizeof(rewritten) - 1) == 0)
            fputs("@REWRITTEN", log);
        else
            write_word(log, *word);
    }
    fputc('\n', log);
    for (char **word = argv; *word; word++)
        if (strncmp(*word, rewritten, sizeof(rewritten) - 1) == 0)
            write_rewritten(log, *word + 1);
    for (size_t i = 0; i < sizeof(variables) / sizeof(*variables); i++)
        if (getenv(variables[i]))
            fprintf(log, "with %s=%s\n", variables[i], getenv(variables[i]));
    fclose(log);
}

/* Copies the file `from` to what the line names by -o. */
static void make_output(char **argv, const char *from)
{
    char bytes[4096];
    while (*argv && strcmp(*argv, "-o") != 0)
        argv++;
    FILE *input = fopen(from, "r");
    FILE *output = argv[0] && argv[1] ? fopen(argv[1], "w") : NULL;
    if (input && output)
        fwrite(bytes, 1, fread(bytes, 1, sizeof(bytes), input), output);
    if (input)
        fclose(input);
    if (output)
        fclose(output);
}

/* Returns the triplet of the target, "" for this machine. */
static const char *target_of(char **argv)
{
    static char target[64];
    const char *name = strrchr(argv[0], '/') ? strrchr(argv[0], '/') + 1 : argv[0];
    const char *end = strrchr(name, '-');
    if (end && strstr(name, "-linux-"))
        snprintf(target, sizeof(target), "%.*s", (int)(end - name), name);
    if (argv[1] && strncmp(argv[1], "--target=", 9) == 0)
        snprintf(target, sizeof(target), "%s", argv[1] + 9);
    return target;
}

static void name_yourself(int is_clang, const char *target)
{
    const char *host = setting("FAKE_HOST", "x86_64");
    char own[64];
    snprintf(own, sizeof(own), is_clang ? "%s-pc-linux-gnu" : "%s-linux-gnu", host);
    if (is_clang)
        fprintf(stderr, "clang version 14.0.6\nTarget: %s\nThread model: posix\n",
                *target ? target : own);
    else
        fprintf(stderr,
                "Using built-in specs.\nTarget: %s\n%sThread model: posix\n"
                "gcc version 12.2.0 (Fake 12.2.0-1)\n",
                *target ? target : own, setting("FAKE_CONFIGURED", ""));
}

/* Answers where libgcc.a is: as Debian has it, beside that of FAKE_INSTALL for other targets. */
static void tell_libgcc(const char *target)
{
    const char *own = setting("FAKE_INSTALL", "/nonexistent");
    const char *gcc = strstr(own, "/gcc/");
    if (*target && gcc)
        printf("%.*s/gcc-cross/%s/12/libgcc.a\n", (int)(gcc - own), own, target);
    else
        printf("%s/libgcc.a\n", own);
}

/* Makes the file after -o, for abicc's own objects, which it compiles itself where the build did
 * not. */
static int make_object(char **argv)
{
    while (*argv && strcmp(*argv, "-o") != 0)
        argv++;
    FILE *object = argv[0] && argv[1] ? fopen(argv[1], "w") : NULL;
    return object ? fclose(object) : 1;
}

int main(int argc, char **argv)
{
    int is_clang = strstr(argv[0], "clang") != NULL;
    const char *target = target_of(argv);
    if (has_word(argv, "-v") || has_word(argv, "-###"))
        name_yourself(is_clang, target);
    int is_told = *target && is_clang; /* the question follows a --target */
    if (argc > 1 + is_told && strcmp(argv[1 + is_told], "-print-libgcc-file-name") == 0) {
        tell_libgcc(target);
        return 0;
    }
    if (argc > 1 && strcmp(argv[argc - 1], "-print-file-name=include") == 0) {
        puts("/nonexistent/include");
        return 0;
    }
    if (has_word(argv, "-ffreestanding") && has_word(argv, "compat"))
        return make_object(argv);
    if (argc > 2 && strcmp(argv[1], "-stdlib=libc++") == 0 && strcmp(argv[2], "-###") == 0) {
        fprintf(stderr, " \"%s/bin/clang\" \"-cc1\" \"-internal-isystem\" \"%s/include/c++/v1\"\n",
                setting("FAKE_LIBCXX", "/usr"), setting("FAKE_LIBCXX", "/nonexistent"));
        return 0; /* asked by abicc itself */
    }
    if (argc > 1 && strcmp(argv[argc - 1], "-Wl,-v,--help") == 0) {
        puts(setting("FAKE_HELP", ""));
        return 0;
    }
    if (argc == 2 + is_told && strcmp(argv[argc - 1], "-v") == 0)
        return 0; /* asked by abicc itself: a user's line arrives with abicc's words in it */
    /* The question for the C++ headers comes with the first use of a sysroot, which may be in any
     * case. */
    if (!has_word(argv, "-E") || !has_word(argv, "-v"))
        record(argv);
    if (getenv("FAKE_MAKES"))
        make_output(argv, getenv("FAKE_MAKES"));
    const char *answer = getenv("FAKE_ANSWER");
    if (answer)
        puts(answer);
    fflush(stdout);
    int open_streams = 0;
    for (int fd = 0; fd <= 2; fd++)
        open_streams += fcntl(fd, F_GETFD) >= 0;
    if (getenv("FAKE_STREAMS") && open_streams != atoi(getenv("FAKE_STREAMS")))
        return 90 + open_streams;
    if (getenv("FAKE_WAIT")) {
        alarm(10); /* nobody is left behind when the killer fails */
        pause();
    }
    int number = atoi(setting("FAKE_SIGNAL", "0"));
    if (number)
        raise(number);
    return atoi(setting("FAKE_EXIT", "0"));
}
