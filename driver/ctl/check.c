/* abictl check: the verdict of the build's own check, on any file, from anywhere. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/environment.h"
#include "ctl/check_here.h"
#include "ctl/check_items.h"
#include "ctl/check_judge.h"
#include "ctl/check_why.h"
#include "ctl/ctl.h"
#include "profile/profile.h"

enum { OPTION_PROFILE, OPTION_FORMAT, OPTION_WHY, OPTION_HERE, OPTION_MAX_UNPACKED };

enum { VERDICT_HOLDS = 0, VERDICT_FINDINGS = 1, VERDICT_UNCHECKED = 2 };

static enum report_format read_format(const char *word)
{
    static const char *const words[] = {"text", "json", "sarif", "github", "spdx"};
    enum report_format format = REPORT_TEXT;
    for (size_t i = 0; word && i < sizeof(words) / sizeof(*words); i++)
        if (strcmp(word, words[i]) == 0)
            format = (enum report_format)i;
    return format;
}

/* "500M", "20G": what a package may unpack to. Naming it lifts the limit of the ratio. */
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
        return error_set(err, "--max-unpacked: %s is no size: write 500M, 20G or a number of bytes",
                         text);
    limits->unpacked = (uint64_t)size << shift;
    limits->ratio = 0;
    return 0;
}

/* The profile that the line or ABICC_PROFILE names, or NULL. The user's config.yaml is no word for
 * this: the same line must give the same verdict on every machine. */
static int read_profile(struct ctl *ctl, const struct strvec *roots, const struct profile **profile,
                        struct error *err)
{
    struct choice choice;
    struct profile_sources sources = {{0}};
    const char *named = ctl->values[OPTION_PROFILE];
    *profile = NULL;
    /* Also a line without one is read, so that a misspelt ABICC_ variable is no silent pass. */
    if (ctl_choose(ctl, named, &choice, err) < 0)
        return -1;
    if (!named && !environment_get(ctl->environ, "ABICC_PROFILE"))
        return 0;
    struct profile *loaded = arena_alloc(ctl->arena, sizeof(*loaded));
    if (profile_load(ctl->arena, roots, choice.profile, loaded, &sources, err) < 0)
        return -1;
    *profile = loaded;
    return 0;
}

/* This machine as the profile. */
static int read_here(struct ctl *ctl, const struct profile **profile, struct error *err)
{
    if (ctl->values[OPTION_PROFILE])
        return error_set(err, "--here: this machine is the target: leave --profile out");
    if (!ctl->operands.count && ctl->values[OPTION_FORMAT] &&
        read_format(ctl->values[OPTION_FORMAT]) != REPORT_TEXT)
        return error_set(err, "--here: the machine itself is told as text: leave --format out");
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

/* Reports for programs tend to go to a file: people are told here why the status is 2. */
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
    return error_set(err,
                     "%s: nothing to check: no ELF file is there (%zu of other kinds): name the "
                     "file, directory or package that the build made",
                     strvec_join(ctl->arena, &ctl->operands, ", "), items->skipped);
}

static int run(struct ctl *ctl, struct error *err)
{
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct package_limits limits;
    struct check_target target = {.roots = &roots, .is_machine = ctl->values[OPTION_HERE] != NULL};
    if (read_limits(ctl->values[OPTION_MAX_UNPACKED], &limits, err) < 0)
        return -1;
    if (target.is_machine ? read_here(ctl, &target.profile, err) < 0
                          : read_profile(ctl, &roots, &target.profile, err) < 0)
        return -1;
    if (!ctl->operands.count && target.is_machine)
        return check_here_tell(ctl, &roots, target.profile, err);
    if (!ctl->operands.count)
        return error_set(err, "FILE|DIR|ARCHIVE is missing; see abictl check --help");
    enum report_format format = read_format(ctl->values[OPTION_FORMAT]);
    struct check_items items = {.arena = ctl->arena,
                                .limits = &limits,
                                .wants_checksums = format == REPORT_SPDX,
                                .why = ctl->values[OPTION_WHY]};
    check_items_gather(&items, &ctl->operands);
    if (!items.count)
        return fail_empty(ctl, &items, err);
    if (check_judge(&items, &target, err) < 0)
        return -1;
    return write_report(ctl, &items, &target, err);
}

const struct ctl_command ctl_check = {
    .name = "check",
    .operands = "FILE|DIR|ARCHIVE...",
    .least = 0,
    .most = SIZE_MAX,
    .summary = "hold files against a profile, or tell where they run",
    .help =
        "Looks at ELF programs, shared libraries, objects and archives of them; at those in\n"
        "directories; and at those in packages: .whl .zip .jar .tar(.gz .bz2 .xz .zst) .deb .rpm "
        ".apk\n"
        "and packages inside these, all told by their content. Nothing is unpacked to disk.\n"
        "Libraries of one directory or package come along together: they serve each other, and\n"
        "each is held itself.\n"
        "\n"
        "With --profile, or ABICC_PROFILE, each file is held to the rules of the profile\n"
        "(`abictl explain` lists them). With neither, the lowest floor is told, and on which\n"
        "distributions the file runs. The profile in the user's config.yaml is for building and\n"
        "has no say here, nor has the profile's key `check` or ABICC_CHECK: one line gives one\n"
        "verdict on every machine.\n"
        "File names that are not UTF-8 appear in JSON with U+FFFD, in SARIF's URIs as %XX.\n",
    .options =
        {
            [OPTION_PROFILE] = {"--profile", "NAME", NULL, "what the files are held against"},
            [OPTION_FORMAT] = {"--format", "FORMAT", "text|json|sarif|github|spdx",
                               "how the report is written; text when it is not given"},
            [OPTION_WHY] = {"--why", "SYMBOL", NULL,
                            "name each place that asks for the symbol, or for a version such as "
                            "GLIBC_2.38"},
            [OPTION_HERE] = {"--here", NULL, NULL,
                             "hold the files against this machine: its C library and libraries, "
                             "kernel and\n        processor. Without a file, tell what it has"},
            [OPTION_MAX_UNPACKED] = {"--max-unpacked", "SIZE", NULL,
                                     "what a package may unpack to: 500M, 20G; else 8G, and 200 "
                                     "times its own size"},
        },
    .run = run,
    .failure = VERDICT_UNCHECKED,
    .status = "Exit status: 0 all hold (warnings may be there), or there was nothing to hold them\n"
              "against; 1 an error was found; 2 something could not be checked: a file that is\n"
              "missing, unreadable or damaged, a package that was refused, nothing to check at\n"
              "all, a line that is wrong. 2 comes before 1.\n",
};
