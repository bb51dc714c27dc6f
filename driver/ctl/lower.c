/* abictl lower: makes a finished file run with an older glibc. */
#include "ctl/lower.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/text.h"
#include "ctl/ctl.h"
#include "ctl/lower_library.h"
#include "lower/rewrite.h"
#include "profile/profile.h"

enum { OPTION_TO, OPTION_OUTPUT, OPTION_IN_PLACE, OPTION_WITH };

/* What the file is made for. */
struct lower_target {
    struct version release;
    struct profile profile; /* without a name: the release is for any architecture */
};

/* Reads "2.17", or the name of a profile for glibc. */
static int read_target(struct ctl *ctl, const struct strvec *roots, struct lower_target *target,
                       struct error *err)
{
    const char *to = ctl->values[OPTION_TO];
    struct profile *profile = &target->profile;
    *target = (struct lower_target){0};
    if (!to)
        return ctl_misused(ctl, error_set(err, "--to is missing: name a release of glibc, such as "
                                               "2.17, or a profile"));
    if (version_parse(to, strlen(to), &target->release))
        return 0;
    if (profile_load(ctl->arena, roots, to, profile, NULL, err) < 0)
        return -1;
    if (!profile_has_target(profile) || profile->libc != LIBC_GLIBC)
        return error_set(err, "--to %s: the profile is not for a release of glibc", to);
    target->release = profile->libc_version;
    return 0;
}

static int check_arch(const struct lower_target *target, const char *path, const struct arch *arch,
                      struct error *err)
{
    char release[VERSION_TEXT_SIZE];
    const struct profile *profile = &target->profile;
    if (!profile->name || strcmp(arch->name, profile->arch) == 0)
        return 0;
    return error_set(
        err,
        "%s: the file is for %s, but profile %s is for %s\n  name a profile for %s, or "
        "the release alone: --to %s",
        path, arch->name, profile->name, profile->arch, arch->name,
        version_text(target->release, release));
}

/* Fails where a file that the user named cannot be made: what makes it may name another. */
static int check_place(struct ctl *ctl, const char *option, const char *path, struct error *err)
{
    if (!path)
        return 0;
    const char *above = text_directory(ctl->arena, path);
    const char *directory = *above ? above : "/";
    if (fs_is_dir(path))
        return error_set(err, "%s %s: is a directory: name a regular file", option, path);
    if (!fs_is_dir(directory))
        return error_set(err, "%s %s: there is no directory %s", option, path, directory);
    if (access(directory, W_OK) != 0)
        return error_system(err, directory, "%s %s: cannot write there", option, path);
    return 0;
}

/* The files that are written: as the user names them, and where they are. */
struct outputs {
    const char *name;
    const char *place;
    const char *library; /* NULL: none */
    const char *library_place;
};

static int choose_output(struct ctl *ctl, const char *input, struct outputs *outputs,
                         struct error *err)
{
    const char *output = ctl->values[OPTION_OUTPUT];
    if (ctl->values[OPTION_IN_PLACE] && output)
        return ctl_misused(ctl, error_set(err, "--in-place and -o: choose one of them"));
    if (ctl->values[OPTION_IN_PLACE])
        output = input;
    if (!output)
        return ctl_misused(
            ctl, error_set(err, "-o is missing: name the file to write, or say --in-place"));
    if (!ctl->values[OPTION_IN_PLACE] && fs_is_same(ctl->arena, input, output))
        return error_set(err, "-o %s: this is the file itself; say --in-place to replace it",
                         output);
    if (check_place(ctl, "-o", ctl->values[OPTION_OUTPUT], err) < 0)
        return -1;
    outputs->name = output;
    return fs_output(ctl->arena, output, &outputs->place, err);
}

static int choose_library(struct ctl *ctl, const char *input, struct outputs *outputs,
                          struct error *err)
{
    const char *library = ctl->values[OPTION_WITH];
    outputs->library = library;
    if (!library)
        return 0;
    if (check_place(ctl, "--with", library, err) < 0)
        return -1;
    if (fs_is_same(ctl->arena, input, library))
        return error_set(err, "--with %s: this is the file itself; name the library to make",
                         library);
    /* The loader takes the two for one by the name alone. */
    if (fs_is_same(ctl->arena, outputs->name, library) ||
        strcmp(text_file_name(outputs->name), text_file_name(library)) == 0)
        return error_set(err,
                         "--with %s: the library needs another name than the file, beside which it "
                         "has to be",
                         library);
    return fs_output(ctl->arena, library, &outputs->library_place, err);
}

/* Names all obstacles. */
static int refuse(struct ctl *ctl, const char *path, const struct lowering *plan, struct error *err)
{
    char release[VERSION_TEXT_SIZE];
    struct strvec lines = {0};
    version_text(plan->floor, release);
    for (size_t i = 0; i < plan->obstacle_count; i++)
        strvec_pushf(ctl->arena, &lines, "\n  %s",
                     lower_obstacle_text(ctl->arena, &plan->obstacles[i]));
    return error_about(err, path,
                       "cannot be lowered to glibc %s; nothing is written%s\n"
                       "  Build it again with ABICC_PROFILE=glibc%s; `abictl check --functions` "
                       "names the polyfills for it.",
                       release, strvec_join(ctl->arena, &lines, ""), release);
}

static void tell(struct ctl *ctl, const char *output, const struct lowering *plan)
{
    char release[VERSION_TEXT_SIZE];
    fprintf(ctl->out, "%s: needs nothing newer than glibc %s\n", output,
            version_text(plan->floor, release));
    for (size_t i = 0; i < plan->change_count; i++)
        fprintf(ctl->out, "  %s\n", lower_change_text(ctl->arena, &plan->changes[i]));
    for (size_t i = 0; i < plan->added.count; i++)
        fprintf(ctl->out, "  loads %s, too\n", plan->added.items[i]);
    for (size_t i = 0; i < plan->unsure.count; i++)
        fprintf(ctl->out, "  %s\n", plan->unsure.items[i]);
    if (plan->has_packed)
        fputs("  packed relocations (DT_RELR) -> relative relocations\n", ctl->out);
    if (plan->has_marked_plt)
        fputs("  DT_X86_64_PLT: dropped\n", ctl->out);
    if (plan->drops_node)
        fputs("  symbol versions that only newer loaders know: dropped\n", ctl->out);
}

/* Writes the file, with the permissions of the old one but set-user-ID and set-group-ID. */
static int write_result(struct ctl *ctl, const char *input, const char *place,
                        const struct lower_result *result, struct error *err)
{
    struct stat st;
    const struct fs_bytes bytes = {result->bytes, (size_t)result->size};
    if (stat(input, &st) < 0)
        return error_system(err, input, "cannot read");
    return fs_write_with_mode(ctl->arena, place, st.st_mode & 0777, bytes, err);
}

static int lower_file(struct ctl *ctl, const struct elf_file *file, const struct outputs *outputs,
                      const struct lower_target *target, struct error *err)
{
    const struct version release = target->release;
    const char *input = ctl->operands.items[0];
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct lower_file read;
    struct lower_tables tables;
    struct lower_result result;
    if (lower_file_read(ctl->arena, file, &read, err) < 0 ||
        lower_tables_load(ctl->arena, &roots, &read, &tables, err) < 0 ||
        check_arch(target, input, tables.arch, err) < 0 ||
        abi_check_floor(&tables.abi, release, err) < 0)
        return -1;
    tables.companion = outputs->library ? text_file_name(outputs->library) : NULL;
    struct lowering plan = lowering_plan(ctl->arena, &read, &tables, release);
    if (plan.obstacle_count)
        return refuse(ctl, input, &plan, err);
    if (lowering_is_needed(&plan)) {
        if (lower_rewrite(ctl->arena, &read, &tables, &plan, &result, err) < 0)
            return -1;
    } else {
        size_t size;
        result.bytes = elf_file_bytes(file, &size);
        result.size = size;
    }
    if (plan.needs_companion &&
        lower_library_make(ctl, &tables, release, outputs->library_place, err) < 0)
        return -1;
    if (write_result(ctl, input, outputs->place, &result, err) < 0)
        return -1;
    tell(ctl, outputs->name, &plan);
    return 0;
}

static int run(struct ctl *ctl, struct error *err)
{
    const char *input = ctl->operands.items[0];
    struct outputs outputs = {0};
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct lower_target target;
    struct elf_file *file;
    if (read_target(ctl, &roots, &target, err) < 0 ||
        choose_output(ctl, input, &outputs, err) < 0 ||
        choose_library(ctl, input, &outputs, err) < 0 ||
        elf_file_open(ctl->arena, input, &file, err) < 0)
        return -1;
    int status = lower_file(ctl, file, &outputs, &target, err);
    elf_file_close(file);
    return status;
}

const struct ctl_command ctl_lower = {
    .name = "lower",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .summary = "make a finished program or library run with an older glibc",
    .help =
        "For files that cannot be built again. Symbols that are newer than the release are bound\n"
        "to an older version with the same meaning, or to another function; for some, such as\n"
        "stat and what calls main, instructions are added where abicc has some for the "
        "architecture.\n"
        "Packed relocations are unpacked, and libraries from before glibc 2.34, such as\n"
        "libpthread, are loaded again.\n"
        "With --with, functions for which abicc has a polyfill come from a library that abicc and\n"
        "your compiler make, and that the file finds beside it (RUNPATH $ORIGIN).\n"
        "Prints each change, and how it is not the same. If a symbol is in the way, it is named\n"
        "and nothing is written. Strip the file before, not after: binutils cannot always.\n"
        "Only glibc is lowered: `abictl check` tells what the file needs of other libraries.\n",
    .options = {[OPTION_TO] = {"--to", "RELEASE|PROFILE", NULL,
                               "the release of glibc, such as 2.17, or a profile, such as el7"},
                [OPTION_OUTPUT] = {"-o", "OUTPUT", NULL, "the file to write"},
                [OPTION_IN_PLACE] = {"--in-place", NULL, NULL, "replace the file itself"},
                [OPTION_WITH] = {"--with", "LIBRARY", NULL,
                                 "where there is only a polyfill: make this library, to be shipped "
                                 "in the\n        directory of the file. It can be shared by "
                                 "several"}},
    .run = run,
};
