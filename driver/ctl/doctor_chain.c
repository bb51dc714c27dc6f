#include "ctl/doctor_chain.h"

#include <string.h>
#include <sys/wait.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/process.h"
#include "base/text.h"

enum { STATUS_NOT_RUN = 125 };

static const char c_source[] = "#include <stdio.h>\n"
                               "int main(void)\n"
                               "{\n"
                               "    puts(\"hello\");\n"
                               "    return 0;\n"
                               "}\n";
static const char cxx_source[] = "#include <iostream>\n"
                                 "#include <stdexcept>\n"
                                 "int main()\n"
                                 "{\n"
                                 "    try {\n"
                                 "        throw std::runtime_error(\"hello\");\n"
                                 "    } catch (const std::exception &error) {\n"
                                 "        std::cout << error.what() << std::endl;\n"
                                 "    }\n"
                                 "}\n";

static const struct language {
    const char *name;
    const char *program; /* of abicc */
    const char *file;
    const char *source;
    bool is_cxx;
} languages[] = {
    {"C", "abicc", "hello.c", c_source, false},
    {"C++", "abic++", "hello.cc", cxx_source, true},
};

static const char *const names[] = {"compile", "link", "run"};
enum { STEPS = sizeof(names) / sizeof(*names) };

struct trial {
    struct ctl *ctl;
    struct strvec env;
    const char *directory;
    const struct language *language;
    struct step *steps; /* of this language */
};

/* Returns what a command printed as an error, else its output, without the final newline. */
static const char *printed(struct arena *arena, const struct process_output *output)
{
    const char *text = *output->err ? output->err : output->out;
    size_t length = strlen(text);
    while (length && text[length - 1] == '\n')
        length--;
    return arena_strndup(arena, text, length);
}

/* Runs the command as a step, which is left out after one that did not succeed. */
static struct process_output run_step(const struct trial *trial, size_t index,
                                      const struct strvec *argv)
{
    struct step *step = &trial->steps[index];
    struct process_output output = {.out = "", .err = "", .status = -1};
    if (index && trial->steps[index - 1].result != STEP_DONE)
        return output;
    struct error err;
    if (process_capture(trial->ctl->arena, argv, &trial->env, &output, &err) < 0)
        output.err = arena_strdup(trial->ctl->arena, err.text);
    step->result = output.status == 0 ? STEP_DONE : STEP_FAILED;
    if (step->result == STEP_FAILED)
        step->reason = printed(trial->ctl->arena, &output);
    return output;
}

/* A machine without an emulator, or without the target's loader, is no fault of the chain. */
static void run_output(const struct trial *trial, const char *abictl, const char *output)
{
    struct arena *arena = trial->ctl->arena;
    struct step *step = &trial->steps[2];
    struct strvec argv = {0};
    strvec_push(arena, &argv, abictl);
    strvec_push(arena, &argv, "run");
    strvec_push(arena, &argv, output);
    struct process_output result = run_step(trial, 2, &argv);
    if (step->result == STEP_FAILED && WIFEXITED(result.status) &&
        WEXITSTATUS(result.status) == STATUS_NOT_RUN) {
        step->result = STEP_LEFT_OUT;
    } else if (step->result == STEP_DONE && strcmp(result.out, "hello\n") != 0) {
        step->result = STEP_FAILED;
        step->reason = "its output is wrong";
    } else if (step->result == STEP_FAILED && !*step->reason) {
        step->reason = "the program did not end with status 0";
    }
}

static int try_language(const struct trial *trial, struct error *err)
{
    struct arena *arena = trial->ctl->arena;
    const char *compiler;
    const char *abictl;
    if (ctl_program(trial->ctl, trial->language->program, &compiler, err) < 0 ||
        ctl_program(trial->ctl, "abictl", &abictl, err) < 0)
        return -1;
    const char *source = arena_printf(arena, "%s/%s", trial->directory, trial->language->file);
    const char *object = arena_printf(arena, "%s.o", source);
    const char *output = arena_printf(arena, "%s.out", source);
    if (fs_write(source, trial->language->source, strlen(trial->language->source), err) < 0)
        return -1;
    struct strvec compile = {0};
    const char *const compile_words[] = {compiler, "-c", source, "-o", object};
    for (size_t i = 0; i < sizeof(compile_words) / sizeof(*compile_words); i++)
        strvec_push(arena, &compile, compile_words[i]);
    run_step(trial, 0, &compile);
    struct strvec link = {0};
    const char *const link_words[] = {compiler, object, "-o", output};
    for (size_t i = 0; i < sizeof(link_words) / sizeof(*link_words); i++)
        strvec_push(arena, &link, link_words[i]);
    run_step(trial, 1, &link);
    run_output(trial, abictl, output);
    return 0;
}

int chain_try(struct ctl *ctl, const struct profile *profile, const char *directory,
              struct chain *chain, struct error *err)
{
    struct strvec removed = {0};
    struct strvec set = {0};
    strvec_push(ctl->arena, &removed, "ABICC_EXPLAIN");
    strvec_push(ctl->arena, &removed, "ABICC_ARCH"); /* the profile's name has it */
    strvec_push(ctl->arena, &removed, "GOARCH");
    strvec_pushf(ctl->arena, &set, "ABICC_PROFILE=%s", profile->name);
    *chain = (struct chain){.is_working = true};
    struct trial trial = {.ctl = ctl,
                          .env = environment_edit(ctl->arena, ctl->environ, &removed, &set),
                          .directory = directory};
    for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++) {
        trial.language = &languages[i];
        trial.steps = &chain->steps[i * STEPS];
        for (size_t j = 0; j < STEPS; j++)
            trial.steps[j] = (struct step){.language = languages[i].name,
                                           .name = names[j],
                                           .result = STEP_LEFT_OUT,
                                           .reason = ""};
        if (languages[i].is_cxx && !profile_has_cxx(profile))
            trial.steps[0].reason = "C++ is not available for musl on this architecture";
        else if (try_language(&trial, err) < 0)
            return -1;
    }
    for (size_t i = 0; i < CHAIN_STEPS; i++)
        chain->is_working &= chain->steps[i].result != STEP_FAILED;
    return 0;
}
