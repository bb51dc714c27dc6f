/* abictl check: applies the checks of a build to any file. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/environment.h"
#include "ctl/check_functions.h"
#include "ctl/check_here.h"
#include "ctl/check_items.h"
#include "ctl/check_judge.h"
#include "ctl/check_why.h"
#include "ctl/ctl.h"
#include "profile/profile.h"
#include "target/package_libraries.h"

enum {
    OPTION_PROFILE,
    OPTION_FORMAT,
    OPTION_WHY,
    OPTION_FUNCTIONS,
    OPTION_HERE,
    OPTION_MAX_UNPACKED
};

enum { VERDICT_HOLDS = 0, VERDICT_FINDINGS = 1, VERDICT_UNCHECKED = 2 };

static enum report_format read_format(const char *word)
{
    static const char *const words[] = {"text", "json", "sarif", "github", "spdx", "html"};
    enum report_format format = REPORT_TEXT;
    for (size_t i = 0; word && i < sizeof(words) / sizeof(*words); i++)
        if (strcmp(word, words[i]) == 0)
            format = (enum report_format)i;
    return format;
}

/* Reads the size to which a package may unpack: "500M", "20G". It replaces the limit by ratio. */
static int read_limits(const char *text, struct package_limits *limits, struct error *err)
{
    static const char units[] = "KMGT";
    *limits = package_default_limits;
    if (!text)
        return 0;
    char *end;
    errno = 0;
    unsigned long long size = strtoull(text, &end, 10);
    const char *unit = *end ? strchr(units, *end) : NULL;
    unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;
    if (errno || end == text || text[0] == '-' || (*end && (!unit || end[1])) || !size ||
        size > UINT64_MAX >> shift)
        return error_set(
            err, "--max-unpacked: invalid size %s; write 500M, 20G or a number of bytes", text);
    limits->unpacked = (uint64_t)size << shift;
    limits->ratio = 0;
    return 0;
}

/* Reads the profile that --profile or ABICC_PROFILE names, or stores NULL. The user's config.yaml
 * does not count: the same command line must give the same verdict on every machine. A profile of
 * this machine is read as --here is. */
static int read_profile(struct ctl *ctl, struct check_target *target, struct error *err)
{
    struct choice choice;
    const char *named = ctl->values[OPTION_PROFILE];
    /* Without a profile this still reads the environment, and so finds misspelt ABICC_ variables.
     */
    if (ctl_choose(ctl, named, &choice, err) < 0)
        return -1;
    if (!named && !environment_get(ctl->environ, "ABICC_PROFILE"))
        return 0;
    struct profile *loaded = arena_alloc(ctl->arena, sizeof(*loaded));
    if (profile_load(ctl->arena, target->roots, choice.profile, loaded, NULL, err) < 0)
        return -1;
    target->profile = loaded;
    target->is_machine = !profile_has_target(loaded);
    if (target->is_machine)
        return check_here_profile(ctl->arena, &target->profile, err);
    return package_libraries_find(ctl->arena, ctl->environ, loaded, &target->packages, err);
}

/* Reads this machine as a profile. */
static int read_here(struct ctl *ctl, const struct profile **profile, struct error *err)
{
    if (ctl->values[OPTION_PROFILE])
        return error_set(err,
                         "--here and --profile: this machine is the target; leave --profile out");
    if (!ctl->operands.count && ctl->values[OPTION_FORMAT] &&
        read_format(ctl->values[OPTION_FORMAT]) != REPORT_TEXT)
        return error_set(err, "--here without a file prints text only; leave --format out");
    return check_here_profile(ctl->arena, profile, err);
}

static int64_t time_of_creation(struct ctl *ctl)
{
    const char *epoch = environment_get(ctl->environ, "SOURCE_DATE_EPOCH");
    return epoch && *epoch ? strtoll(epoch, NULL, 10) : (int64_t)time(NULL);
}

static const struct report_file *files_of(struct ctl *ctl, const struct check_items *items)
{
    struct report_file *files = arena_alloc(ctl->arena, (items->count + 1) * sizeof(*files));
    for (size_t i = 0; i < items->count; i++)
        files[i] = items->items[i].file;
    return files;
}

/* Prints the troubles, which explain the status 2, where the report itself goes to a program. */
static void print_troubles(struct ctl *ctl, const struct report *report)
{
    for (size_t i = 0; i < report->count; i++)
        if (report->files[i].trouble)
            report_line(ctl->notes, arena_printf(ctl->arena, "abictl: error: %s",
                                                 report_trouble(ctl->arena, &report->files[i])));
}

static int write_report(struct ctl *ctl, const struct check_items *items,
                        const struct check_target *target, struct error *err)
{
    char *directory = getcwd(NULL, 0);
    struct report report = {
        .profile = target->profile && !target->is_machine ? target->profile->name : NULL,
        .why = ctl->values[OPTION_WHY],
        .directory = directory ? arena_strdup(ctl->arena, directory) : NULL,
        .created = time_of_creation(ctl),
        .files = files_of(ctl, items),
        .count = items->count,
        .skipped = items->skipped,
    };
    free(directory);
    if (target->is_machine)
        report.against = "this machine";
    else if (target->profile)
        report.against = arena_printf(ctl->arena, "profile %s", target->profile->name);
    enum report_format format = read_format(ctl->values[OPTION_FORMAT]);
    if (format != REPORT_TEXT && format != REPORT_GITHUB)
        print_troubles(ctl, &report);
    struct report_summary summary = report_summarize(&report);
    if (summary.unchecked)
        ctl->verdict = VERDICT_UNCHECKED;
    else
        ctl->verdict = summary.errors ? VERDICT_FINDINGS : VERDICT_HOLDS;
    return report_write(ctl->arena, &report, format, ctl->out, err);
}

static int fail_empty(struct ctl *ctl, const struct check_items *items, struct error *err)
{
    return error_set(
        err,
        "%s: nothing to check: no ELF files (%zu other files); name the file, directory "
        "or package that the build made",
        strvec_join(ctl->arena, &ctl->operands, ", "), items->skipped);
}

/* Answers --functions in place of a report. */
static int tell_functions(struct ctl *ctl, struct check_items *items,
                          const struct check_target *target, struct error *err)
{
    size_t missing;
    size_t unchecked = 0;
    if (!target->profile)
        return error_set(err, "--functions: name the target, with --profile or ABICC_PROFILE");
    if (ctl->values[OPTION_FORMAT] && read_format(ctl->values[OPTION_FORMAT]) != REPORT_TEXT)
        return error_set(err, "--functions prints text only; leave --format out");
    if (check_functions(ctl, items, target->roots, target->profile, &missing, err) < 0)
        return -1;
    for (size_t i = 0; i < items->count; i++)
        unchecked += items->items[i].file.trouble ? 1 : 0;
    struct report report = {.files = files_of(ctl, items), .count = items->count};
    print_troubles(ctl, &report);
    ctl->verdict = unchecked ? VERDICT_UNCHECKED : missing ? VERDICT_FINDINGS : VERDICT_HOLDS;
    return 0;
}

/* Returns the release for which --why tells whether the file can be lowered: that of the profile,
 * or of the default one; NULL where the target has another C library. */
static const struct version *lower_release(const struct check_target *target)
{
    static const struct version standard = {{2, 17, 0}};
    if (!target->profile)
        return &standard;
    return target->profile->libc == LIBC_GLIBC ? &target->profile->libc_version : NULL;
}

static int run(struct ctl *ctl, struct error *err)
{
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct package_limits limits;
    struct check_target target = {.roots = &roots, .is_machine = ctl->values[OPTION_HERE] != NULL};
    if (read_limits(ctl->values[OPTION_MAX_UNPACKED], &limits, err) < 0)
        return -1;
    if (target.is_machine ? read_here(ctl, &target.profile, err) < 0
                          : read_profile(ctl, &target, err) < 0)
        return -1;
    if (!ctl->operands.count && target.is_machine)
        return check_here_tell(ctl, &roots, target.profile, err);
    if (!ctl->operands.count)
        return error_set(err, "FILE|DIR|PACKAGE is missing; see abictl check --help");
    enum report_format format = read_format(ctl->values[OPTION_FORMAT]);
    struct check_items items = {.arena = ctl->arena,
                                .limits = &limits,
                                .wants_checksums = format == REPORT_SPDX,
                                .why = ctl->values[OPTION_WHY],
                                .roots = &roots,
                                .lower_to = lower_release(&target)};
    check_items_gather(&items, &ctl->operands);
    if (!items.count)
        return fail_empty(ctl, &items, err);
    if (ctl->values[OPTION_FUNCTIONS])
        return tell_functions(ctl, &items, &target, err);
    if (check_judge(&items, &target, err) < 0)
        return -1;
    return write_report(ctl, &items, &target, err);
}

const struct ctl_command ctl_check = {
    .name = "check",
    .operands = "FILE|DIR|PACKAGE...",
    .least = 0,
    .most = SIZE_MAX,
    .summary = "check files against a profile, or tell where they run",
    .help =
        "Checks ELF programs, shared libraries, objects and archives of objects: named files,\n"
        "files in directories, and files in packages (.whl .zip .jar .tar(.gz .bz2 .xz .zst) .deb\n"
        ".rpm .apk, also inside each other). The content of a file decides what it is. Nothing is\n"
        "unpacked to disk. The libraries in a directory or package count as shipped together: "
        "they\n"
        "may use each other, and each is checked itself.\n"
        "\n"
        "With --profile, or ABICC_PROFILE, each file is checked against the rules of the profile\n"
        "(`abictl explain` lists them). Without either, the report is the lowest floor, and the\n"
        "distributions on which the file runs. The profile in the user's config.yaml, the "
        "profile's\n"
        "key `check` and ABICC_CHECK are ignored: the same command line gives the same verdict on\n"
        "every machine.\n"
        "File names that are not UTF-8 are written with U+FFFD in JSON, and with %XX in SARIF.\n",
    .options =
        {
            [OPTION_PROFILE] = {"--profile", "NAME", NULL, "check the files against this profile"},
            [OPTION_FORMAT] = {"--format", "FORMAT", "text|json|sarif|github|spdx|html",
                               "the format of the report; text by default"},
            [OPTION_WHY] = {"--why", "SYMBOL", NULL,
                            "print each place that uses the symbol, or a symbol version such as "
                            "GLIBC_2.38,\n        and whether `abictl lower` can replace it"},
            [OPTION_FUNCTIONS] = {"--functions", NULL, NULL,
                                  "print the functions of a newer C library that the files use, "
                                  "and the\n        polyfills to choose for them"},
            [OPTION_HERE] = {"--here", NULL, NULL,
                             "check the files against this machine: its C library and libraries, "
                             "kernel and\n        processor. Without a file, print what it has"},
            [OPTION_MAX_UNPACKED] =
                {"--max-unpacked", "SIZE", NULL,
                 "the size to which a package may unpack: 500M, 20G; by default "
                 "8G and 200\n        times its own size"},
        },
    .run = run,
    .failure = VERDICT_UNCHECKED,
    .status =
        "Exit status: 0 no errors (there may be warnings), or there was no profile to check\n"
        "against; 1 there were errors; 2 something could not be checked: a file is missing,\n"
        "unreadable or damaged, a package was refused, there was nothing to check, or the\n"
        "command line is wrong. Where both 1 and 2 apply, the status is 2, because the report\n"
        "is incomplete.\n",
};
