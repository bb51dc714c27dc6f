#include "cmdline/intel.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

/* Options of icc 2021 and earlier that gcc and clang refuse, or read as something else: -openmp is
 * -o penmp. What gcc has as well (-fopenmp, -march=, -unroll) is not among them. */
static const char *const whole[] = {
    "-xHost",    "-xHOST",        "-ipo",           "-no-ipo",   "-ip",       "-no-ip",
    "-parallel", "-static-intel", "-openmp",        "-mkl",      "-mp1",      "-ftz",
    "-fpe0",     "-shared-intel", "-no-ansi-alias", "-prec-div", "-prec-sqrt"};

static const char *const beginnings[] = {"-xCORE-",
                                         "-xAVX",
                                         "-xSSE",
                                         "-xMIC-",
                                         "-xCOMMON-AVX",
                                         "-axCORE-",
                                         "-axAVX",
                                         "-axSSE",
                                         "-axMIC-",
                                         "-axCOMMON-",
                                         "-fp-model",
                                         "-fp-speculation",
                                         "-fimf-",
                                         "-qopenmp",
                                         "-qno-openmp",
                                         "-qopt-",
                                         "-qmkl",
                                         "-mkl=",
                                         "-qoverride-limits",
                                         "-no-prec-",
                                         "-diag-",
                                         "-vec-report",
                                         "-par-report",
                                         "-opt-report",
                                         "-inline-level"};

/* Returns whether the option is -wd279 or -we279, which disable a diagnostic or make it an error.
 */
static bool is_diagnostic(const char *text)
{
    return (text_begins_with(text, "-wd") || text_begins_with(text, "-we")) && text[3] &&
           strspn(text + 3, "0123456789,") == strlen(text + 3);
}

/* Every word of every compile is looked at: most differ in the first letter. */
static bool is_intel(const char *text)
{
    for (size_t i = 0; i < sizeof(whole) / sizeof(*whole); i++)
        if (text[1] == whole[i][1] && strcmp(text, whole[i]) == 0)
            return true;
    for (size_t i = 0; i < sizeof(beginnings) / sizeof(*beginnings); i++)
        if (text[1] == beginnings[i][1] && text_begins_with(text, beginnings[i]))
            return true;
    return is_diagnostic(text);
}

const char *intel_option(const struct cmdline *line)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->words[i].kind == WORD_OPTION && *line->words[i].text == '-' &&
            is_intel(line->words[i].text))
            return line->words[i].text;
    return NULL;
}
