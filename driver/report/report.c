#include "report/report.h"

#include <string.h>

#include "base/text.h"
#include "report/formats.h"

struct report_summary report_summarize(const struct report *report)
{
    struct report_summary summary = {0};
    for (size_t i = 0; i < report->count; i++) {
        const struct report_file *file = &report->files[i];
        summary.unchecked += file->trouble != NULL;
        for (size_t j = 0; j < file->findings.count; j++) {
            enum severity severity = file->findings.items[j].severity;
            summary.errors += severity == SEVERITY_ERROR;
            summary.warnings += severity == SEVERITY_WARNING;
            summary.notes += severity == SEVERITY_NOTE;
        }
    }
    return summary;
}

/* Stores the release that follows the prefix of a floor. */
static bool floor_release(const char *floor, const char *prefix, struct version *release)
{
    size_t length = strlen(prefix);
    return strncmp(floor, prefix, length) == 0 &&
           version_parse(floor + length, strlen(floor + length), release);
}

const char *report_floor(struct arena *arena, const struct report_file *files, size_t count)
{
    static const char *const prefixes[] = {"GLIBC_", "musl "};
    const char *highest[2] = {NULL, NULL};
    struct version releases[2];
    for (size_t i = 0; i < count; i++) {
        if (!files[i].floor)
            return NULL;
        for (size_t libc = 0; libc < 2; libc++) {
            struct version release;
            if (!floor_release(files[i].floor, prefixes[libc], &release) ||
                (highest[libc] && version_compare(release, releases[libc]) <= 0))
                continue;
            highest[libc] = files[i].floor;
            releases[libc] = release;
        }
    }
    if (highest[0] && highest[1])
        return arena_printf(arena, "%s, %s", highest[0], highest[1]);
    if (highest[0] || highest[1])
        return highest[0] ? highest[0] : highest[1];
    return count ? "none" : NULL;
}

const char *report_trouble(struct arena *arena, const struct report_file *file)
{
    return arena_printf(arena, "could not check %s: %s", file->path, file->trouble);
}

const char *report_kind(const struct report_file *file)
{
    if (file->is_archive)
        return "archive";
    if (file->facts->is_relocatable)
        return "object";
    return file->facts->is_shared ? "shared-library" : "executable";
}

const char *report_machine(struct arena *arena, const struct facts *facts)
{
    const char *name = arch_elf_name(facts->machine, facts->is_64, facts->is_big_endian);
    return name ? name : arena_printf(arena, "machine %u", facts->machine);
}

const char *report_libc(const struct facts *facts)
{
    enum libc_kind libc;
    if (facts_libc(facts, &libc))
        return libc_name(libc);
    return facts->is_static_glibc ? libc_name(LIBC_GLIBC) : NULL;
}

static int write_json(json_t *value, FILE *stream, struct error *err)
{
    if (!value)
        return error_set(err, "cannot write the report: out of memory");
    int status = json_dumpf(value, stream, JSON_INDENT(2));
    fputc('\n', stream);
    json_decref(value);
    return status < 0 ? error_set(err, "cannot write the report") : 0;
}

int report_write(struct arena *arena, const struct report *report, enum report_format format,
                 FILE *stream, struct error *err)
{
    switch (format) {
    case REPORT_JSON:
        return write_json(report_json(arena, report), stream, err);
    case REPORT_SARIF:
        return write_json(report_sarif(arena, report), stream, err);
    case REPORT_SPDX:
        return write_json(report_spdx(arena, report), stream, err);
    case REPORT_HTML:
        report_html(arena, report, stream);
        return 0;
    case REPORT_GITHUB:
    case REPORT_TEXT:
        break;
    }
    report_lines(arena, report, format, stream);
    return 0;
}
