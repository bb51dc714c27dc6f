#include <string.h>

#include "report/report.h"

void report_finding(FILE *stream, enum report_format format, const char *program,
                    const struct finding *finding)
{
    (void)format;
    fprintf(stream, "%s: %s: %s %s: %s\n", program, severity_name(finding->severity),
            finding->rule->code, finding->file, finding->text);
    for (const char *line = finding->remedy; line && *line;) {
        int length = (int)strcspn(line, "\n");
        fprintf(stream, "  %.*s\n", length, line);
        line += length;
        line += *line == '\n';
    }
}
