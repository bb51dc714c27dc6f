#include "link/probe.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

/* A link that is asked about. */
struct asked {
    const struct cmdline *line;
    const char *output;
    const char *name; /* of the output, without its directory */
};

static bool is_in_directory_of(const char *path, const char *other)
{
    size_t length = (size_t)(text_file_name(path) - path);
    return length == (size_t)(text_file_name(other) - other) && strncmp(path, other, length) == 0;
}

/* Returns the input of that number, or NULL behind the last one. */
static const char *input_at(const struct cmdline *line, size_t number)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->words[i].kind == WORD_INPUT && !number--)
            return line->words[i].text;
    return NULL;
}

static bool is_library(const char *path)
{
    return text_ends_with(path, ".a") || strstr(text_file_name(path), ".so");
}

/* Returns whether all inputs behind the first one are libraries. */
static bool is_single_program(const struct cmdline *line)
{
    const char *input;
    for (size_t i = 1; (input = input_at(line, i)); i++)
        if (!is_library(input))
            return false;
    return true;
}

/* autoconf: `cc -o conftest ... conftest.c`, and in its first test `cc ... conftest.c`. Libraries
 * may follow. */
static bool is_of_autoconf(const struct asked *asked)
{
    const char *input = input_at(asked->line, 0);
    if (!asked->line->output)
        return input && text_begins_with(input, "conftest.") && is_single_program(asked->line);
    if (strcmp(asked->name, "conftest") != 0)
        return false;
    for (size_t i = 0; (input = input_at(asked->line, i)); i++)
        if (text_begins_with(text_file_name(input), "conftest.") &&
            is_in_directory_of(input, asked->output))
            return true;
    return false;
}

/* CMake's try_compile: `cc ... CMakeFiles/cmTC_1a2b3.dir/src.c.o -o cmTC_1a2b3`. */
static bool is_of_cmake(const struct asked *asked)
{
    static const char directory[] = "CMakeFiles/";
    const char *input;
    size_t length = strlen(asked->name);
    if (!text_begins_with(asked->name, "cmTC_"))
        return false;
    for (size_t i = 0; (input = input_at(asked->line, i)); i++) {
        const char *target = strstr(input, directory);
        target = target ? target + sizeof(directory) - 1 : "";
        if (strncmp(target, asked->name, length) == 0 && text_begins_with(target + length, ".dir/"))
            return true;
    }
    return false;
}

/* Meson: `cc ... BUILD/meson-private/tmp1a2b3/testfile.c -o
 * BUILD/meson-private/tmp1a2b3/output.exe`, and its first test: `cc ... sanitycheckc.c -o
 * sanitycheckc.exe`, or sanitycheckc_cross.exe. */
static bool is_of_meson(const struct asked *asked)
{
    const char *input = input_at(asked->line, 0);
    size_t stem = input ? strcspn(text_file_name(input), ".") : 0;
    if (strcmp(asked->name, "output.exe") == 0)
        return strstr(asked->output, "meson-private/tmp");
    return input && text_begins_with(asked->name, "sanitycheck") &&
           text_ends_with(asked->name, ".exe") &&
           strncmp(asked->name, text_file_name(input), stem) == 0;
}

bool probe_is(const struct cmdline *line, const char *output)
{
    const struct asked asked = {.line = line, .output = output, .name = text_file_name(output)};
    return is_of_autoconf(&asked) || is_of_cmake(&asked) || is_of_meson(&asked);
}

/* Returns whether the path has a directory whose name begins so. */
static bool is_below(const char *path, const char *beginning)
{
    for (const char *at = path; at; at = strchr(at, '/')) {
        at += *at == '/';
        if (text_begins_with(at, beginning) && strchr(at, '/'))
            return true;
    }
    return false;
}

/* autoconf and libtool compile conftest.c in the build's directory; the others have directories of
 * their own for sources of theirs. */
static bool is_compile_probe_input(const char *path)
{
    static const char *const directories[] = {"cmTC_", "CMakeScratch", "conf_check_",
                                              ".conf_check_", ".sconf_temp"};
    for (size_t i = 0; i < sizeof(directories) / sizeof(*directories); i++)
        if (is_below(path, directories[i]))
            return true;
    return text_begins_with(path, "conftest.") || text_begins_with(path, "_configtest.") ||
           (is_below(path, "meson-private") && is_below(path, "tmp"));
}

bool probe_is_compile(const struct cmdline *line)
{
    size_t inputs = 0;
    const char *input = NULL;
    for (size_t i = 0; i < line->count; i++)
        if (line->words[i].kind == WORD_INPUT) {
            input = line->words[i].text;
            inputs++;
        }
    const char *output = line->output ? text_file_name(line->output) : "";
    if (inputs != 1)
        return false;
    if (strcmp(input, "-") == 0)
        return strcmp(output, "_cgo_.o") == 0;
    return is_compile_probe_input(input) ||
           (text_begins_with(text_file_name(input), "flag_check.") &&
            text_begins_with(output, "flag_check"));
}
