#include <stdlib.h>
#include <string.h>

#include "base/environment.h"
#include "report/finding_json.h"
#include "report/report.h"

/* Returns the finding's only place where it begins with the file's name ("main.o: main.c:12"). */
static const char *sole_place(const struct finding *finding)
{
    const char *place = finding->places.count == 1 ? finding->places.items[0] : "";
    size_t length = strlen(finding->file);
    return strncmp(place, finding->file, length) == 0 && place[length] == ':' ? place : NULL;
}

/* Writes the text with control characters as \xNN. Names come from files of unknown origin: a
 * newline in one could forge a message, and GitHub's runner would take a line that begins with `::`
 * for a command. */
static void print_plain(FILE *stream, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if ((c < ' ' && c != '\t') || c == 0x7f)
            fprintf(stream, "\\x%02x", c);
        else
            fputc(c, stream);
    }
}

void report_line(FILE *stream, const char *text)
{
    print_plain(stream, text, strlen(text));
    fputc('\n', stream);
}

static void print_lines(FILE *stream, const char *indent, const char *text)
{
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        fputs(indent, stream);
        print_plain(stream, line, length);
        fputc('\n', stream);
        line += length;
        line += *line == '\n';
    }
}

static void print_text(FILE *stream, const char *program, const struct finding *finding)
{
    const char *place = sole_place(finding);
    const char *file = place ? place : finding->file;
    fprintf(stream, "%s: %s: %s ", program, severity_name(finding->severity), finding->rule->code);
    print_plain(stream, file, strlen(file));
    fputs(": ", stream);
    report_line(stream, finding->text);
    for (size_t i = 0; !place && i < finding->places.count; i++) {
        fputs("  in ", stream);
        report_line(stream, finding->places.items[i]);
    }
    print_lines(stream, "  ", finding->remedy ? finding->remedy : "");
}

/* Prints the object as one line and releases it. */
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

void report_findings(FILE *stream, enum report_format format, const char *program,
                     const struct findings *findings)
{
    char *text = NULL;
    size_t size = 0;
    FILE *whole = findings->count ? open_memstream(&text, &size) : NULL;
    for (size_t i = 0; i < findings->count; i++)
        report_finding(whole ? whole : stream, format, program, &findings->items[i]);
    if (!whole || fclose(whole) != 0)
        return;
    fwrite(text, 1, size, stream);
    free(text);
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
        fprintf(stream, "%s: %s: ", program, severity_name(severity));
        print_lines(stream, "", err->text);
    }
}

enum report_format report_format_asked(const char *const *environment)
{
    const char *name = environment_get(environment, "ABICC_FORMAT");
    if (name && strcmp(name, "github") == 0)
        return REPORT_GITHUB;
    return name && strcmp(name, "json") == 0 ? REPORT_JSON : REPORT_TEXT;
}
