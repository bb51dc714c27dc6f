/* A report as lines: for people, or as GitHub's workflow commands. */
#include <stdarg.h>
#include <string.h>

#include "report/formats.h"
#include "report/uri.h"

struct lines {
    struct arena *arena;
    const struct report *report;
    enum report_format format;
    FILE *stream;
};

static const char *floor_text(const char *floor)
{
    return floor ? floor : "in no release of the tables";
}

/* `path` is how people know the file; GitHub's runner wants the one in the working directory. */
static void print_remark(const struct lines *lines, enum severity severity, const char *path,
                         const char *disk, const char *text)
{
    if (lines->format == REPORT_GITHUB)
        report_github_remark(lines->stream, severity, uri_relative(lines->report->directory, disk),
                             arena_printf(lines->arena, "%s: %s", path, text));
    else
        report_line(lines->stream, arena_printf(lines->arena, "%s: %s", path, text));
}

static void print_file(const struct lines *lines, const struct report_file *file)
{
    const char *disk = uri_relative(lines->report->directory, file->disk);
    for (size_t i = 0; i < file->findings.count; i++)
        if (lines->format == REPORT_GITHUB)
            report_github_finding(lines->stream, &file->findings.items[i], disk);
        else
            report_finding(lines->stream, lines->format, "abictl", &file->findings.items[i]);
    if (file->trouble && lines->format == REPORT_GITHUB)
        report_github_remark(lines->stream, SEVERITY_ERROR, disk,
                             report_trouble(lines->arena, file));
    else if (file->trouble)
        report_line(lines->stream, arena_printf(lines->arena, "abictl: error: %s",
                                                report_trouble(lines->arena, file)));
}

static void print_why(const struct lines *lines, const struct report_file *file)
{
    for (size_t i = 0; i < file->why.count; i++)
        print_remark(lines, SEVERITY_NOTE, file->path, file->disk,
                     arena_printf(lines->arena, "%s: %s", lines->report->why, file->why.items[i]));
}

static const char *distro_text(struct arena *arena, const struct distro *distro)
{
    return arena_printf(arena, "%s %s", distro->name, distro->release);
}

static const char *libc_text(struct arena *arena, const struct distro *distro)
{
    char text[VERSION_TEXT_SIZE];
    const char *name = distro->libc == LIBC_GLIBC ? "glibc" : "musl";
    if (version_is_zero(distro->libc_version))
        return name;
    return arena_printf(arena, "%s %s", name, version_text(distro->libc_version, text));
}

/* The file's path below its operand. */
static const char *short_name(const struct report_file *file)
{
    size_t length = strlen(file->operand);
    if (strncmp(file->path, file->operand, length) != 0)
        return file->path;
    return file->path + length + strspn(file->path + length, ":/ ");
}

/* Returns the file whose result stands for the distribution: the first that does not run there,
 * else the first that runs on a condition, else any. */
static const struct report_file *speaker(const struct report_file *files, size_t count, size_t row)
{
    const struct report_file *first = NULL;
    for (size_t i = 0; i < count; i++) {
        if (row >= files[i].row_count)
            continue;
        const struct runs_on *cell = &files[i].rows[row];
        if (!cell->runs)
            return &files[i];
        if (!first || (!first->rows[row].reason && cell->reason))
            first = &files[i];
    }
    return first;
}

/* Prints the table of distributions, one for all files of an operand. */
static void print_runs_on(const struct lines *lines, const struct report_file *files, size_t count)
{
    const struct report_file *first = NULL;
    int widths[2] = {0, 0};
    for (size_t i = 0; i < count && !first; i++)
        if (files[i].row_count)
            first = &files[i];
    if (!first)
        return;
    for (size_t row = 0; row < first->row_count; row++) {
        const struct distro *distro = first->rows[row].distro;
        int name = (int)strlen(distro_text(lines->arena, distro));
        int libc = (int)strlen(libc_text(lines->arena, distro));
        widths[0] = name > widths[0] ? name : widths[0];
        widths[1] = libc > widths[1] ? libc : widths[1];
    }
    fputs("runs on\n", lines->stream);
    for (size_t row = 0; row < first->row_count; row++) {
        const struct distro *distro = first->rows[row].distro;
        const struct report_file *file = speaker(files, count, row);
        const struct runs_on *cell = &file->rows[row];
        fprintf(lines->stream, "  %-*s  %-*s  %s", widths[0], distro_text(lines->arena, distro),
                widths[1], libc_text(lines->arena, distro), cell->runs ? "yes" : "no");
        const char *reason = "";
        if (cell->reason)
            reason = arena_printf(lines->arena, "%s  %s%s%s", cell->runs ? "" : " ",
                                  count > 1 ? short_name(file) : "", count > 1 ? ": " : "",
                                  cell->reason);
        report_line(lines->stream, reason);
    }
}

/* Prints the report where no profile was named: the operand's floor, then those of the files in it.
 */
static void print_floors(const struct lines *lines, const struct report_file *files, size_t count)
{
    bool is_whole = true;
    for (size_t i = 0; i < count; i++)
        is_whole = is_whole && !files[i].trouble;
    const char *floor = floor_text(report_floor(lines->arena, files, count));
    print_remark(
        lines, SEVERITY_NOTE, files[0].operand, files[0].operand,
        arena_printf(lines->arena, "lowest floor %s",
                     is_whole ? floor : "not known, because some files could not be checked"));
    for (size_t i = 0; i < count && lines->format == REPORT_TEXT; i++)
        if (strcmp(files[i].path, files[i].operand) != 0 && !files[i].trouble)
            report_line(lines->stream, arena_printf(lines->arena, "  %s: %s", short_name(&files[i]),
                                                    floor_text(files[i].floor)));
    for (size_t i = 0; i < count; i++)
        print_file(lines, &files[i]);
}

static const char *plural(struct arena *arena, size_t count, const char *noun)
{
    return arena_printf(arena, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

static void print_summary(const struct lines *lines)
{
    const struct report *report = lines->report;
    struct report_summary summary = report_summarize(report);
    struct arena *arena = lines->arena;
    fprintf(lines->stream, "abictl: %s", plural(arena, report->count, "file"));
    if (report->against)
        fprintf(lines->stream, " %s against %s: %s, %s",
                summary.unchecked ? "to be checked" : "checked", report->against,
                plural(arena, summary.errors, "error"), plural(arena, summary.warnings, "warning"));
    if (summary.unchecked)
        fprintf(lines->stream, "%s %zu could not be checked", report->against ? "," : ":",
                summary.unchecked);
    if (report->skipped)
        fprintf(lines->stream, "; %s of other kinds skipped",
                plural(arena, report->skipped, "file"));
    fputc('\n', lines->stream);
}

void report_lines(struct arena *arena, const struct report *report, enum report_format format,
                  FILE *stream)
{
    const struct lines lines = {arena, report, format, stream};
    bool is_asked = false;
    for (size_t i = 0; i < report->count;) {
        const struct report_file *files = &report->files[i];
        size_t count = 1;
        while (i + count < report->count && strcmp(files[count].operand, files[0].operand) == 0)
            count++;
        i += count;
        if (!report->against)
            print_floors(&lines, files, count);
        for (size_t j = 0; j < count; j++) {
            if (report->against)
                print_file(&lines, &files[j]);
            print_why(&lines, &files[j]);
            is_asked = is_asked || files[j].why.count;
        }
        /* With --why, the answer is about one symbol, and the table would only be in the way. */
        if (!report->against && !report->why && format == REPORT_TEXT)
            print_runs_on(&lines, files, count);
    }
    if (report->why && !is_asked && format == REPORT_TEXT)
        fprintf(stream, "abictl: no file needs %s\n", report->why);
    if (format == REPORT_TEXT && (report->against || report->count != 1 || report->skipped))
        print_summary(&lines);
}
