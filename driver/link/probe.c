#include "link/probe.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

/* Returns whether the output is autoconf's conftest (a.out in its first test), CMake's cmTC_1a2b3
 * (try_compile) or Meson's sanitycheckc.exe (its first check of a compiler). */
static bool is_probe_output(const char *name)
{
    return text_begins_with(name, "conftest") || text_begins_with(name, "cmTC_") ||
           strcmp(name, "sanitycheckc.exe") == 0 || strcmp(name, "sanitycheckcpp.exe") == 0;
}

/* Returns whether the input is autoconf's conftest.c, trivial.c of cmd/link's linkerFlagSupported,
 * or Meson's testfile.c or testfile.cpp, from which it makes output.exe. */
static bool is_probe_input(const char *name, const char *output)
{
    return text_begins_with(name, "conftest.") || strcmp(name, "trivial.c") == 0 ||
           (text_begins_with(name, "testfile.c") && strcmp(output, "output.exe") == 0);
}

bool probe_is(const struct cmdline *line, const char *output)
{
    const char *name = text_file_name(output);
    if (is_probe_output(name))
        return true;
    for (size_t i = 0; i < line->count; i++)
        if (line->words[i].kind == WORD_INPUT &&
            is_probe_input(text_file_name(line->words[i].text), name))
            return true;
    return false;
}
