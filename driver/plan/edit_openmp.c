/* Edits for OpenMP (and OpenACC, which shares gcc's runtime). A program contains the runtime, and
 * its shared libraries use the program's copy, so that there is one set of threads. An archive
 * could not go into a shared library anyway: gcc's is built for programs, and LLVM's ends a process
 * that has two. */
#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "plan/edits.h"
#include "plan/program_runtime.h"
#include "sysroot/glibc/runtime_archives.h"

struct openmp {
    const char *word;    /* the option that enables it, or NULL */
    const char *library; /* -lgomp where the command line names it, or NULL */
    const char *offload; /* the option that asks for another device's code, or NULL */
};

static bool begins_one_of(const char *text, const char *const *words)
{
    while (*words && !text_begins_with(text, *words))
        words++;
    return *words != NULL;
}

/* gcc's -foffload=, or --offload=, also takes options for the host's side, and two words that name
 * no device. */
static bool is_offload(const char *text)
{
    static const char *const words[] = {
        "-foffload=", "--offload=", "-fopenmp-targets=", "--offload-arch=", NULL};
    static const char *const harmless[] = {"-foffload=-", "-foffload=disable", "-foffload=default",
                                           "--offload=-", "--offload=disable", "--offload=default",
                                           NULL};
    return begins_one_of(text, words) && !begins_one_of(text, harmless);
}

static struct openmp read_line(const struct draft *draft)
{
    const struct cmdline *line = draft->line;
    struct openmp openmp = {0};
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        const char *text = word->text;
        if (word->kind != WORD_OPTION)
            continue;
        if (program_runtime_is_openmp(word))
            openmp.word = text;
        else if (word->option == OPT_NO_OPENMP)
            openmp.word = NULL;
        else if (is_offload(text))
            openmp.offload = text;
    }
    for (size_t i = 0; i < line->linker.count; i++)
        if (program_runtime_is_openmp_library(draft, &line->linker.items[i]))
            openmp.library = line->linker.items[i].text;
    return openmp;
}

/* Checks that clang's runtime has an archive: not every LLVM is built with one. */
static int check_clang(const struct draft *draft, const char *word, struct error *err)
{
    const struct state *state = draft->state;
    if (state->toolchain.family != COMPILER_CLANG || draft->line->is_shared ||
        strcmp(word, "-fopenmp=libgomp") == 0 ||
        fs_exists(arena_printf(draft->arena, "%s/usr/lib/libomp.a", state->sysroot.path)))
        return 0;
    return error_set(err,
                     "%s: %s has no libomp.a, and the host's libomp.so needs the host's C "
                     "library\n"
                     "  compile and link with gcc, whose libgomp has an archive (%s), or use "
                     "an LLVM\n"
                     "  that was built with LIBOMP_ENABLE_SHARED=OFF",
                     word, state->toolchain.path,
                     draft->choice->family ? "CC=abi-gcc CXX=abi-g++"
                                           : "ABICC_CC=gcc ABICC_CXX=g++");
}

static int fail_musl(const char *word, const struct profile *profile, struct error *err)
{
    return error_set(
        err,
        "%s: the compiler's OpenMP runtime is built for programs, and musl has none for "
        "shared libraries (profile %s)\n"
        "  remove the option where shared libraries are compiled and linked, or "
        "link their code into the program",
        word, profile->name);
}

static void leave_to_program(struct draft *draft)
{
    static const char reason[] =
        "the OpenMP runtime is the program's, one for all of its libraries";
    const struct cmdline *line = draft->line;
    draft_add(draft,
              arena_printf(draft->arena, "-L%s/usr/lib/" LIBRARIES_OF_PROGRAMS,
                           draft->state->sysroot.path),
              reason);
    for (size_t i = 0; i < line->linker.count; i++)
        if (line->linker.items[i].id == LINKER_FILE &&
            program_runtime_is_openmp_library(draft, &line->linker.items[i]))
            draft_drop_linker_word(draft, i, reason);
}

int edit_openmp(struct draft *draft, struct error *err)
{
    struct openmp openmp = read_line(draft);
    const struct state *state = draft->state;
    const struct profile *profile = &state->profile;
    if (!openmp.word && !openmp.library)
        return 0;
    if (openmp.word && openmp.offload)
        return error_set(err,
                         "%s: code for other devices needs the host's own runtime and its "
                         "plug-ins, which profile %s does not promise\n"
                         "  remove the option: target regions then run on the processor",
                         openmp.offload, profile->name);
    if (openmp.word && check_clang(draft, openmp.word, err) < 0)
        return -1;
    if (profile->libc == LIBC_MUSL)
        return openmp.word && draft->line->is_shared ? fail_musl(openmp.word, profile, err) : 0;
    program_runtime_offer(draft);
    if (draft->line->is_shared)
        leave_to_program(draft);
    else if (draft->line->is_exporting)
        /* First: the same archive's names are then defined when it is named again. */
        draft_add(draft,
                  arena_printf(draft->arena, "-Wl,--whole-archive,-l%s,--no-whole-archive",
                               state->toolchain.family == COMPILER_GCC ? "gomp" : "omp"),
                  "libraries that the program loads may call any function of the runtime");
    return 0;
}
