#include <string.h>

#include "report/finding_json.h"
#include "report/report.h"

static void print_text(FILE *stream, const char *program, const struct finding *finding)
{
    fprintf(stream, "%s: %s: %s %s: %s\n", program, severity_name(finding->severity),
            finding->rule->code, finding->file, finding->text);
    for (size_t i = 0; i < finding->places.count; i++)
        fprintf(stream, "  in %s\n", finding->places.items[i]);
    for (const char *line = finding->remedy; line && *line;) {
        int length = (int)strcspn(line, "\n");
        fprintf(stream, "  %.*s\n", length, line);
        line += length;
        line += *line == '\n';
    }
}

static void print_json(FILE *stream, const struct finding *finding)
{
    json_t *object = finding_json(finding);
    json_dumpf(object, stream, JSON_COMPACT);
    fputc('\n', stream);
    json_decref(object);
}

void report_finding(FILE *stream, enum report_format format, const char *program,
                    const struct finding *finding)
{
    if (format == REPORT_GITHUB)
        report_github_finding(stream, finding, finding->file);
    else if (format == REPORT_JSON)
        print_json(stream, finding);
    else
        print_text(stream, program, finding);
}
