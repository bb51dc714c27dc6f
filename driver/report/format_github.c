/* Workflow commands of GitHub's runner: ::error file=app,title=ABI001 symbol-version::text
 * (GitHub Actions, "Workflow commands"; the escapes are those of its toolkit). */
#include <ctype.h>
#include <string.h>

#include "report/report.h"

/* Escapes what ends a command (it is one line), and `:` and `,`, which end a property. */
static void print_escaped(FILE *stream, const char *text, size_t length, const char *special)
{
    for (size_t i = 0; i < length; i++) {
        if (strchr(special, text[i]))
            fprintf(stream, "%%%02X", (unsigned)(unsigned char)text[i]);
        else
            fputc(text[i], stream);
    }
}

static void print_property(FILE *stream, const char *text, size_t length)
{
    print_escaped(stream, text, length, "%\r\n:,");
}

static void print_data(FILE *stream, const char *text)
{
    print_escaped(stream, text, strlen(text), "%\r\n");
}

/* The source line in "main.o: main.c:12", or in "main.c:12" alone. GitHub shows the finding there.
 */
struct source {
    const char *file;
    size_t length;
    const char *line;
};

static bool read_source(const char *place, struct source *source)
{
    const char *object = strstr(place, ": ");
    const char *file = object ? object + 2 : place;
    const char *colon = strrchr(file, ':');
    if (!colon || colon == file || !isdigit((unsigned char)colon[1]) ||
        colon[1 + strspn(colon + 1, "0123456789")] != '\0')
        return false;
    *source = (struct source){.file = file, .length = (size_t)(colon - file), .line = colon + 1};
    return true;
}

static void print_location(FILE *stream, const struct finding *finding, const char *file)
{
    struct source source;
    for (size_t i = 0; i < finding->places.count; i++)
        if (read_source(finding->places.items[i], &source)) {
            print_property(stream, source.file, source.length);
            fprintf(stream, ",line=%s", source.line);
            return;
        }
    print_property(stream, file, strlen(file));
}

static const char *const commands[] = {"debug", "notice", "warning", "error"};

void report_github_remark(FILE *stream, enum severity severity, const char *file, const char *text)
{
    fprintf(stream, "::%s file=", commands[severity]);
    print_property(stream, file, strlen(file));
    fputs("::", stream);
    print_data(stream, text);
    fputc('\n', stream);
}

void report_github_finding(FILE *stream, const struct finding *finding, const char *file)
{
    fprintf(stream, "::%s file=", commands[finding->severity]);
    print_location(stream, finding, file);
    fprintf(stream, ",title=%s %s::", finding->rule->code, finding->rule->name);
    print_data(stream, finding->file);
    fputs(": ", stream);
    print_data(stream, finding->text);
    for (size_t i = 0; i < finding->places.count; i++) {
        fputs("%0Ain ", stream);
        print_data(stream, finding->places.items[i]);
    }
    if (finding->remedy && *finding->remedy) {
        fputs("%0A", stream);
        print_data(stream, finding->remedy);
    }
    fputc('\n', stream);
}

void report_github_error(FILE *stream, const char *program, enum severity severity,
                         const char *text)
{
    fprintf(stream, "::%s title=%s::", commands[severity], program);
    print_data(stream, text);
    fputc('\n', stream);
}
