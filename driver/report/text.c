#include <string.h>

#include "report/finding_json.h"
#include "report/report.h"

/* The one place that says more of the file than its name: "main.o: main.c:12"; else NULL. */
static const char *sole_place(const struct finding *finding)
{
    const char *place = finding->places.count == 1 ? finding->places.items[0] : "";
    size_t length = strlen(finding->file);
    return strncmp(place, finding->file, length) == 0 && place[length] == ':' ? place : NULL;
}

static void print_text(FILE *stream, const char *program, const struct finding *finding)
{
    const char *place = sole_place(finding);
    fprintf(stream, "%s: %s: %s %s: %s\n", program, severity_name(finding->severity),
            finding->rule->code, place ? place : finding->file, finding->text);
    for (size_t i = 0; !place && i < finding->places.count; i++)
        fprintf(stream, "  in %s\n", finding->places.items[i]);
    for (const char *line = finding->remedy; line && *line;) {
        int length = (int)strcspn(line, "\n");
        fprintf(stream, "  %.*s\n", length, line);
        line += length;
        line += *line == '\n';
    }
}

/* Releases the object. */
static void print_line(FILE *stream, json_t *object)
{
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
        print_line(stream, finding_json(finding));
    else
        print_text(stream, program, finding);
}

void report_error(FILE *stream, enum report_format format, const char *program,
                  enum severity severity, const struct error *err)
{
    if (format == REPORT_GITHUB) {
        report_github_error(stream, program, severity, err->text);
    } else if (format == REPORT_JSON) {
        json_t *object = json_object();
        json_object_set_new(object, "severity", json_string(severity_name(severity)));
        json_object_set_new(object, "message", finding_json_text(err->text));
        print_line(stream, object);
    } else {
        fprintf(stream, "%s: %s: %s\n", program, severity_name(severity), err->text);
    }
}
