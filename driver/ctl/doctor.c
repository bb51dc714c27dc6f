/* abictl doctor: what this machine has for each architecture, and whether a profile works. */
#include <string.h>

#include "base/environment.h"
#include "base/fs.h"
#include "ctl/columns.h"
#include "ctl/ctl.h"
#include "ctl/doctor_chain.h"
#include "ctl/doctor_parts.h"
#include "ctl/json.h"
#include "profile/profile.h"

enum { OPTION_PROFILE, OPTION_JSON };

struct report {
    struct profile profile;
    struct parts *list; /* by architecture */
    size_t count;
    struct chain chain;
};

static const char *const results[] = {
    [STEP_DONE] = "ok", [STEP_FAILED] = "failed", [STEP_LEFT_OUT] = "not tried"};

static void print_parts(struct ctl *ctl, const struct report *report)
{
    struct strvec cells = {0};
    strvec_push(ctl->arena, &cells, "");
    for (size_t i = 0; i < PARTS; i++)
        strvec_push(ctl->arena, &cells, part_name(i));
    for (size_t i = 0; i < report->count; i++) {
        const struct parts *parts = &report->list[i];
        strvec_push(ctl->arena, &cells, parts->arch->name);
        for (size_t j = 0; j < PARTS; j++)
            strvec_push(ctl->arena, &cells, parts->list[j].found ? parts->list[j].found : "-");
    }
    columns_print(ctl->out, &cells, PARTS + 1);
}

/* Prints each command once, with the parts that it installs. */
static void print_missing(struct ctl *ctl, const struct report *report)
{
    struct strvec cells = {0};
    for (size_t i = 0; i < report->count; i++) {
        const struct parts *parts = &report->list[i];
        struct strvec commands = {0};
        for (size_t j = 0; j < PARTS; j++)
            if (parts->list[j].install && !strvec_contains(&commands, parts->list[j].install))
                strvec_push(ctl->arena, &commands, parts->list[j].install);
        for (size_t j = 0; j < commands.count; j++) {
            strvec_pushf(ctl->arena, &cells, "  %s", parts->arch->name);
            strvec_push(ctl->arena, &cells, commands.items[j]);
        }
    }
    if (cells.count)
        fputs("\nWhat is missing is installed by\n", ctl->out);
    columns_print(ctl->out, &cells, 2);
}

/* Prints the paths, which tell which of several was found. */
static void print_paths(struct ctl *ctl, const struct report *report)
{
    struct strvec cells = {0};
    for (size_t i = 0; i < PARTS; i++) {
        const struct part *part = &report->list[0].list[i];
        if (!part->path)
            continue;
        strvec_pushf(ctl->arena, &cells, "  %s", part_name(i));
        strvec_push(ctl->arena, &cells, part->path);
    }
    fputs("\n", ctl->out);
    columns_print(ctl->out, &cells, 2);
}

static void print_chain(struct ctl *ctl, const struct report *report)
{
    fprintf(ctl->out, "\nProfile %s%s\n", report->profile.name,
            report->chain.is_working ? " works" : " does not work");
    for (size_t i = 0; i < CHAIN_STEPS; i++) {
        const struct step *step = &report->chain.steps[i];
        fprintf(ctl->out, "  %-4s%-9s%s\n", step->language, step->name, results[step->result]);
        struct strvec lines = strvec_split(ctl->arena, step->reason, '\n');
        for (size_t j = 0; j < lines.count; j++)
            fprintf(ctl->out, "      %s\n", lines.items[j]);
    }
}

static json_t *parts_json(const struct parts *parts)
{
    json_t *object = json_object();
    json_put(object, "arch", parts->arch->name);
    for (size_t i = 0; i < PARTS; i++) {
        const struct part *part = &parts->list[i];
        json_t *value = json_object();
        json_put(value, "found", part->found);
        json_put(value, "path", part->path);
        json_put(value, "install", part->install);
        json_object_set_new(object, part_key(i), value);
    }
    return object;
}

static void print_json(struct ctl *ctl, const struct report *report)
{
    json_t *arches = json_array();
    for (size_t i = 0; i < report->count; i++)
        json_array_append_new(arches, parts_json(&report->list[i]));
    json_t *steps = json_array();
    for (size_t i = 0; i < CHAIN_STEPS; i++) {
        const struct step *step = &report->chain.steps[i];
        json_t *value = json_object();
        json_put(value, "language", step->language);
        json_put(value, "step", step->name);
        json_put(value, "result", results[step->result]);
        json_put(value, "reason", step->reason);
        json_array_append_new(steps, value);
    }
    json_t *top = json_object();
    json_put(top, "profile", report->profile.name);
    json_object_set_new(top, "works", json_boolean(report->chain.is_working));
    json_object_set_new(top, "steps", steps);
    json_object_set_new(top, "architectures", arches);
    json_print(top, ctl->out);
}

static int examine(struct ctl *ctl, const char *directory, struct report *report, struct error *err)
{
    size_t count;
    const struct arch *all = arch_list(&count);
    const struct arch *only = ctl->values[OPTION_PROFILE] ? arch_find(report->profile.arch) : NULL;
    report->list = arena_alloc(ctl->arena, count * sizeof(*report->list));
    for (size_t i = 0; i < count; i++)
        if (!only || only == &all[i])
            report->list[report->count++] = parts_find(ctl, &report->profile, &all[i], directory);
    return chain_try(ctl, &report->profile, directory, &report->chain, err);
}

static void print_text(struct ctl *ctl, const struct report *report)
{
    print_parts(ctl, report);
    if (report->count == 1)
        print_paths(ctl, report);
    print_missing(ctl, report);
    print_chain(ctl, report);
}

static int run(struct ctl *ctl, struct error *err)
{
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct choice choice;
    struct report report = {0};
    struct error ignored;
    if (ctl_choose(ctl, ctl->values[OPTION_PROFILE], &choice, err) < 0 ||
        profile_load(ctl->arena, &roots, choice.profile, &report.profile, NULL, err) < 0)
        return -1;
    const char *directory =
        fs_make_temporary(ctl->arena, environment_get(ctl->environ, "TMPDIR"), "abictl-doctor");
    if (!directory)
        return error_system(err, NULL, "cannot create a temporary directory");
    int result = examine(ctl, directory, &report, err);
    fs_remove_tree(directory, &ignored);
    if (result < 0)
        return -1;
    (ctl->values[OPTION_JSON] ? print_json : print_text)(ctl, &report);
    ctl->verdict = report.chain.is_working ? 0 : 1;
    return 0;
}

const struct ctl_command ctl_doctor = {
    .name = "doctor",
    .operands = "",
    .summary = "show what this machine has for each architecture, and try the profile",
    .help = "Lists for each architecture the compilers, the headers of a C library, libstdc++.a,\n"
            "the linkers that know it, and what runs its programs; for each part that is missing,\n"
            "the command that installs it. Then a program of C and one of C++ are compiled and\n"
            "linked for the chosen profile and, if this machine can, run. With --profile only the\n"
            "architecture of that profile is listed, with the paths of what was found.\n",
    .options = {[OPTION_PROFILE] = {"--profile", "NAME", NULL,
                                    "the target, instead of the chosen profile"},
                [OPTION_JSON] = {"--json", NULL, NULL,
                                 "as JSON: {profile, works, steps: [...], architectures: [...]}"}},
    .run = run,
    .status = "Exit status: 0 if the profile works, also where its programs cannot be run on this "
              "machine;\n1 if it does not, 2 for a wrong command line.\n",
};
