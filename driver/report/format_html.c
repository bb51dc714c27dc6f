/* One HTML page, for people who decide whether a release may go out: no script, and nothing that is
 * loaded from elsewhere. */
#include <string.h>

#include "report/formats.h"

static const char head[] =
    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<title>abicc report</title>\n<style>\n"
    ":root { color-scheme: light dark; --line: #d8dee4; --soft: #f3f5f7; --dim: #57606a;\n"
    "  --good: #14743a; --bad: #b3202c; --warn: #8a5a00; }\n"
    "@media (prefers-color-scheme: dark) { :root { --line: #3a424b; --soft: #20262d;\n"
    "  --dim: #9aa5b1; --good: #5fd38a; --bad: #ff8087; --warn: #e3b341; } }\n"
    "body { font: 15px/1.45 system-ui, sans-serif; margin: 0 auto; padding: 1rem; max-width: "
    "75rem; }\n"
    "h1 { font-size: 1.3rem; margin: 0 0 .2rem; } h2 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; "
    "}\n"
    "p { margin: .2rem 0; } .dim { color: var(--dim); }\n"
    ".sums { display: flex; flex-wrap: wrap; gap: .5rem; margin: .7rem 0; }\n"
    ".sums div { background: var(--soft); border: 1px solid var(--line); border-radius: .4rem; "
    "padding: .3rem .7rem; }\n"
    ".sums b { font-size: 1.1rem; }\n"
    ".wide { overflow-x: auto; border: 1px solid var(--line); border-radius: .4rem; }\n"
    "table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .3rem "
    ".5rem; "
    "border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap; }\n"
    "th { background: var(--soft); font-weight: 600; } tr:last-child td { border-bottom: 0; }\n"
    "td.text { white-space: normal; min-width: 9rem; overflow-wrap: anywhere; }\n"
    "td:empty::after { content: '-'; color: var(--dim); }\n"
    "td.number { text-align: right; }\n"
    ".good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }\n"
    ".bar { background: var(--line); border-radius: .2rem; width: 7rem; height: .7rem; }\n"
    ".bar i { display: block; background: var(--good); border-radius: .2rem; height: 100%; }\n"
    /* On a phone each row is a card, and each cell begins with the head of its column. */
    "@media (max-width: 45rem) { table, tbody, tr, td { display: block; width: auto; }\n"
    "  tr:first-child { display: none; } tr { border-bottom: 1px solid var(--line); padding: .4rem "
    "0; }\n"
    "  td { display: flex; gap: .5rem; border: 0; padding: .1rem .7rem; white-space: normal; }\n"
    "  td.number { text-align: left; } td:empty { display: none; }\n"
    "  td::before { flex: 0 0 5.5rem; color: var(--dim); font-weight: 400; } .bar { flex: 1; } "
    "}\n"
    "@media print { body { max-width: none; } }\n"
    "</style>\n";

/* Prints the text; what HTML or a terminal would take for its own is escaped. */
static void put(FILE *stream, const char *text)
{
    for (; text && *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '&')
            fputs("&amp;", stream);
        else if (c == '<')
            fputs("&lt;", stream);
        else if (c == '>')
            fputs("&gt;", stream);
        else if (c == '"')
            fputs("&quot;", stream);
        else if (c == '\n')
            fputs("<br>", stream);
        else if (c < ' ' || c == 0x7f)
            fprintf(stream, "\\x%02x", c);
        else
            fputc(c, stream);
    }
}

/* Prints a cell. `kind` is a class of the style sheet, or "". */
static void cell(FILE *stream, const char *kind, const char *text)
{
    fprintf(stream, *kind ? "<td class=\"%s\">" : "<td>", kind);
    put(stream, text);
    fputs("</td>", stream);
}

/* Prints a cell with a mark for what a file has or lacks. */
static void mark(FILE *stream, bool is_good, const char *text)
{
    fprintf(stream, "<td class=\"%s\">%s ", is_good ? "good" : "bad",
            is_good ? "&#10003;" : "&#10007;");
    put(stream, text);
    fputs("</td>", stream);
}

/* Begins a table of that class. */
static void heads(FILE *stream, const char *class, const char *const *names)
{
    fputs("<style>@media (max-width: 45rem) {", stream);
    for (size_t i = 0; names[i]; i++)
        fprintf(stream, " .%s td:nth-child(%zu)::before { content: '%s'; }", class, i + 1,
                names[i]);
    fprintf(stream, " }</style>\n<div class=\"wide\"><table class=\"%s\">\n<tr>", class);
    for (; *names; names++)
        fprintf(stream, "<th>%s</th>", *names);
    fputs("</tr>\n", stream);
}

static size_t count_of(const struct report_file *file, enum severity severity)
{
    size_t count = 0;
    for (size_t i = 0; i < file->findings.count; i++)
        count += file->findings.items[i].severity == severity;
    return count;
}

static const char *plural(struct arena *arena, size_t count, const char *word)
{
    return arena_printf(arena, "%zu %s%s", count, word, count == 1 ? "" : "s");
}

static void result_cell(struct arena *arena, const struct report_file *file, FILE *stream)
{
    size_t errors = count_of(file, SEVERITY_ERROR);
    size_t warnings = count_of(file, SEVERITY_WARNING);
    if (file->trouble)
        mark(stream, false, "not checked");
    else if (errors)
        mark(stream, false, plural(arena, errors, "error"));
    else if (warnings)
        cell(stream, "warn", plural(arena, warnings, "warning"));
    else
        mark(stream, true, "ok");
}

/* Returns the size as people read it. */
static const char *size_text(struct arena *arena, uint64_t size)
{
    static const char *const units[] = {"KiB", "MiB", "GiB"};
    double number = (double)size / 1024;
    size_t unit = 0;
    while (number >= 1024 && unit < 2) {
        number /= 1024;
        unit++;
    }
    return arena_printf(arena, "%.1f %s", number, units[unit]);
}

static const char *branch_protection(const struct facts *facts)
{
    if (facts->has_ibt && facts->has_shstk)
        return "CET";
    if (facts->has_bti)
        return facts->has_pac ? "BTI, PAC" : "BTI";
    return facts->has_ibt ? "IBT" : facts->has_shstk ? "SHSTK" : "";
}

static void hardening_cells(const struct facts *facts, FILE *stream)
{
    static const char *const relro[] = {"none", "partial", "full"};
    if (facts->is_relocatable) {
        for (int i = 0; i < 4; i++)
            cell(stream, "dim", "");
        return;
    }
    mark(stream, facts->is_pie || facts->is_shared,
         facts->is_shared ? "library"
         : facts->is_pie  ? "PIE"
                          : "not PIE");
    mark(stream, facts->relro == FACTS_RELRO_FULL, relro[facts->relro]);
    mark(stream, facts->stack == FACTS_STACK_PLAIN,
         facts->stack == FACTS_STACK_EXECUTABLE ? "executable" : "NX");
    cell(stream, "", branch_protection(facts));
}

static void put_files(struct arena *arena, const struct report *report, FILE *stream)
{
    static const char *const names[] = {"File",     "Result", "Floor",    "Machine",
                                        "Size",     "Code",   "RELRO",    "Stack",
                                        "Branches", "Needs",  "Build-id", NULL};
    fputs("<h2>Files</h2>\n", stream);
    heads(stream, "files", names);
    for (size_t i = 0; i < report->count; i++) {
        const struct report_file *file = &report->files[i];
        static const struct facts none = {.is_relocatable = true};
        const struct facts *facts = file->facts ? file->facts : &none;
        fputs("<tr>", stream);
        cell(stream, "text", file->path);
        result_cell(arena, file, stream);
        cell(stream, "", file->floor);
        cell(stream, "", file->facts ? report_machine(arena, facts) : NULL);
        cell(stream, "number", file->size ? size_text(arena, file->size) : NULL);
        hardening_cells(facts, stream);
        cell(stream, "text", strvec_join(arena, &facts->needed, ", "));
        cell(stream, "dim", facts->build_id ? arena_printf(arena, "%.8s", facts->build_id) : NULL);
        fputs("</tr>\n", stream);
    }
    fputs("</table></div>\n", stream);
}

static void put_finding(struct arena *arena, const struct finding *finding, const char *path,
                        FILE *stream)
{
    static const char *const kinds[] = {
        [SEVERITY_NOTE] = "dim", [SEVERITY_WARNING] = "warn", [SEVERITY_ERROR] = "bad"};
    fputs("<tr>", stream);
    cell(stream, "text", path);
    cell(stream, kinds[finding->severity], finding->rule->code);
    cell(stream, "text", finding->text);
    cell(stream, "text", finding->remedy);
    cell(stream, "text", strvec_join(arena, &finding->places, "\n"));
    fputs("</tr>\n", stream);
}

static void put_findings(struct arena *arena, const struct report *report, FILE *stream)
{
    static const char *const names[] = {"File", "Rule", "Finding", "Remedy", "Places", NULL};
    struct report_summary summary = report_summarize(report);
    if (!summary.errors && !summary.warnings && !summary.notes && !summary.unchecked)
        return;
    fputs("<h2>Findings</h2>\n", stream);
    heads(stream, "findings", names);
    for (size_t i = 0; i < report->count; i++) {
        const struct report_file *file = &report->files[i];
        if (file->trouble) {
            fputs("<tr>", stream);
            cell(stream, "text", file->path);
            cell(stream, "bad", "not checked");
            cell(stream, "text", file->trouble);
            fputs("<td></td><td></td></tr>\n", stream);
        }
        for (size_t j = 0; j < file->findings.count; j++)
            put_finding(arena, &file->findings.items[j], file->path, stream);
    }
    fputs("</table></div>\n", stream);
}

/* Returns the row of the distribution for the file, or NULL. */
static const struct runs_on *row_of(const struct report_file *file, const struct distro *distro)
{
    for (size_t i = 0; i < file->row_count; i++)
        if (file->rows[i].distro == distro)
            return &file->rows[i];
    return NULL;
}

static void put_distro(struct arena *arena, const struct report *report,
                       const struct distro *distro, FILE *stream)
{
    size_t known = 0;
    size_t running = 0;
    const char *reason = NULL;
    for (size_t i = 0; i < report->count; i++) {
        const struct runs_on *row = row_of(&report->files[i], distro);
        known += row != NULL;
        running += row && row->runs;
        if (row && !row->runs && !reason)
            reason = report->count == 1 ? row->reason
                                        : arena_printf(arena, "%s: %s", report->files[i].path,
                                                       row->reason ? row->reason : "");
    }
    fputs("<tr>", stream);
    cell(stream, "", arena_printf(arena, "%s %s", distro->name, distro->release));
    fprintf(stream, "<td><div class=\"bar\"><i style=\"width:%zu%%\"></i></div></td>",
            known ? running * 100 / known : 0);
    mark(stream, running == known, arena_printf(arena, "%zu of %zu", running, known));
    cell(stream, "text", reason);
    fputs("</tr>\n", stream);
}

static void put_distros(struct arena *arena, const struct report *report, FILE *stream)
{
    static const char *const names[] = {"System", "", "Files that run", "The first reason", NULL};
    const struct report_file *longest = NULL;
    for (size_t i = 0; i < report->count; i++)
        if (report->files[i].row_count > (longest ? longest->row_count : 0))
            longest = &report->files[i];
    if (!longest)
        return;
    fputs("<h2>Runs on</h2>\n", stream);
    heads(stream, "systems", names);
    for (size_t i = 0; i < longest->row_count; i++)
        put_distro(arena, report, longest->rows[i].distro, stream);
    fputs("</table></div>\n", stream);
}

static void put_sum(FILE *stream, const char *kind, const char *number, const char *what)
{
    fprintf(stream, "<div><b class=\"%s\">", kind);
    put(stream, number);
    fprintf(stream, "</b> %s</div>\n", what);
}

void report_html(struct arena *arena, const struct report *report, FILE *stream)
{
    struct report_summary summary = report_summarize(report);
    const char *floor = report_floor(arena, report->files, report->count);
    fputs(head, stream);
    fputs("<h1>abicc report</h1>\n<p class=\"dim\">", stream);
    put(stream, report->against ? arena_printf(arena, "checked against %s", report->against)
                                : "where these files run");
    fputs(", by abicc " ABICC_VERSION "</p>\n<div class=\"sums\">\n", stream);
    put_sum(stream, "", arena_printf(arena, "%zu", report->count),
            report->count == 1 ? "file" : "files");
    put_sum(stream, "", floor ? floor : "unknown", "lowest floor");
    put_sum(stream, summary.errors ? "bad" : "good", arena_printf(arena, "%zu", summary.errors),
            "errors");
    put_sum(stream, summary.warnings ? "warn" : "good",
            arena_printf(arena, "%zu", summary.warnings), "warnings");
    if (summary.unchecked)
        put_sum(stream, "bad", arena_printf(arena, "%zu", summary.unchecked), "not checked");
    fputs("</div>\n", stream);
    put_files(arena, report, stream);
    put_findings(arena, report, stream);
    put_distros(arena, report, stream);
    fputs("</html>\n", stream);
}
