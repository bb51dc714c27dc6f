/* What was found, in the forms that people and programs read. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "facts/facts.h"
#include "rules/finding.h"
#include "system/runs_on.h"

enum report_format {
    REPORT_TEXT,
    REPORT_JSON,
    REPORT_SARIF,  /* 2.1.0 */
    REPORT_GITHUB, /* workflow commands: ::error file=...::... */
    REPORT_SPDX    /* an SPDX 2.3 document in JSON */
};

/* The form that ABICC_FORMAT asks the wrapper for; text when it asks for none. */
enum report_format report_format_asked(const char *const *environment);

/* One file that was looked at. */
struct report_file {
    const char *path;          /* as messages name it; of a package: "x.whl: pkg/lib.so" */
    const char *operand;       /* what the user named; files of one operand follow each other */
    const char *disk;          /* where it lies, of a package's member the package */
    const char *member;        /* the path inside the package; NULL of all others */
    bool is_archive;           /* of objects: the facts are those of its members together */
    const struct facts *facts; /* without imports and exports; NULL when there is a trouble */
    const char *floor;         /* as lowest_floor says */
    const char *sha256;        /* hex digits; NULL unless the format asks for them */
    const char *sha1;
    uint64_t size;              /* bytes */
    const struct runs_on *rows; /* NULL when it was held against something */
    size_t row_count;
    struct findings findings;
    struct strvec why;   /* places that ask for the symbol in question */
    const char *trouble; /* why it could not be checked; NULL */
};

struct report {
    const char *profile;   /* NULL: none was chosen */
    const char *against;   /* "profile el7", "this machine"; NULL: nothing */
    const char *why;       /* the symbol in question, or NULL */
    const char *directory; /* the working directory, for names relative to it */
    int64_t created;       /* seconds since 1970 */
    const struct report_file *files;
    size_t count;
    size_t skipped; /* files that are nothing to check */
};

struct report_summary {
    size_t errors;
    size_t warnings;
    size_t notes;
    size_t unchecked; /* files with a trouble */
};
struct report_summary report_summarize(const struct report *report);

/* Writes all of it. */
int report_write(struct arena *arena, const struct report *report, enum report_format format,
                 FILE *stream, struct error *err);

/* The highest of the files' floors: "GLIBC_2.17"; of files for two C libraries "GLIBC_2.17, musl
 * 1.2.2"; "none" when no file needs one, NULL when a file has none that will do, or could not be
 * read. */
const char *report_floor(struct arena *arena, const struct report_file *files, size_t count);

/* "could not check FILE: why", of a file with a trouble. */
const char *report_trouble(struct arena *arena, const struct report_file *file);

/* "executable", "shared-library", "object", "archive". */
const char *report_kind(const struct report_file *file);

/* "x86_64" and the like. */
const char *report_machine(struct arena *arena, const struct facts *facts);

/* "glibc", "musl", or NULL: it needs neither. */
const char *report_libc(const struct facts *facts);

/* The text as one line, control characters as \xNN. */
void report_line(FILE *stream, const char *text);

/* One finding: as lines of text ("abicc: error: ABI001 FILE: ..."), for REPORT_GITHUB as a workflow
 * command, for REPORT_JSON as an object in a line of its own; `program` is who says it. For the
 * wrapper, which prints findings as they come. */
void report_finding(FILE *stream, enum report_format format, const char *program,
                    const struct finding *finding);

/* What keeps the program from doing its work, in the same forms: nothing is found out yet, so there
 * is neither rule nor file. */
void report_error(FILE *stream, enum report_format format, const char *program,
                  enum severity severity, const struct error *err);

/* The finding as a workflow command of GitHub's runner, which shows it beside the code: at the
 * source line of its places, else at `file`. */
void report_github_finding(FILE *stream, const struct finding *finding, const char *file);

void report_github_error(FILE *stream, const char *program, enum severity severity,
                         const char *text);

/* Any other remark; `severity` is not SEVERITY_OFF. */
void report_github_remark(FILE *stream, enum severity severity, const char *file, const char *text);

#endif
