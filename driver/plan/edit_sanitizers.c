/* Edits for -fsanitize=. The runtimes of sanitizers replace functions of the C library whatever its
 * release, so the compiler's own work on old targets too, as archives. */
#include <string.h>

#include "plan/edits.h"
#include "plan/program_runtime.h"

enum {
    SIGSTKSZ_RELEASE = 34 /* glibc 2.34: see sysroots/crt/sanitizer.c */
};

enum sanitizer {
    SANITIZE_ADDRESS,
    SANITIZE_THREAD,
    SANITIZE_LEAK,
    SANITIZE_HWADDRESS,
    SANITIZE_OTHER, /* undefined, its many parts, and clang's own */
    SANITIZER_COUNT
};

/* The option by which gcc links the archive instead of the shared library (its manual, "Link
 * Options"). */
static const struct {
    const char *name;
    const char *gcc_word;
} sanitizers[SANITIZER_COUNT] = {
    [SANITIZE_ADDRESS] = {"address", "-static-libasan"},
    [SANITIZE_THREAD] = {"thread", "-static-libtsan"},
    [SANITIZE_LEAK] = {"leak", "-static-liblsan"},
    [SANITIZE_HWADDRESS] = {"hwaddress", "-static-libhwasan"},
    [SANITIZE_OTHER] = {"", "-static-libubsan"},
};

/* The word that asked for each sanitizer and was not taken back; "" where none did. */
struct chosen {
    const char *words[SANITIZER_COUNT];
    bool is_any;
};

static enum sanitizer sanitizer_of(const char *name)
{
    enum sanitizer sanitizer = 0;
    while (sanitizer < SANITIZE_OTHER && strcmp(sanitizers[sanitizer].name, name) != 0)
        sanitizer++;
    return sanitizer;
}

/* Taking back one part of `undefined` leaves the others. */
static void take(struct chosen *chosen, const char *name, const char *word, bool is_wanted)
{
    if (is_wanted)
        chosen->words[sanitizer_of(name)] = word;
    else if (strcmp(name, "all") == 0)
        *chosen = (struct chosen){.is_any = false};
    else if (sanitizer_of(name) != SANITIZE_OTHER || strcmp(name, "undefined") == 0)
        chosen->words[sanitizer_of(name)] = NULL;
}

static struct chosen read_choice(struct draft *draft)
{
    struct chosen chosen = {.is_any = false};
    for (size_t i = 0; i < draft->line->count; i++) {
        const struct word *word = &draft->line->words[i];
        bool is_wanted = word->option == OPT_SANITIZE;
        if (word->kind != WORD_OPTION || (!is_wanted && word->option != OPT_NO_SANITIZE))
            continue;
        struct strvec names = strvec_split(draft->arena, word->value, ',');
        for (size_t j = 0; j < names.count; j++)
            take(&chosen, names.items[j], word->text, is_wanted);
    }
    for (size_t i = 0; i < SANITIZER_COUNT; i++)
        chosen.is_any |= chosen.words[i] != NULL;
    return chosen;
}

/* Returns whether each fault ends the program without a message: then no runtime is linked. */
static bool is_trapping(const struct cmdline *line)
{
    return edit_has_word(line, "-fsanitize-undefined-trap-on-error") ||
           edit_has_word(line, "-fsanitize-trap") || edit_has_word(line, "-fsanitize-trap=all") ||
           edit_has_word(line, "-fsanitize-trap=undefined");
}

static int check_musl(const struct draft *draft, const struct chosen *chosen, struct error *err)
{
    for (size_t i = 0; i < SANITIZER_COUNT; i++)
        if (chosen->words[i] && !(i == SANITIZE_OTHER && is_trapping(draft->line)))
            return error_set(
                err,
                "%s: the compiler's runtime for it is built for glibc, but profile %s is for musl\n"
                "  use any glibc profile%s",
                chosen->words[i], draft->state->profile.name,
                i == SANITIZE_OTHER ? ", or add -fsanitize-undefined-trap-on-error, which needs "
                                      "no runtime"
                                    : "");
    return 0;
}

static int check_glibc(const struct draft *draft, const struct chosen *chosen, struct error *err)
{
    static const char *const shared[] = {"-shared-libsan", "-shared-libasan"};
    for (size_t i = 0; i < sizeof(shared) / sizeof(*shared); i++)
        if (edit_has_word(draft->line, shared[i]))
            return error_set(err,
                             "%s: the compiler's shared runtime needs the host's C library\n"
                             "  remove the option: the static runtime works for profile %s",
                             shared[i], draft->state->profile.name);
    if (chosen->words[SANITIZE_HWADDRESS])
        return error_set(err,
                         "%s: on x86-64 it needs a processor and a kernel (6.4) that mask bits of "
                         "addresses, which no profile promises\n  use -fsanitize=address instead",
                         chosen->words[SANITIZE_HWADDRESS]);
    return 0;
}

/* Adds the archive before -lstdc++: gcc's own -lubsan comes after it, but needs it for C++. */
static void add_before_libstdcxx(struct draft *draft)
{
    static const char reason[] = "the runtime's archive needs libstdc++ for C++, so it goes "
                                 "before it";
    const struct linker_words *words = &draft->line->linker;
    bool has_library = false;
    for (size_t i = 0; i < words->count; i++)
        has_library |= words->items[i].id == LINKER_LIBRARY && words->items[i].value &&
                       strcmp(words->items[i].value, "stdc++") == 0;
    if (!draft->is_cxx && !has_library)
        return;
    draft_append(draft, "-lubsan", reason);
    if (has_library)
        draft_append(draft, "-lstdc++", reason);
}

static void add_words(struct draft *draft, const struct chosen *chosen)
{
    const struct state *state = draft->state;
    for (size_t i = 0; i < SANITIZER_COUNT; i++)
        if (chosen->words[i] && state->toolchain.family == COMPILER_GCC &&
            !edit_has_word(draft->line, sanitizers[i].gcc_word))
            draft_add(draft, sanitizers[i].gcc_word,
                      "the compiler's shared runtime needs the host's C library");
    /* clang has its own lists for programs. */
    if (state->toolchain.family == COMPILER_GCC)
        program_runtime_offer(draft);
    if (chosen->words[SANITIZE_OTHER] && state->toolchain.family == COMPILER_GCC)
        add_before_libstdcxx(draft);
    struct version floor = state->sysroot.release;
    if (floor.part[0] == 2 && floor.part[1] < SIGSTKSZ_RELEASE)
        draft_append(
            draft, arena_printf(draft->arena, "%s/usr/lib/abicc_sanitizer.o", state->sysroot.path),
            "the runtime asks sysconf for the size of a signal stack, which glibc answers "
            "from 2.34 on");
}

int edit_sanitizers(struct draft *draft, struct error *err)
{
    struct chosen chosen = read_choice(draft);
    if (!chosen.is_any)
        return 0;
    if (draft->state->profile.libc == LIBC_MUSL)
        return check_musl(draft, &chosen, err);
    if (check_glibc(draft, &chosen, err) < 0)
        return -1;
    if (!edit_takes_no_libraries(draft->line))
        add_words(draft, &chosen);
    return 0;
}
